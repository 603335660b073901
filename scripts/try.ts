import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { type ProgramRequest, repositoryRoot, runCommand, SandboxError, say } from "../sandbox";
import { type Backend, startBackend } from "../sandbox/backend";
import { BackendControl, type Credentials } from "../sandbox/backend/control";
import { Workspace } from "../sandbox/workspace";

const usage = "Usage: npm run try -- PROGRAM_DIR, a folder with a try.ts, such as examples/inventory-updates";

/**
 * Deploys a system to a local AWS backend of its own, tells its story, and takes it back. Where it has a folder `before`,
 * that is deployed first: a system that it takes over, and that needs to please no policy pack.
 */
async function attempt(program: string | undefined): Promise<number> {
    if (program === undefined) throw new SandboxError(`Which program? ${usage}`);
    const folder = process.env["INIT_CWD"] ?? process.cwd();
    const before = path.join(program, "before");
    const hasBefore = existsSync(path.resolve(folder, before, "Pulumi.yaml"));
    const phases = [...(hasBefore ? [{ program: before, packs: [] }] : []), { program }];
    const backend = await startBackend();
    try {
        return await performed(
            phases.map((phase) => ({ ...phase, folder, stack: "try" })),
            backend,
        );
    } finally {
        await backend.stop();
    }
}

/** What a later program knows of those before it: what they export, and their roles. */
interface Earlier {
    outputs: Record<string, unknown>;
    roles: Record<string, Credentials>;
}

/** Performs the first program, within it those that follow, and takes it back. */
async function performed(
    [request, ...others]: readonly ProgramRequest[],
    backend: Backend,
    earlier: Earlier = { outputs: {}, roles: {} },
): Promise<number> {
    const texts = Object.entries(earlier.outputs).filter(([, value]) => typeof value === "string");
    const config = Object.fromEntries(texts) as Record<string, string>;
    const workspace = await Workspace.open({ ...request!, config }, { cloud: backend });
    try {
        await workspace.check();
        say(`Deploying ${request!.program} to a local AWS backend ...`);
        const deployed = await workspace.operate("up");
        if (deployed.code !== 0) {
            process.stderr.write(`${deployed.stdout}${deployed.stderr}`);
            return deployed.code;
        }
        const now = await tellIn(workspace, backend, earlier);
        const code = others.length > 0 ? now.code || (await performed(others, backend, now)) : now.code;
        say("Taking it back ...");
        await workspace.unprotect();
        const destroyed = await workspace.operate("destroy");
        if (destroyed.code !== 0) process.stderr.write(`${destroyed.stdout}${destroyed.stderr}`);
        return code || destroyed.code;
    } finally {
        workspace.close();
    }
}

/** Tells the story of what is deployed now. */
async function tellIn(
    workspace: Workspace,
    backend: Backend,
    earlier: Earlier,
): Promise<Earlier & { code: number }> {
    const words = ["--stack", workspace.stack];
    const own = (await workspace.pulumi("stack", "output", "--json", "--show-secrets", ...words)).stdout;
    const state = (await workspace.pulumi("stack", "export", ...words)).stdout;
    const outputs = { ...earlier.outputs, ...(JSON.parse(own) as object) };
    const roles = { ...earlier.roles, ...(await takenRoles(state, backend)) };
    const place = mkdtempSync(path.join(tmpdir(), "try-"));
    try {
        const STATE = path.join(place, "state.json");
        writeFileSync(STATE, state, { mode: 0o600 });
        const variables = { ...reached(backend), STATE, TAKEN_ROLES: JSON.stringify(roles) };
        const code = await told(workspace.project.directory, JSON.stringify(outputs), variables);
        return { code, outputs, roles };
    } finally {
        rmSync(place, { recursive: true });
    }
}

/** The story runs in a process of its own, which knows the backend as its AWS. */
function told(directory: string, outputs: string, variables: NodeJS.ProcessEnv): Promise<number> {
    const runner = path.join(repositoryRoot, "node_modules", "ts-node", "dist", "bin-transpile.js");
    const env = { ...process.env, ...variables };
    const child = spawn(process.execPath, [runner, path.join(directory, "try.ts")], {
        cwd: directory,
        env,
        stdio: ["pipe", "inherit", "inherit"],
    });
    child.stdin.end(outputs);
    return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

function reached({ endpoint, plainEndpoint, certificate, account }: Backend): NodeJS.ProcessEnv {
    return {
        AWS_ENDPOINT_URL: endpoint,
        // Where the same AWS answers without TLS: a story tries it in vain.
        PLAIN_ENDPOINT_URL: plainEndpoint,
        NODE_EXTRA_CA_CERTS: certificate,
        AWS_CA_BUNDLE: certificate,
        AWS_ACCESS_KEY_ID: account,
        AWS_SECRET_ACCESS_KEY: "sandbox",
        AWS_REGION: "us-east-1",
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    };
}

interface Trust {
    Statement: {
        Principal?: { Service?: string | string[] };
        Condition?: Record<string, Record<string, string>>;
    }[];
}

/** Sessions of the roles that only a service takes: on AWS the service hands them to the program that it runs. */
async function takenRoles(state: string, backend: Backend): Promise<Record<string, Credentials>> {
    const { deployment } = JSON.parse(state) as { deployment: { resources: StateResource[] } };
    const control = new BackendControl(backend);
    const taken: Record<string, Credentials> = {};
    for (const { type, outputs } of deployment.resources) {
        if (type !== "aws:iam/role:Role") continue;
        const { Statement } = JSON.parse(outputs!["assumeRolePolicy"]!) as Trust;
        const trusting = Statement.find(({ Principal }) => Principal?.Service);
        const service = [trusting?.Principal?.Service ?? []].flat()[0];
        if (service === undefined) continue;
        const role = outputs!["arn"]!;
        const sourceArn = sourceIn(trusting!.Condition);
        const session = { role, service, sourceAccount: backend.account, ...(sourceArn && { sourceArn }) };
        taken[role] = await control.assumeAsService(session);
    }
    return taken;
}

interface StateResource {
    type: string;
    outputs?: Record<string, string>;
}

/** A task that a trust policy admits, where it asks for one. */
function sourceIn(condition: Record<string, Record<string, string>> = {}): string | undefined {
    const patterns = Object.values(condition).flatMap((keys) =>
        Object.entries(keys).flatMap(([key, value]) =>
            key.toLowerCase() === "aws:sourcearn" ? [value].flat() : [],
        ),
    );
    return patterns[0]?.replaceAll("*", "try").replaceAll("?", "0");
}

void runCommand(() => attempt(process.argv[2]));
