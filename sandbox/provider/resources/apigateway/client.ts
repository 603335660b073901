import { request, type RequestOptions } from "node:https";
import { text } from "node:stream/consumers";

import { type ClientOptions, onceSettled } from "../../aws";
import { isObject, type Values } from "../../values";
import type { Change } from "../resource";
import { changeTags, tagMap } from "../tags";
import { signedHeaders } from "./signature";

/** The error of AWS that there is no such thing. */
export const missing = "NotFoundException";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** API Gateway speaks plain REST: a path, and JSON in and out. */
export class ApiGatewayClient {
    constructor(private readonly options: ClientOptions) {}

    get(path: string): Promise<Values> {
        return this.ask("GET", path);
    }

    post(path: string, body: Values): Promise<Values> {
        return this.ask("POST", path, body);
    }

    put(path: string, body: Values): Promise<Values> {
        return this.ask("PUT", path, body);
    }

    /** Replaces members of a resource, each named by its path in it. */
    async patch(path: string, changes: Record<string, string>): Promise<void> {
        const patchOperations = Object.entries(changes).map(([at, value]) => ({
            op: "replace",
            path: at,
            value,
        }));
        if (patchOperations.length > 0) await this.ask("PATCH", path, { patchOperations });
    }

    async delete(path: string): Promise<void> {
        await this.ask("DELETE", path);
    }

    async tagsOf(arn: string): Promise<Record<string, string>> {
        return tagMap(await this.get(`/tags/${encodeURIComponent(arn)}`));
    }

    async tag(arn: string, tags: Record<string, string>): Promise<void> {
        await this.put(`/tags/${encodeURIComponent(arn)}`, { tags });
    }

    changeTags(arn: string, change: Change): Promise<void> {
        const path = `/tags/${encodeURIComponent(arn)}`;
        const query = (keys: string[]) => keys.map((key) => `tagKeys=${encodeURIComponent(key)}`).join("&");
        return changeTags(
            change,
            (tags) => this.tag(arn, tags),
            (keys) => this.delete(`${path}?${query(keys)}`),
        );
    }

    /** API Gateway takes few changes at a time, and says so. */
    private ask(method: Method, path: string, body?: Values): Promise<Values> {
        return onceSettled(() => this.answer(method, path, body), "TooManyRequestsException");
    }

    private async answer(method: Method, path: string, body?: Values): Promise<Values> {
        const { endpoint, credentials, region, requestHandler } = this.options;
        const { host, hostname, port } = new URL(endpoint!);
        const payload = body === undefined ? "" : JSON.stringify(body);
        const call = { method, host, path, payload, region: region!, service: "apigateway" };
        const headers = { ...signedHeaders(call, credentials!), "content-type": "application/json" };
        const { httpsAgent: agent, requestTimeout } = requestHandler;
        const timeout = requestTimeout === undefined ? {} : { timeout: requestTimeout };
        return exchanged({ method, hostname, port, path, headers, agent, ...timeout }, payload);
    }
}

/** The answer to a request: an error, named as AWS names it, unless it went well. */
function exchanged(options: RequestOptions, payload: string): Promise<Values> {
    return new Promise((resolve, reject) => {
        const sent = request(options, (response) => {
            text(response).then((body) => {
                const answer = parsed(body);
                if ((response.statusCode ?? 500) < 400) return resolve(answer);
                const error = new Error(String(answer["message"] ?? body));
                error.name = String(response.headers["x-amzn-errortype"] ?? answer["__type"]).split(":")[0]!;
                return reject(error);
            }, reject);
        });
        sent.on("timeout", () => sent.destroy(new Error("API Gateway did not answer in time")));
        sent.on("error", reject);
        sent.end(payload);
    });
}

function parsed(body: string): Values {
    const value: unknown = body === "" ? {} : JSON.parse(body);
    return isObject(value as Values) ? (value as Values) : {};
}
