import { createHash, createHmac } from "node:crypto";

interface Call {
    method: string;
    host: string;
    path: string;
    payload: string;
    region: string;
    service: string;
}

interface Credentials {
    accessKeyId: string;
    secretAccessKey: string;
}

const algorithm = "AWS4-HMAC-SHA256";
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The headers of a request, signed with version 4 of AWS's signatures. */
export function signedHeaders(
    call: Call,
    credentials: Credentials,
    now = new Date(),
): Record<string, string> {
    const date = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const scope = [date.slice(0, 8), call.region, call.service, "aws4_request"];
    const headers = { host: call.host, "x-amz-date": date };
    const names = Object.keys(headers).join(";");
    const [path = "", query = ""] = call.path.split("?");
    const canonical = [
        call.method,
        path.split("/").map(encodeURIComponent).join("/"),
        query.split("&").sort().join("&"),
        ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
        "",
        names,
        hash(call.payload),
    ].join("\n");
    const toSign = [algorithm, date, scope.join("/"), hash(canonical)].join("\n");
    const key = scope.reduce<string | Buffer>(mac, `AWS4${credentials.secretAccessKey}`);
    const signature = mac(key, toSign).toString("hex");
    const credential = `${credentials.accessKeyId}/${scope.join("/")}`;
    return {
        ...headers,
        authorization: `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
}
