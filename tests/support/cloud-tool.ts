import type { Backend } from "../../sandbox/backend";
import type { Credentials } from "../../sandbox/backend/control";
import { environmentFor } from "../../sandbox/backend/environment";
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
    const variables = environmentFor(backend, credentials);
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
