import { onceSettled } from "../../aws";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { ApiGatewayClient } from "./client";

const path = "/account";
const role = "/cloudwatchRoleArn";

/** What an account says of all its APIs in a region. There is always one, so it is never made or deleted. */
export const resource: Resource = {
    replaceOn: ["region"],

    async create(inputs, aws) {
        const api = aws.client(ApiGatewayClient);
        // A role that was made a moment ago is not known everywhere yet.
        const ask = () => api.patch(path, { [role]: textOf(inputs, "cloudwatchRoleArn") ?? "" });
        await onceSettled(ask, "BadRequestException");
        return "api-gateway-account";
    },

    async read(_id, aws) {
        const found = await aws.client(ApiGatewayClient).get(path);
        return said({ cloudwatchRoleArn: textOf(found, "cloudwatchRoleArn") });
    },

    async update(_id, { news }, aws) {
        const api = aws.client(ApiGatewayClient);
        await api.patch(path, { [role]: textOf(news, "cloudwatchRoleArn") ?? "" });
    },

    async delete() {
        // What other stacks rely on stays.
    },
};
