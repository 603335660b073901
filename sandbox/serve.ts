import * as grpc from "@grpc/grpc-js";

/** Serves until the process is told to end, and prints the port on the first line as every Pulumi plugin does. */
export async function serve(
    definition: grpc.ServiceDefinition,
    handlers: grpc.UntypedServiceImplementation,
): Promise<void> {
    const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
    server.addService(definition, handlers);
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        ),
    );
    // The engine holds the other end of standard input: when it is gone, so is the reason to live.
    process.stdin.on("end", () => process.exit(0)).resume();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
    process.stdout.write(`${port}\n`);
}

/** A unary handler from an async function; what it throws becomes the error of the call. */
export function unary<Request, Response>(
    respond: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
    return (call, done) => {
        Promise.resolve(call.request)
            .then(respond)
            .then(
                (response) => done(null, response),
                (error: unknown) => done(serviceError(error)),
            );
    };
}

export function serviceError(error: unknown): Partial<grpc.StatusObject> {
    const details = error instanceof Error ? error.message : String(error);
    const { metadata } = error instanceof Error ? (error as { metadata?: grpc.Metadata }) : {};
    return { code: grpc.status.UNKNOWN, details, ...(metadata && { metadata }) };
}
