import { spawn } from "node:child_process";
import path from "node:path";

import { repositoryRoot, runCommand, SandboxError, say } from "../sandbox";
import { type Backend, startBackend } from "../sandbox/backend";
import { BackendControl, type Credentials } from "../sandbox/backend/control";
import { Workspace } from "../sandbox/workspace";

const usage = "Usage: npm run try -- PROGRAM_DIR, a folder with a try.ts, such as examples/inventory-updates";

/** Deploys a system to a local AWS backend of its own, tells its story, and takes it back. */
async function attempt(program: string | undefined): Promise<number> {
    if (program === undefined) throw new SandboxError(`Which program? ${usage}`);
    const folder = process.env["INIT_CWD"] ?? process.cwd();
    const backend = await startBackend();
    try {
        const workspace = await Workspace.open({ program, folder, stack: "try" }, { cloud: backend });
        try {
            await workspace.check();
            return await performed(workspace, backend);
        } finally {
            workspace.close();
        }
    } finally {
        await backend.stop();
    }
}

async function performed(workspace: Workspace, backend: Backend): Promise<number> {
    say("Deploying to a local AWS backend ...");
    const deployed = await workspace.operate("up");
    if (deployed.code !== 0) {
        process.stderr.write(`${deployed.stdout}${deployed.stderr}`);
        return deployed.code;
    }
    const words = ["--stack", workspace.stack];
    const outputs = (await workspace.pulumi("stack", "output", "--json", "--show-secrets", ...words)).stdout;
    const state = (await workspace.pulumi("stack", "export", ...words)).stdout;
    const code = await told(workspace.project.directory, outputs, {
        ...reached(backend),
        TAKEN_ROLES: JSON.stringify(await takenRoles(state, backend)),
    });
    say("Taking it back ...");
    await workspace.unprotect();
    const destroyed = await workspace.operate("destroy");
    if (destroyed.code !== 0) process.stderr.write(`${destroyed.stdout}${destroyed.stderr}`);
    return code || destroyed.code;
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

function reached({ endpoint, certificate, account }: Backend): NodeJS.ProcessEnv {
    return {
        AWS_ENDPOINT_URL: endpoint,
        NODE_EXTRA_CA_CERTS: certificate,
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
        const session = { role, service, ...(sourceArn && { sourceArn, sourceAccount: backend.account }) };
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
