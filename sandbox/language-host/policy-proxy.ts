import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient, AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    AnalyzerHandshakeResponse,
    AnalyzerStackConfigureResponse,
    type AnalyzerStackConfigureRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";

type Method = grpc.MethodDefinition<unknown, unknown>;

/**
 * Stands between the engine and a policy pack. A pack reads stack and configuration from its environment, but the
 * engine tells them only when the pack already answers: so this answers first, and the pack starts after that.
 */
export class PolicyProxy {
    public port = 0;
    private readonly server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    private readonly configured = defer<AnalyzerStackConfigureRequest | undefined>();
    private readonly pack = defer<AnalyzerClient>();
    private head = Buffer.alloc(0);
    private portRead = false;

    public static async listen(): Promise<PolicyProxy> {
        const proxy = new PolicyProxy();
        proxy.server.addService(AnalyzerService as grpc.ServiceDefinition, proxy.handlers());
        const credentials = grpc.ServerCredentials.createInsecure();
        proxy.port = await new Promise<number>((resolve, reject) =>
            proxy.server.bindAsync("127.0.0.1:0", credentials, (error, port) =>
                error ? reject(error) : resolve(port),
            ),
        );
        return proxy;
    }

    /** The stack's variables for the pack's process: none when the engine asks for a description only. */
    public async configuration(): Promise<Record<string, string>> {
        const request = await this.configured.promise;
        if (!request) return {};
        const config = Object.fromEntries(request.getConfigMap().toObject(false));
        return {
            PULUMI_NODEJS_ORGANIZATION: request.getOrganization(),
            PULUMI_NODEJS_PROJECT: request.getProject(),
            PULUMI_NODEJS_STACK: request.getStack(),
            PULUMI_NODEJS_DRY_RUN: String(request.getDryRun()),
            PULUMI_CONFIG: JSON.stringify(config),
        };
    }

    /** Takes the pack's port from the first line of its output; returns what is not that line. */
    public readPort(data: Buffer): Buffer {
        if (this.portRead) return data;
        this.head = Buffer.concat([this.head, data]);
        const end = this.head.indexOf("\n");
        if (end < 0) return Buffer.alloc(0);
        this.portRead = true;
        this.attach(`127.0.0.1:${this.head.subarray(0, end).toString().trim()}`);
        return this.head.subarray(end + 1);
    }

    /** A pack that ended before it gave its port will never answer. */
    public packEnded(): void {
        this.pack.reject(new Error("the policy pack ended before it was ready"));
    }

    public close(): void {
        this.server.forceShutdown();
    }

    private attach(address: string): void {
        const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
        const client = new AnalyzerClient(address, grpc.credentials.createInsecure(), options);
        void this.configured.promise.then((request) => {
            if (!request) return this.pack.resolve(client);
            // Packs built on an older SDK do not know this call; they have the variables.
            client.configureStack(request, () => this.pack.resolve(client));
        });
    }

    private handlers(): grpc.UntypedServiceImplementation {
        const definitions = Object.entries(AnalyzerService as unknown as Record<string, Method>);
        const forwarded = definitions.map(([name, method]) => [name, this.forward(method)] as const);
        return {
            ...Object.fromEntries(forwarded),
            handshake: answer(() => new AnalyzerHandshakeResponse()),
            configureStack: answer((request) => {
                this.configured.resolve(request as AnalyzerStackConfigureRequest);
                return new AnalyzerStackConfigureResponse();
            }),
        };
    }

    private forward(method: Method): grpc.handleUnaryCall<unknown, unknown> {
        return (call, done) => {
            this.configured.resolve(undefined);
            this.pack.promise.then(
                (client) =>
                    client.makeUnaryRequest(
                        method.path,
                        method.requestSerialize,
                        method.responseDeserialize,
                        call.request,
                        done,
                    ),
                (error: Error) => done({ code: grpc.status.UNAVAILABLE, details: error.message }),
            );
        };
    }
}

function answer(respond: (request: unknown) => unknown): grpc.handleUnaryCall<unknown, unknown> {
    return (call, done) => done(null, respond(call.request));
}

function defer<T>() {
    let resolve!: (value: T) => void;
    let reject!: (error: Error) => void;
    const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
    // Whoever awaits it sees the rejection; nobody has to.
    promise.catch(() => undefined);
    return { promise, resolve, reject };
}
