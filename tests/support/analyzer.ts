import { credentials, InterceptingCall, status, type Interceptor, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { completeConfig, type Level, type PackConfig } from "./pack-config";
import { levelName, levelNumber, severityName, toPackInfo, type PackInfo, type Severity } from "./pack-info";
import { startPack, type PackProcess } from "./pack-process";
import * as wire from "./wire";
import type { Resource } from "./wire";

export { secret, stackUrn, unknown, urnOf, type Resource } from "./wire";
export type { Level, PackConfig } from "./pack-config";
export type { PackInfo, PolicyInfo, Severity } from "./pack-info";

const callTimeout = 30_000;

/** A violation as the engine shows it: one that names no resource is filed under the one that was judged. */
export interface Diagnostic {
    policyName: string;
    policyPackName: string;
    policyPackVersion: string;
    description: string;
    message: string;
    enforcementLevel: Level;
    severity: Severity;
    urn: string;
}

export interface Analysis {
    diagnostics: Diagnostic[];
    /** Policies that said they do not apply here. */
    notApplicable: { policyName: string; reason: string }[];
}

export interface Remediation {
    policyName: string;
    description: string;
    /** The new inputs, as on the wire; undefined when the policy only left a diagnostic. */
    props: Record<string, unknown> | undefined;
    diagnostic: string;
}

/** Where the pack believes it runs. Known to it from its first line, as under the engine. */
export interface StackContext {
    project: string;
    stack: string;
    organization: string;
    /** True in a preview. */
    dryRun: boolean;
    tags: Record<string, string>;
}

const preview: StackContext = {
    project: wire.project,
    stack: wire.stack,
    organization: "organization",
    dryRun: true,
    tags: {},
};

/**
 * Boots the pack in a folder and connects to it, in a preview unless `context` says otherwise. Nothing is
 * configured yet: the engine calls configureStack, info and configure, in this order, before it asks for verdicts.
 */
export async function openAnalyzer(packDir: string, context: Partial<StackContext> = {}): Promise<Analyzer> {
    const at = { ...preview, ...context };
    const pack = await startPack(packDir, {
        PULUMI_NODEJS_PROJECT: at.project,
        PULUMI_NODEJS_STACK: at.stack,
        PULUMI_NODEJS_ORGANIZATION: at.organization,
        PULUMI_NODEJS_DRY_RUN: String(at.dryRun),
    });
    const analyzer = new Analyzer(packDir, pack, at);
    try {
        await analyzer.connect();
        return analyzer;
    } catch (error) {
        await analyzer.close();
        throw error;
    }
}

/** The engine's side of the conversation with one policy pack. */
export class Analyzer {
    private readonly client: AnalyzerClient;

    constructor(
        private readonly packDir: string,
        private readonly pack: PackProcess,
        private readonly context: StackContext,
    ) {
        this.client = new AnalyzerClient(`127.0.0.1:${pack.port}`, credentials.createInsecure(), {
            interceptors: [withDeadline],
            "grpc.enable_http_proxy": 0,
            "grpc.max_receive_message_length": -1,
            "grpc.max_send_message_length": -1,
        });
    }

    /** Process id of the pack. */
    get pid(): number {
        return this.pack.pid;
    }

    /** What the pack wrote to standard error so far. */
    get errors(): string {
        return this.pack.errors();
    }

    /** Waits until the pack answers. A pack that threw after it began to serve is not a working pack. */
    async connect(): Promise<void> {
        await this.call<void>("a connection", (done) => this.client.waitForReady(deadline(), done));
        if (/^error: /m.test(this.errors)) throw this.failure("reported an error at start-up");
    }

    async info(): Promise<PackInfo> {
        const answer = this.call<messages.AnalyzerInfo>("GetAnalyzerInfo", (done) =>
            this.client.getAnalyzerInfo(new Empty(), done),
        );
        return toPackInfo(await answer);
    }

    /** Configures as the engine does with a `--policy-pack-config` file of this content, or without one. */
    async configure(config: PackConfig = {}): Promise<void> {
        const request = new messages.ConfigureAnalyzerRequest();
        for (const [name, { level, props }] of completeConfig(await this.info(), config)) {
            const policy = new messages.PolicyConfig().setEnforcementlevel(levelNumber(level));
            request.getPolicyconfigMap().set(name, policy.setProperties(wire.toStruct(props)));
        }
        await this.call("Configure", (done) => this.client.configure(request, done));
    }

    /** Tells the pack its stack. Only the tags are news to it: the rest it was started with. */
    async configureStack(context: Partial<StackContext> = {}): Promise<void> {
        const { project, stack, organization, dryRun, tags } = { ...this.context, ...context };
        const request = new messages.AnalyzerStackConfigureRequest();
        request.setProject(project).setStack(stack).setOrganization(organization).setDryRun(dryRun);
        for (const [name, value] of Object.entries(tags)) request.getTagsMap().set(name, value);
        await this.call("ConfigureStack", (done) => this.client.configureStack(request, done));
    }

    /** Judges the inputs of one resource. */
    async analyze(resource: Resource): Promise<Analysis> {
        const request = wire.analyzeRequest(resource);
        const answer = await this.call<messages.AnalyzeResponse>("Analyze", (done) =>
            this.client.analyze(request, done),
        );
        return toAnalysis(answer, request.getUrn());
    }

    /** Lets the policies whose level is `remediate` change the inputs of one resource. */
    async remediate(resource: Resource): Promise<Remediation[]> {
        const request = wire.remediateRequest(resource);
        const answer = await this.call<messages.RemediateResponse>("Remediate", (done) =>
            this.client.remediate(request, done),
        );
        return answer.getRemediationsList().map(toRemediation);
    }

    /** Judges the outputs of all resources together. */
    async analyzeStack(resources: readonly Resource[]): Promise<Analysis> {
        const request = new messages.AnalyzeStackRequest().setResourcesList(
            resources.map(wire.stackResource),
        );
        const answer = await this.call<messages.AnalyzeResponse>("AnalyzeStack", (done) =>
            this.client.analyzeStack(request, done),
        );
        return toAnalysis(answer, wire.stackUrn);
    }

    async close(): Promise<void> {
        this.client.close();
        await this.pack.stop();
    }

    private call<T>(
        what: string,
        start: (done: (error?: Error | null, answer?: T) => void) => void,
    ): Promise<T> {
        return new Promise((resolve, reject) => {
            start((error, answer) => {
                if (error) reject(this.explain(error as ServiceError, what));
                else resolve(answer as T);
            });
        });
    }

    private explain(error: ServiceError, what: string): Error {
        if (!this.pack.alive() || error.code === status.UNAVAILABLE)
            return this.failure(`died during ${what}`);
        if (error.code === status.DEADLINE_EXCEEDED || error.code === undefined)
            return this.failure(`did not answer ${what} within ${callTimeout} ms`);
        return this.failure(`failed in ${what}: ${error.details}`);
    }

    private failure(what: string): Error {
        return new Error(`The policy pack in ${this.packDir} ${what}${this.errors && `:\n${this.errors}`}`);
    }
}

function deadline(): number {
    return Date.now() + callTimeout;
}

const withDeadline: Interceptor = (options, next) =>
    new InterceptingCall(next({ ...options, deadline: deadline() }));

function toAnalysis(answer: messages.AnalyzeResponse, judged: string): Analysis {
    return {
        diagnostics: answer.getDiagnosticsList().map((diagnostic) => ({
            policyName: diagnostic.getPolicyname(),
            policyPackName: diagnostic.getPolicypackname(),
            policyPackVersion: diagnostic.getPolicypackversion(),
            description: diagnostic.getDescription(),
            message: diagnostic.getMessage(),
            enforcementLevel: levelName(diagnostic.getEnforcementlevel()),
            severity: severityName(diagnostic.getSeverity()),
            urn: diagnostic.getUrn() || judged,
        })),
        notApplicable: answer.getNotApplicableList().map((policy) => policy.toObject()),
    };
}

function toRemediation(message: messages.Remediation): Remediation {
    return {
        policyName: message.getPolicyname(),
        description: message.getDescription(),
        props: message.getProperties()?.toJavaScript(),
        diagnostic: message.getDiagnostic(),
    };
}
