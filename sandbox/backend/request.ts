import { readFileSync } from "node:fs";
import { request } from "node:https";

/** Where a backend is, and the certificate that it shows. */
export interface Address {
    endpoint: string;
    certificate: string;
}

const limit = 30_000;

/** Asks an address of the backend's own, beside those of AWS, and gives the answer that it wrote as JSON. */
export function ask<Answer>(address: Address, method: string, path: string, body?: object): Promise<Answer> {
    const options = { method, ca: readFileSync(address.certificate), timeout: limit, agent: false };
    return new Promise((resolve, reject) => {
        const asked = request(address.endpoint + path, options, (response) => {
            let text = "";
            response.setEncoding("utf8").on("data", (part: string) => (text += part));
            response.on("error", reject);
            response.on("end", () => {
                if (response.statusCode === 200) resolve(JSON.parse(text) as Answer);
                else reject(new Error(errorIn(text) ?? `${method} ${path} answers ${response.statusCode}`));
            });
        });
        asked.on("timeout", () => asked.destroy(new Error(`${method} ${path} does not answer`)));
        asked.on("error", reject);
        asked.end(body && JSON.stringify(body));
    });
}

function errorIn(text: string): string | undefined {
    try {
        return (JSON.parse(text) as { error?: string }).error;
    } catch {
        return undefined;
    }
}
