import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

import { repositoryRoot } from "../../sandbox";
import type { Backend } from "../../sandbox/backend";
import type { Credentials } from "../../sandbox/backend/control";
import { environmentFor } from "../../sandbox/backend/environment";

/** What a story is told about. */
export interface Deployed {
    backend: Backend;
    /** The folder of the program, with its try.ts. */
    directory: string;
    /** What the program exports; the story reads it from its standard input. */
    outputs: object;
    /** The roles that services have taken, by their ARNs. */
    roles: Record<string, Credentials>;
}

/** Tells the story of a deployed program in a process of its own, which knows the backend as its AWS. */
export function startStory(
    { backend, directory, outputs, roles }: Deployed,
    output: "inherit" | "pipe",
    variables: NodeJS.ProcessEnv = {},
): ChildProcess {
    const runner = path.join(repositoryRoot, "node_modules", "ts-node", "dist", "bin-transpile.js");
    const env = {
        ...process.env,
        // What the shell knows of a real account is none of this one's.
        AWS_PROFILE: undefined,
        AWS_SESSION_TOKEN: undefined,
        ...environmentFor(backend),
        // Where the same AWS answers without TLS: a story tries it in vain.
        PLAIN_ENDPOINT_URL: backend.plainEndpoint,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        TAKEN_ROLES: JSON.stringify(roles),
        ...variables,
    };
    const child = spawn(process.execPath, [runner, path.join(directory, "try.ts")], {
        cwd: directory,
        env,
        stdio: ["pipe", output, output],
    });
    child.stdin!.end(JSON.stringify(outputs));
    return child;
}
