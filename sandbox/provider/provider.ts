import type * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { unary } from "../serve";
import { awsAt } from "./aws";
import { check, defaultsKey } from "./check";
import { changes, createResource, deleteResource, readResource, type Target, updateResource } from "./deploy";
import { engineError } from "./errors";
import { invoke } from "./invokes";
import { nameInput, type NamingRequest } from "./naming";
import { previewChangedOutputs, previewOutputs } from "./preview";
import { sdkVersion } from "./sdk";
import { type Settings, settingsFrom } from "./settings";
import { fromStruct, toStruct, type Values } from "./values";

const previewsOnly =
    "This preview has no AWS account behind it. To deploy to a local AWS backend, run `npm run up -- DIR`; " +
    "to AWS, run `pulumi up` with the real AWS provider and your own credentials.";

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
        create: awaited((request: provider.CreateRequest) => create(request, settings)),
        read: awaited((request: provider.ReadRequest) => read(request, settings)),
        update: awaited((request: provider.UpdateRequest) => update(request, settings)),
        delete: awaited((request: provider.DeleteRequest) => remove(request, settings)),
        invoke: unary((request: provider.InvokeRequest) => invoked(request, settings)),
        cancel: unary(() => new Empty()),
        // The engine says this first to a provider that runs already.
        attach: unary(() => new Empty()),
    };
}

/** A handler of a call to AWS. */
function awaited<Request, Response>(
    respond: (request: Request) => Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
    return unary((request: Request) =>
        respond(request).catch((error: unknown) => {
            throw engineError(error);
        }),
    );
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
    const type = request.getType();
    const news = fromStruct(request.getNews());
    const { changed, replaced } = changes(type, fromStruct(request.getOldInputs()), news);
    return (
        new provider.DiffResponse()
            .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
            .setDiffsList(changed)
            .setReplacesList(replaced)
            // Two resources of one name cannot be there at a time.
            .setDeletebeforereplace(replaced.length > 0 && isNamedByProgram(type, news))
    );
}

function isNamedByProgram(type: string, news: Values): boolean {
    const name = nameInput(type);
    const automatic = news[defaultsKey];
    if (name === undefined || !Array.isArray(automatic)) return false;
    return news[name] !== undefined && news[name] !== null && !automatic.includes(name);
}

async function create(request: provider.CreateRequest, settings: Settings): Promise<provider.CreateResponse> {
    const type = request.getType();
    const inputs = fromStruct(request.getProperties());
    if (request.getPreview())
        return new provider.CreateResponse().setProperties(toStruct(previewOutputs(type, inputs)));
    const { id, properties } = await createResource(target(type, inputs, settings), inputs);
    return new provider.CreateResponse().setId(id).setProperties(toStruct(properties));
}

async function update(request: provider.UpdateRequest, settings: Settings): Promise<provider.UpdateResponse> {
    const type = request.getType();
    const inputs = fromStruct(request.getNews());
    const old = { id: request.getId(), properties: fromStruct(request.getOlds()) };
    if (request.getPreview()) {
        const properties = previewChangedOutputs(type, inputs, old.properties);
        return new provider.UpdateResponse().setProperties(toStruct(properties));
    }
    const { properties } = await updateResource(target(type, inputs, settings), old, inputs);
    return new provider.UpdateResponse().setProperties(toStruct(properties));
}

async function read(request: provider.ReadRequest, settings: Settings): Promise<provider.ReadResponse> {
    const old = { id: request.getId(), properties: fromStruct(request.getProperties()) };
    const given = request.getInputs();
    const inputs = given && fromStruct(given);
    const place = target(request.getType(), { ...old.properties, ...inputs }, settings);
    const found = await readResource(place, old, inputs);
    // An empty id tells the engine that the resource is gone.
    if (found === undefined) return new provider.ReadResponse();
    return new provider.ReadResponse()
        .setId(found.state.id)
        .setProperties(toStruct(found.state.properties))
        .setInputs(toStruct(found.inputs));
}

async function remove(request: provider.DeleteRequest, settings: Settings): Promise<Empty> {
    const properties = fromStruct(request.getProperties());
    await deleteResource(target(request.getType(), properties, settings), {
        id: request.getId(),
        properties,
    });
    return new Empty();
}

function target(type: string, { region }: Values, settings: Settings): Target {
    const { connection, account } = settings;
    if (connection === undefined) throw new Error(previewsOnly);
    const place = typeof region === "string" ? region : settings.region;
    return { type, aws: awsAt(connection, place, account) };
}

function invoked(request: provider.InvokeRequest, settings: Settings): provider.InvokeResponse {
    const result = invoke(request.getTok(), fromStruct(request.getArgs()), settings);
    return new provider.InvokeResponse().setReturn(toStruct(result));
}

function schema(): string {
    return JSON.stringify({ name: "aws", version: sdkVersion() });
}
