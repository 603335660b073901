import type { Values } from "../../values";

/** A resource of an API: its state has the id alone, an import names the API as well, "api/resource". */
export function within(id: string, known: Values, part: string): { id: string; api: string; path: string } {
    const [own, api = known["restApi"]] = id.split("/").reverse();
    if (api === undefined) throw new Error(`"${id}" names no API: write its id, a slash and this id`);
    return { id: own!, api: String(api), path: `/restapis/${String(api)}/${part}/${own!}` };
}

/** The path of a method, by an id such as agm-api-resource-POST or, for an import, api/resource/POST. */
export function methodPath(id: string): {
    restApi: string;
    resourceId: string;
    httpMethod: string;
    path: string;
} {
    const [, restApi = "", resourceId = "", httpMethod = ""] =
        /^(?:ag[mi]-)?([^-/]+)[-/]([^-/]+)[-/]([A-Z]+)$/.exec(id) ?? [];
    if (httpMethod === "") throw new Error(`"${id}" names no method: write API/RESOURCE/METHOD`);
    const path = `/restapis/${restApi}/resources/${resourceId}/methods/${httpMethod}`;
    return { restApi, resourceId, httpMethod, path };
}
