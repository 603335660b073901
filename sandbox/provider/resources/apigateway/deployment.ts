import { unlessMissing } from "../../aws";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { ApiGatewayClient, missing } from "./client";
import { within } from "./places";

/** What an API was at a moment, for its stages. */
export const resource: Resource = {
    replaceOn: ["region", "restApi", "triggers", "variables"],

    async create(inputs, aws) {
        refuseInputs("aws.apigateway.Deployment", inputs, ["variables"]);
        const path = `/restapis/${String(inputs["restApi"])}/deployments`;
        const description = textOf(inputs, "description") ?? "";
        return String((await aws.client(ApiGatewayClient).post(path, { description }))["id"]);
    },

    async read(id, aws, known) {
        const { api, path } = within(id, known, "deployments");
        const found = await unlessMissing(aws.client(ApiGatewayClient).get(path), missing);
        if (found === undefined) return undefined;
        return said({ restApi: api, description: textOf(found, "description") });
    },

    async update(id, { changed, news, actual }, aws) {
        const { path } = within(id, actual, "deployments");
        if (changed.has("description"))
            await aws
                .client(ApiGatewayClient)
                .patch(path, { "/description": textOf(news, "description") ?? "" });
    },

    async delete(id, state, aws) {
        const { path } = within(id, state, "deployments");
        await unlessMissing(aws.client(ApiGatewayClient).delete(path), missing);
    },
};
