import { type Aws, unlessMissing } from "../../aws";
import { partitionOf } from "../../invokes/places";
import type { Values } from "../../values";
import { booleanOf, objectOf, said, textOf } from "../inputs";
import type { Resource } from "../resource";
import { tagMap, tagsReadMap } from "../tags";
import { refuseInputs } from "../unsupported";
import { ApiGatewayClient, missing } from "./client";

const undeployed = [
    "cacheClusterEnabled",
    "cacheClusterSize",
    "canarySettings",
    "clientCertificateId",
    "documentationVersion",
    "variables",
];

/** Pulumi's names of what can be changed, and AWS's. */
const settings = {
    deployment: "deploymentId",
    description: "description",
    xrayTracingEnabled: "tracingEnabled",
} as const;

/** A deployment under a name that callers use. Its id is ags-API-STAGE; an import names API/STAGE. */
export const resource: Resource = {
    replaceOn: ["region", "restApi", "stageName"],

    async create(inputs, aws) {
        refuseInputs("aws.apigateway.Stage", inputs, undeployed);
        const { restApi, stageName, deployment } = inputs;
        await aws.client(ApiGatewayClient).post(`/restapis/${String(restApi)}/stages`, {
            stageName: stageName!,
            deploymentId: deployment!,
            description: textOf(inputs, "description") ?? "",
            tracingEnabled: booleanOf(inputs, "xrayTracingEnabled") ?? false,
        });
        return `ags-${String(restApi)}-${String(stageName)}`;
    },

    /** What a stage is not made with. */
    async configure(id, inputs, aws) {
        const api = aws.client(ApiGatewayClient);
        const { path } = placeOf(id);
        await api.patch(path, accessLog(inputs));
        const tags = tagMap(inputs);
        if (Object.keys(tags).length > 0) await api.tag(arnOf(path, aws), tags);
    },

    async read(id, aws) {
        const { restApi, stageName, path } = placeOf(id);
        const api = aws.client(ApiGatewayClient);
        const found = await unlessMissing(api.get(path), missing);
        if (found === undefined) return undefined;
        const { id: partition, dnsSuffix } = partitionOf(aws.region);
        return {
            ...said({
                description: textOf(found, "description"),
                deployment: found["deploymentId"],
                xrayTracingEnabled: booleanOf(found, "tracingEnabled") || undefined,
            }),
            ...tagsReadMap(await api.tagsOf(arnOf(path, aws))),
            ...accessLogRead(objectOf(found, "accessLogSettings")),
            restApi,
            stageName,
            arn: arnOf(path, aws),
            executionArn: `arn:${partition}:execute-api:${aws.region}:${aws.account}:${restApi}/${stageName}`,
            invokeUrl: `https://${restApi}.execute-api.${aws.region}.${dnsSuffix}/${stageName}`,
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        refuseInputs("aws.apigateway.Stage", news, undeployed);
        const api = aws.client(ApiGatewayClient);
        const { path } = placeOf(id);
        const keys = Object.entries(settings).filter(([key]) => changed.has(key));
        const changes = keys.map(([key, name]) => [`/${name}`, textOf(news, key) ?? ""]);
        await api.patch(path, {
            ...(Object.fromEntries(changes) as Record<string, string>),
            ...(changed.has("accessLogSettings") ? accessLog(news) : {}),
        });
        await api.changeTags(arnOf(path, aws), change);
    },

    async delete(id, _state, aws) {
        await unlessMissing(aws.client(ApiGatewayClient).delete(placeOf(id).path), missing);
    },
};

/** The changes that set where calls are logged, and how. */
function accessLog(inputs: Values): Record<string, string> {
    const { destinationArn, format } = objectOf(inputs, "accessLogSettings");
    if (destinationArn === undefined || format === undefined) return {};
    return {
        "/accessLogSettings/destinationArn": String(destinationArn).replace(/:\*$/, ""),
        "/accessLogSettings/format": String(format),
    };
}

function accessLogRead(found: Values): Values {
    const { destinationArn, format } = found;
    return said({ accessLogSettings: destinationArn ? { destinationArn, format: format! } : undefined });
}

function placeOf(id: string): { restApi: string; stageName: string; path: string } {
    const [, restApi = "", stageName = ""] = /^(?:ags-)?([^-/]+)[-/](.+)$/.exec(id) ?? [];
    if (stageName === "") throw new Error(`"${id}" names no stage: write API/STAGE`);
    return { restApi, stageName, path: `/restapis/${restApi}/stages/${stageName}` };
}

function arnOf(path: string, aws: Aws): string {
    return `arn:${partitionOf(aws.region).id}:apigateway:${aws.region}::${path}`;
}
