import { type Aws, unlessMissing } from "../../aws";
import { partitionOf } from "../../invokes/places";
import { pick } from "../blocks";
import { listOf, objectOf, said, textOf } from "../inputs";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { ApiGatewayClient, missing } from "./client";

const undeployed = [
    "binaryMediaTypes",
    "body",
    "endpointAccessMode",
    "failOnWarnings",
    "minimumCompressionSize",
    "parameters",
    "policy",
    "putRestApiMode",
    "securityPolicy",
];

/** What is changed by its own name. */
const settings = ["apiKeySource", "description", "disableExecuteApiEndpoint", "name"];

export const resource: Resource = {
    replaceOn: ["region"],

    async create(inputs, aws) {
        refuseInputs("aws.apigateway.RestApi", inputs, undeployed);
        const types = listOf(objectOf(inputs, "endpointConfiguration"), "types");
        const made = await aws.client(ApiGatewayClient).post("/restapis", {
            ...pick(inputs, settings),
            name: nameOf(inputs),
            endpointConfiguration: { types: types.length > 0 ? types : ["EDGE"] },
            tags: tagMap(inputs),
        });
        return String(made["id"]);
    },

    async read(id, aws) {
        const api = aws.client(ApiGatewayClient);
        const found = await unlessMissing(api.get(`/restapis/${id}`), missing);
        if (found === undefined) return undefined;
        const partition = partitionOf(aws.region).id;
        const types = listOf(objectOf(found, "endpointConfiguration"), "types");
        return {
            ...said({ name: found["name"], description: textOf(found, "description") }),
            ...tagsReadMap(await api.tagsOf(arnOf(id, aws))),
            ...(types.length > 0 ? { endpointConfiguration: { types } } : {}),
            apiKeySource: found["apiKeySource"] ?? "HEADER",
            disableExecuteApiEndpoint: String(found["disableExecuteApiEndpoint"]) === "true",
            arn: arnOf(id, aws),
            executionArn: `arn:${partition}:execute-api:${aws.region}:${aws.account}:${id}`,
            rootResourceId: found["rootResourceId"]!,
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.apigateway.RestApi", news, undeployed);
        const api = aws.client(ApiGatewayClient);
        const keys = settings.filter((key) => changed.has(key));
        const changes = keys.map((key) => [`/${key}`, textOf(news, key) ?? ""] as const);
        const [type] = listOf(objectOf(news, "endpointConfiguration"), "types");
        const moved = changed.has("endpointConfiguration") && type;
        await api.patch(`/restapis/${id}`, {
            ...Object.fromEntries(changes),
            ...(moved ? { "/endpointConfiguration/types/0": type } : {}),
        });
        await api.changeTags(arnOf(id, aws), change);
    },

    async delete(id, _state, aws) {
        await unlessMissing(aws.client(ApiGatewayClient).delete(`/restapis/${id}`), missing);
    },
};

function arnOf(id: string, aws: Aws): string {
    return `arn:${partitionOf(aws.region).id}:apigateway:${aws.region}::/restapis/${id}`;
}
