import type { Backend } from "../../sandbox/backend";
import type { Credentials } from "../../sandbox/backend/control";
import { region } from "./aws";
import { type Said, tool } from "./tool";

/**
 * Runs the tool as somebody who has these credentials in the environment, and the address of a backend; by default the
 * root user of its account.
 */
export async function toolIn(
    backend: Backend,
    words: readonly string[],
    {
        credentials,
        folder,
        interrupted,
    }: { credentials?: Credentials; folder?: string; interrupted?: AbortSignal } = {},
): Promise<Said> {
    const variables: Record<string, string> = {
        AWS_ENDPOINT_URL: backend.endpoint,
        AWS_CA_BUNDLE: backend.certificate,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? backend.account,
        AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? "test",
        ...(credentials && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    };
    const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, variables);
    try {
        return await tool(words, folder, interrupted);
    } finally {
        for (const [name, value] of before)
            if (value === undefined) delete process.env[name];
            else process.env[name] = value;
    }
}
