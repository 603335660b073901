import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import * as grpc from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as settings from "@pulumi/pulumi/runtime/settings";

import type { RunResult } from "../../sandbox";
import { type Connection, connectionVariables } from "../../sandbox/provider/connection";
import { awsStandIn } from "../../sandbox/provider/provider";
import { type Operation, Workspace } from "../../sandbox/workspace";
import type { StateResource } from "./deployment";
import { folderWith } from "./sandbox";

/** What a Pulumi program does when it is run. It gives the outputs of the stack. */
export type Program = () => Promise<Record<string, unknown>>;

const project = "inline";
const stack = "dev";

/**
 * A stack whose program and provider live in this process, so that nothing starts but the engine: a deployment takes
 * a second. There is one for a process, since the SDK of Pulumi runs one program at a time.
 */
export class InlineDeployment {
    #program: Program = () => Promise.resolve({});
    readonly #kept = folderWith({}).folder;

    private constructor(
        private readonly workspace: Workspace,
        private readonly cloud: Connection,
        private readonly folder: string,
        private readonly port: Promise<number>,
    ) {}

    static async of(cloud: Connection): Promise<InlineDeployment> {
        connect(cloud);
        const providerPort = await serving(ResourceProviderService, awsStandIn());
        const program = folderWith({ "Pulumi.yaml": `name: ${project}\nruntime: nodejs\n`, "index.ts": "" });
        const state = folderWith({}).folder;
        const request = { program: program.folder, packs: [], stack, say: () => undefined };
        const workspace = await Workspace.open(request, { state, cloud, providerPort });
        const host = serving(
            LanguageRuntimeService,
            languageHost(() => deployment.#program()),
        );
        const deployment: InlineDeployment = new InlineDeployment(workspace, cloud, state, host);
        return deployment;
    }

    /** So long the provider waits for an answer from now on, in milliseconds. */
    waitForAnswers(answerWithin: number): void {
        connect({ ...this.cloud, answerWithin });
    }

    /** Runs an operation that may fail. */
    async run(operation: Operation, program: Program, ...flags: string[]): Promise<RunResult> {
        this.#program = program;
        const client = [`--client=127.0.0.1:${await this.port}`, "--exec-kind", "auto.inline"];
        return withoutEchoes(() => this.workspace.operate(operation, ...client, ...flags));
    }

    /** Takes Pulumi's protection from what is deployed. */
    unprotect(): Promise<void> {
        return this.workspace.unprotect();
    }

    /** What the state of the stack holds. */
    get resources(): StateResource[] {
        return this.state.checkpoint.latest.resources ?? [];
    }

    /** The state of the stack, as Pulumi writes it into a file. */
    get state(): { checkpoint: { latest: { resources?: StateResource[] } } } {
        return JSON.parse(readFileSync(this.stateFile, "utf8"));
    }

    get stateFile(): string {
        return join(this.folder, ".pulumi", "stacks", project, `${stack}.json`);
    }

    /** Keeps the state under a name. */
    keepState(name: string): void {
        cpSync(this.folder, join(this.#kept, name), { recursive: true });
    }

    /** The state is again what it was. */
    goBackTo(name: string): void {
        this.forget();
        cpSync(join(this.#kept, name), this.folder, { recursive: true });
    }

    /** Nothing is deployed, as far as Pulumi knows. */
    forget(): void {
        rmSync(this.folder, { recursive: true, force: true });
        mkdirSync(this.folder);
    }
}

/** The engine would start the provider with these variables: it is in this process. */
function connect(cloud: Connection): void {
    Object.assign(process.env, connectionVariables(cloud));
}

async function serving(service: unknown, handlers: grpc.UntypedServiceImplementation): Promise<number> {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    server.addService(service as grpc.ServiceDefinition, handlers);
    const credentials = grpc.ServerCredentials.createInsecure();
    return new Promise((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", credentials, (error, port) =>
            error ? reject(error) : resolve(port),
        ),
    );
}

const errorEvents = ["uncaughtException", "unhandledRejection"] as const;

/**
 * A program whose deployment fails is never told: its calls to the engine are rejected one after the other, and its
 * handlers stay. The next program in this process would take these rejections for its own, so they are waited for.
 */
async function withoutEchoes<Result extends { code: number }>(work: () => Promise<Result>): Promise<Result> {
    let echoes = 0;
    const heard = () => void (echoes += 1);
    const before = errorEvents.map((event) => process.listeners(event as "uncaughtException"));
    for (const event of errorEvents) process.on(event, heard);
    const result = await work();
    if (result.code !== 0) for (let last = -1; last !== echoes; await sleep(100)) last = echoes;
    errorEvents.forEach((event, index) => {
        process.removeAllListeners(event);
        for (const listener of before[index]!) process.on(event, listener);
    });
    return result;
}

/** A program would meet a connection of an earlier one, where its engine happens to have the same port. */
const { grpcClientOptions } = settings as unknown as { grpcClientOptions: grpc.ClientOptions };
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

/** The language host of Pulumi's Automation API, which its declarations leave out. */
function languageHost(program: Program): grpc.UntypedServiceImplementation {
    const { LanguageServer } = automation as unknown as {
        LanguageServer: new (program: Program) => grpc.UntypedServiceImplementation;
    };
    return new LanguageServer(program);
}
