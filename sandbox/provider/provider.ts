import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { unary } from "../serve";
import { check, defaultsKey } from "./check";
import { invoke } from "./invokes";
import type { NamingRequest } from "./naming";
import { previewOutputs } from "./preview";
import { sdkVersion } from "./sdk";
import { type Settings, settingsFrom } from "./settings";
import { fromStruct, sortedJson, toStruct, type Values } from "./values";

const previewsOnly =
    "The sandbox previews and does not deploy: it has no AWS account behind it. " +
    "To deploy, run `pulumi up` with the real AWS provider and your own credentials.";

/** Pulumi's ResourceProvider service for `aws`. gRPC answers the calls that are not here with UNIMPLEMENTED. */
export function awsStandIn(): grpc.UntypedServiceImplementation {
    let settings = settingsFrom({});
    return {
        getPluginInfo: unary(() => new PluginInfo().setVersion(sdkVersion())),
        getSchema: unary(() => new provider.GetSchemaResponse().setSchema(schema())),
        checkConfig: unary((request: provider.CheckRequest) =>
            new provider.CheckResponse().setInputs(request.getNews()),
        ),
        diffConfig: unary(() =>
            new provider.DiffResponse().setChanges(provider.DiffResponse.DiffChanges.DIFF_NONE),
        ),
        configure: unary((request: provider.ConfigureRequest) => {
            settings = settingsFrom(fromStruct(request.getArgs()));
            return configured();
        }),
        check: unary((request: provider.CheckRequest) => checked(request, settings)),
        diff: unary(diff),
        create: unary(create),
        read: unary((request: provider.ReadRequest) => refuse(`read ${request.getId()}`)),
        update: unary(update),
        delete: unary(() => refuse()),
        invoke: unary((request: provider.InvokeRequest) => invoked(request, settings)),
        cancel: unary(() => new Empty()),
    };
}

function configured(): provider.ConfigureResponse {
    return new provider.ConfigureResponse()
        .setAcceptsecrets(true)
        .setSupportspreview(true)
        .setAcceptresources(false)
        .setAcceptoutputs(false)
        .setSupportsAutonamingConfiguration(true);
}

function checked(request: provider.CheckRequest, settings: Settings): provider.CheckResponse {
    const { inputs, failures } = check(namingRequest(request), settings);
    const list = failures.map(({ property, reason }) =>
        new provider.CheckFailure().setProperty(property).setReason(reason),
    );
    return new provider.CheckResponse().setInputs(toStruct(inputs)).setFailuresList(list);
}

function namingRequest(request: provider.CheckRequest): NamingRequest {
    const parts = request.getUrn().split("::");
    const chosen = chosenName(request.getAutonaming());
    return {
        type: parts[2]?.split("$").pop() ?? "",
        logicalName: parts.slice(3).join("::"),
        news: fromStruct(request.getNews()),
        olds: fromStruct(request.getOlds()),
        seed: request.getRandomseed_asU8(),
        ...(chosen === undefined ? {} : { chosen }),
    };
}

function chosenName(options: provider.CheckRequest.AutonamingOptions | undefined): NamingRequest["chosen"] {
    const { DISABLE, ENFORCE } = provider.CheckRequest.AutonamingOptions.Mode;
    if (!options) return undefined;
    if (options.getMode() === DISABLE) return "none";
    return { name: options.getProposedName(), exact: options.getMode() === ENFORCE };
}

function diff(request: provider.DiffRequest): provider.DiffResponse {
    const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
    const olds = fromStruct(request.getOldInputs());
    const news = fromStruct(request.getNews());
    const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
    const changed = keys.filter((key) => key !== defaultsKey && differ(olds, news, key));
    return new provider.DiffResponse()
        .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList(changed)
        .setReplacesList(changed.filter((key) => key === "name"));
}

function differ(olds: Values, news: Values, key: string): boolean {
    return sortedJson(olds[key] ?? null) !== sortedJson(news[key] ?? null);
}

function create(request: provider.CreateRequest): provider.CreateResponse {
    if (!request.getPreview()) return refuse();
    const outputs = previewOutputs(request.getType(), fromStruct(request.getProperties()));
    return new provider.CreateResponse().setProperties(toStruct(outputs));
}

function update(request: provider.UpdateRequest): provider.UpdateResponse {
    if (!request.getPreview()) return refuse();
    const outputs = previewOutputs(request.getType(), fromStruct(request.getNews()));
    return new provider.UpdateResponse().setProperties(toStruct(outputs));
}

function invoked(request: provider.InvokeRequest, settings: Settings): provider.InvokeResponse {
    const result = invoke(request.getTok(), fromStruct(request.getArgs()), settings);
    return new provider.InvokeResponse().setReturn(toStruct(result));
}

function refuse(what = ""): never {
    throw new Error(what === "" ? previewsOnly : `Cannot ${what}. ${previewsOnly}`);
}

function schema(): string {
    return JSON.stringify({ name: "aws", version: sdkVersion() });
}
