import { spawn, type ChildProcess } from "node:child_process";

import type * as grpc from "@grpc/grpc-js";
import { RunPluginResponse, type RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";

import { locateModule } from "./locate";
import { optionVariables, runtimeOptions } from "./options";
import { PolicyProxy } from "./policy-proxy";

export type PluginCall = grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>;

const analyzer = "analyzer";

/** Runs a policy pack or a component package, and streams what it prints to the engine. */
export async function runPlugin(call: PluginCall): Promise<void> {
    const proxy = call.request.getKind() === analyzer ? await PolicyProxy.listen() : undefined;
    try {
        if (proxy) call.write(new RunPluginResponse().setStdout(Buffer.from(`${proxy.port}\n`)));
        const variables = proxy ? await proxy.configuration() : {};
        const plugin = startPlugin(call.request, variables);
        call.on("cancelled", () => plugin.kill("SIGTERM"));
        const code = await streamOutput(call, plugin, proxy);
        call.write(new RunPluginResponse().setExitcode(code));
    } finally {
        proxy?.close();
    }
}

function startPlugin(request: RunPluginRequest, variables: Record<string, string>): ChildProcess {
    const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const options = runtimeOptions(request.getInfo());
    const isPack = request.getKind() === analyzer;
    const script = `@pulumi/pulumi/cmd/${isPack ? "run-policy-pack" : "run-plugin"}`;
    const runner = locateModule(script, directory, `npm install in ${directory}`);
    const own = request.getArgsList();
    // A pack takes its folder last and runs inside it; every other plugin takes it first.
    const words = isPack ? [...own, directory] : [directory, ...own];
    const env = { ...environment(request.getEnvList()), ...optionVariables(options), ...variables };
    const cwd = isPack ? directory : request.getPwd();
    return spawn(process.execPath, [...options.nodeArguments, runner, ...words], {
        cwd,
        env,
        stdio: ["ignore", "pipe", "pipe"],
    });
}

function environment(pairs: string[]): Record<string, string> {
    return Object.fromEntries(
        pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
    );
}

function streamOutput(
    call: PluginCall,
    plugin: ChildProcess,
    proxy: PolicyProxy | undefined,
): Promise<number> {
    plugin.stderr?.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStderr(data)));
    plugin.stdout?.on("data", (data: Buffer) => {
        const rest = proxy ? proxy.readPort(data) : data;
        if (rest.length > 0) call.write(new RunPluginResponse().setStdout(rest));
    });
    return new Promise((resolve, reject) => {
        plugin.on("error", reject);
        plugin.on("close", (code) => {
            proxy?.packEnded();
            resolve(code ?? 1);
        });
    });
}
