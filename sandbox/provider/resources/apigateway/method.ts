import { unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { booleanOf, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { ApiGatewayClient, missing } from "./client";
import { methodPath } from "./places";

const undeployed = ["authorizationScopes", "authorizerId", "requestModels", "requestParameters"];

/** Pulumi's names of what can be changed, and AWS's. */
const settings = {
    apiKeyRequired: "apiKeyRequired",
    authorization: "authorizationType",
    operationName: "operationName",
    requestValidatorId: "requestValidatorId",
} as const;

const sent = (inputs: Values): Values => ({
    authorizationType: inputs["authorization"]!,
    apiKeyRequired: booleanOf(inputs, "apiKeyRequired") ?? false,
    ...(textOf(inputs, "operationName") ? { operationName: inputs["operationName"]! } : {}),
    ...(textOf(inputs, "requestValidatorId") ? { requestValidatorId: inputs["requestValidatorId"]! } : {}),
});

export const resource: Resource = {
    replaceOn: ["httpMethod", "region", "resourceId", "restApi"],

    async create(inputs, aws) {
        refuseInputs("aws.apigateway.Method", inputs, undeployed);
        const id = ["agm", inputs["restApi"], inputs["resourceId"], inputs["httpMethod"]].join("-");
        await aws.client(ApiGatewayClient).put(methodPath(id).path, sent(inputs));
        return id;
    },

    async read(id, aws) {
        const { path, ...place } = methodPath(id);
        const found = await unlessMissing(aws.client(ApiGatewayClient).get(path), missing);
        if (found === undefined) return undefined;
        return {
            ...place,
            ...said({
                authorization: found["authorizationType"],
                operationName: textOf(found, "operationName"),
                requestValidatorId: textOf(found, "requestValidatorId"),
            }),
            apiKeyRequired: booleanOf(found, "apiKeyRequired") === true,
        };
    },

    async update(id, { changed, news }, aws) {
        refuseInputs("aws.apigateway.Method", news, undeployed);
        const changes = Object.entries(settings)
            .filter(([key]) => changed.has(key))
            .map(([key, name]) => [`/${name}`, textOf(news, key) ?? ""]);
        const { path } = methodPath(id);
        await aws.client(ApiGatewayClient).patch(path, Object.fromEntries(changes) as Record<string, string>);
    },

    async delete(id, _state, aws) {
        await unlessMissing(aws.client(ApiGatewayClient).delete(methodPath(id).path), missing);
    },
};
