import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";

import { repositoryRoot } from "../../sandbox";
import type { Backend } from "../../sandbox/backend";
import { BackendControl, type Credentials } from "../../sandbox/backend/control";
import { region } from "./aws";
import type { StateResource } from "./deployment";

/** The roles that only a service may take, each as one that the service has taken. */
export async function takenRoles(
    backend: Backend,
    resources: readonly StateResource[],
): Promise<Record<string, Credentials>> {
    const control = new BackendControl(backend);
    const taken: Record<string, Credentials> = {};
    for (const { type, outputs } of resources) {
        if (type !== "aws:iam/role:Role") continue;
        const role = String(outputs!["arn"]);
        const [service, asked] = trusted(String(outputs!["assumeRolePolicy"]));
        if (service === undefined) continue;
        const sourceArn = asked?.replaceAll("*", "try");
        const source = { sourceAccount: backend.account, ...(sourceArn && { sourceArn }) };
        taken[role] = await control.assumeAsService({ role, service, ...source });
    }
    return taken;
}

type Trust = { Statement: { Principal?: { Service?: string }; Condition?: Record<string, object> }[] };

/** The service that a trust policy lets in, and for which source. */
function trusted(policy: string): [service?: string, source?: string] {
    const { Statement } = JSON.parse(policy) as Trust;
    const { Principal, Condition = {} } = Statement.find((it) => it.Principal?.Service) ?? {};
    const keys = Object.values(Condition).flatMap((pairs) => Object.entries(pairs) as [string, string][]);
    return [Principal?.Service, keys.find(([key]) => key.toLowerCase() === "aws:sourcearn")?.[1]];
}

/** Tells the story of a deployed example as `npm run try` does, and gives the steps that failed and how many were done. */
export async function toldStory(
    backend: Backend,
    program: string,
    outputs: object,
    roles: Record<string, Credentials>,
    variables: NodeJS.ProcessEnv = {},
): Promise<{ failed: string[]; done: number; said: string }> {
    const folder = path.join(repositoryRoot, program);
    const runner = path.join(repositoryRoot, "node_modules", "ts-node", "dist", "bin-transpile.js");
    const env = {
        ...process.env,
        AWS_ENDPOINT_URL: backend.endpoint,
        PLAIN_ENDPOINT_URL: backend.plainEndpoint,
        NODE_EXTRA_CA_CERTS: backend.certificate,
        AWS_CA_BUNDLE: backend.certificate,
        AWS_ACCESS_KEY_ID: backend.account,
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_REGION: region,
        TAKEN_ROLES: JSON.stringify(roles),
        ...variables,
    };
    const child = spawn(process.execPath, [runner, path.join(folder, "try.ts")], { cwd: folder, env });
    child.stdin.end(JSON.stringify(outputs));
    const [said, wrong] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    const lines = said.split("\n");
    const failed = lines.filter((line) => line.startsWith("  FAILED"));
    if (child.exitCode !== 0 && failed.length === 0) failed.push(wrong);
    return { failed, done: lines.filter((line) => line.startsWith("  done")).length, said };
}
