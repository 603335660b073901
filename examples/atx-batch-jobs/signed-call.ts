import { createHash, createHmac } from "node:crypto";

import type { Credentials } from "../stage";

export interface Call {
    url: string;
    region: string;
    body: string;
}

const algorithm = "AWS4-HMAC-SHA256";
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * Calls an API of API Gateway by POST, signed with version 4 of AWS's signatures, or not at all. On a command line,
 * `curl --aws-sigv4 "aws:amz:REGION:execute-api"` does the same.
 */
export async function called(
    call: Call,
    credentials?: Credentials,
): Promise<{ status: number; body: string }> {
    const headers = { "content-type": "application/json", ...(credentials && signature(call, credentials)) };
    const response = await fetch(call.url, { method: "POST", headers, body: call.body });
    return { status: response.status, body: await response.text() };
}

function signature({ url, region, body }: Call, given: Credentials): Record<string, string> {
    const { host, pathname } = new URL(url);
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const scope = [date.slice(0, 8), region, "execute-api", "aws4_request"];
    const { sessionToken } = given;
    const signed = {
        host,
        "x-amz-date": date,
        ...(sessionToken && { "x-amz-security-token": sessionToken }),
    };
    const names = Object.keys(signed).join(";");
    const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}`);
    const request = ["POST", pathname, "", ...lines, "", names, hash(body)].join("\n");
    const key = scope.reduce<string | Buffer>(mac, `AWS4${given.secretAccessKey}`);
    const made = mac(key, [algorithm, date, scope.join("/"), hash(request)].join("\n")).toString("hex");
    const credential = `${given.accessKeyId}/${scope.join("/")}`;
    return {
        ...Object.fromEntries(Object.entries(signed).filter(([name]) => name !== "host")),
        authorization: `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${made}`,
    };
}
