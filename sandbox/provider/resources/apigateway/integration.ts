import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { refuseInputs } from "../unsupported";
import { ApiGatewayClient, missing } from "./client";
import { methodPath } from "./places";

const undeployed = [
    "cacheKeyParameters",
    "cacheNamespace",
    "connectionId",
    "contentHandling",
    "integrationTarget",
    "requestParameters",
    "requestTemplates",
    "tlsConfig",
];

/** Pulumi's names, and AWS's. */
const members = {
    connectionType: "connectionType",
    credentials: "credentials",
    integrationHttpMethod: "httpMethod",
    passthroughBehavior: "passthroughBehavior",
    timeoutMilliseconds: "timeoutInMillis",
    type: "type",
    uri: "uri",
} as const;

/** What AWS says where the program says nothing. */
const filledIn: Values = {
    connectionType: "INTERNET",
    passthroughBehavior: "WHEN_NO_MATCH",
    timeoutMilliseconds: 29_000,
};

/** What a method calls. Each change puts all of it, as the first one did. */
export const resource: Resource = {
    replaceOn: ["httpMethod", "region", "resourceId", "restApi"],

    async create(inputs, aws) {
        const id = ["agi", inputs["restApi"], inputs["resourceId"], inputs["httpMethod"]].join("-");
        await put(id, inputs, aws);
        return id;
    },

    async read(id, aws) {
        const { path, ...place } = methodPath(id);
        const asked = aws.client(ApiGatewayClient).get(`${path}/integration`);
        const found = await unlessMissing(asked, missing);
        // A method without one may be told of as empty.
        if (found?.["type"] === undefined) return undefined;
        const read = Object.entries(members).map(([own, name]) => [own, found[name] ?? undefined]);
        return { ...place, ...said(Object.fromEntries(read)) };
    },

    async update(id, { news }, aws) {
        await put(id, news, aws);
    },

    async delete(id, _state, aws) {
        const { path } = methodPath(id);
        await unlessMissing(aws.client(ApiGatewayClient).delete(`${path}/integration`), missing);
    },
};

async function put(id: string, inputs: Values, aws: Aws): Promise<void> {
    refuseInputs("aws.apigateway.Integration", inputs, undeployed);
    const all: Values = { ...filledIn, ...inputs };
    const given = Object.entries(members).filter(([own]) => textOf(all, own) !== undefined);
    const body = Object.fromEntries(given.map(([own, name]) => [name, all[own]!]));
    await aws.client(ApiGatewayClient).put(`${methodPath(id).path}/integration`, body);
}
