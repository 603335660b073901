import type * as grpc from "@grpc/grpc-js";
import {
    AboutResponse,
    GetProgramDependenciesResponse,
    GetRequiredPackagesResponse,
    GetRequiredPluginsResponse,
    LanguageHandshakeResponse,
    RuntimeOptionsResponse,
    type GetProgramDependenciesRequest,
    type GetRequiredPackagesRequest,
    type InstallDependenciesRequest,
    type InstallDependenciesResponse,
    type LanguageHandshakeRequest,
    type ProgramInfo,
    type RunRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginDependency, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { version } from "@pulumi/pulumi/version";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { serviceError, unary } from "../serve";
import { installDependencies, programDependencies, requiredPackages } from "./dependencies";
import { type PluginCall, runPlugin } from "./plugin";
import { runProgram } from "./run";

/**
 * The calls of Pulumi's LanguageRuntime service that previews, policy packs and component packages need. gRPC
 * answers the others (code generation, packing) with UNIMPLEMENTED.
 */
export function languageHost(engineAddress: string): grpc.UntypedServiceImplementation {
    const stop = new AbortController();
    let engine = engineAddress;
    return {
        handshake: unary((request: LanguageHandshakeRequest) => {
            engine = request.getEngineAddress();
            return new LanguageHandshakeResponse();
        }),
        run: unary((request: RunRequest) => runProgram(request, engine, stop.signal)),
        runPlugin: streaming((call: PluginCall) => runPlugin(call)),
        installDependencies: streaming(installDependencies),
        getRequiredPackages: unary((request: GetRequiredPackagesRequest) => packagesOf(request.getInfo())),
        getRequiredPlugins: unary((request: GetRequiredPackagesRequest) => pluginsOf(request.getInfo())),
        getProgramDependencies: unary(dependenciesOf),
        getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
        about: unary(() => new AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
        runtimeOptionsPrompts: unary(() => new RuntimeOptionsResponse()),
        cancel: unary(() => {
            stop.abort();
            return new Empty();
        }),
    };
}

function packagesOf(info: ProgramInfo | undefined): GetRequiredPackagesResponse {
    return new GetRequiredPackagesResponse().setPackagesList(requiredPackages(directoryOf(info)));
}

function pluginsOf(info: ProgramInfo | undefined): GetRequiredPluginsResponse {
    const plugins = requiredPackages(directoryOf(info)).map((item) =>
        new PluginDependency()
            .setName(item.getName())
            .setKind(item.getKind())
            .setVersion(item.getVersion())
            .setServer(item.getServer()),
    );
    return new GetRequiredPluginsResponse().setPluginsList(plugins);
}

function dependenciesOf(request: GetProgramDependenciesRequest): GetProgramDependenciesResponse {
    const list = programDependencies(directoryOf(request.getInfo()));
    return new GetProgramDependenciesResponse().setDependenciesList(list);
}

function directoryOf(info: ProgramInfo | undefined): string {
    return info?.getProgramDirectory() ?? process.cwd();
}

type Stream = grpc.ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse> | PluginCall;

function streaming<Call extends Stream>(work: (call: Call) => Promise<void>) {
    return (call: Call) => {
        work(call).then(
            () => call.end(),
            (error: unknown) => call.emit("error", serviceError(error)),
        );
    };
}
