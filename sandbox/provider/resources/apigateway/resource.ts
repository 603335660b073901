import { unlessMissing } from "../../aws";
import { textOf } from "../inputs";
import type { Resource } from "../resource";
import { ApiGatewayClient, missing } from "./client";
import { within } from "./places";

/** A part of the path of an API. */
export const resource: Resource = {
    replaceOn: ["region", "restApi"],

    async create({ restApi, parentId, pathPart }, aws) {
        const path = `/restapis/${String(restApi)}/resources/${String(parentId)}`;
        const made = await aws.client(ApiGatewayClient).post(path, { pathPart: pathPart! });
        return String(made["id"]);
    },

    async read(id, aws, known) {
        const { api, path } = within(id, known, "resources");
        const found = await unlessMissing(aws.client(ApiGatewayClient).get(path), missing);
        if (found === undefined) return undefined;
        const { parentId, pathPart, path: whole } = found;
        return { restApi: api, parentId: parentId!, pathPart: pathPart!, path: whole! };
    },

    async update(id, { changed, news, actual }, aws) {
        const keys = ["parentId", "pathPart"].filter((key) => changed.has(key));
        const changes = keys.map((key) => [`/${key}`, textOf(news, key)!]);
        const { path } = within(id, actual, "resources");
        await aws.client(ApiGatewayClient).patch(path, Object.fromEntries(changes) as Record<string, string>);
    },

    async delete(id, state, aws) {
        const { path } = within(id, state, "resources");
        await unlessMissing(aws.client(ApiGatewayClient).delete(path), missing);
    },
};
