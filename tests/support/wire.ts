import {
    AnalyzeRequest,
    AnalyzerPropertyDependencies,
    AnalyzerProviderResource,
    AnalyzerResource,
    AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** Stands for a value that the engine does not know during a preview. It may stand anywhere inside `props`. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as the engine sends it when the program marked it secret. */
export function secret(value: unknown): Record<string, unknown> {
    return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** A resource in the words of a test. `urn` and `parent` have the defaults that a small program gives them. */
export interface Resource {
    type: string;
    name: string;
    props: Record<string, unknown>;
    urn?: string;
    /** URN of the parent. @default the stack */
    parent?: string;
    /** URNs. */
    dependencies?: string[];
    /** For each property, the URNs it was computed from. */
    propertyDependencies?: Record<string, string[]>;
    provider?: { type: string; name: string; props?: Record<string, unknown>; urn?: string };
}

/** Project, stack and the URN under which the engine files what belongs to no resource. */
export const project = "test";
export const stack = "dev";
export const stackUrn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;

/** The URN that the engine gives a resource: below a component, its type is qualified by the component's. */
export function urnOf({
    type,
    name,
    urn,
    parent,
}: Pick<Resource, "type" | "name" | "urn" | "parent">): string {
    const scope = parent === undefined || parent === stackUrn ? "" : `${parent.split("::")[2]}$`;
    return urn ?? `urn:pulumi:${stack}::${project}::${scope}${type}::${name}`;
}

/** What Analyze is sent: the engine strips its own `__` properties first. */
export function analyzeRequest(resource: Resource): AnalyzeRequest {
    return fill(new AnalyzeRequest(), resource, withoutInternals(resource.props));
}

/** What Remediate is sent: everything, for the answer replaces the inputs. */
export function remediateRequest(resource: Resource): AnalyzeRequest {
    return fill(new AnalyzeRequest(), resource, resource.props);
}

/** One resource of AnalyzeStack. */
export function stackResource(resource: Resource): AnalyzerResource {
    const message = fill(new AnalyzerResource(), resource, withoutInternals(resource.props));
    message.setParent(resource.parent ?? stackUrn).setDependenciesList(resource.dependencies ?? []);
    for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {}))
        if (urns.length > 0)
            message
                .getPropertydependenciesMap()
                .set(property, new AnalyzerPropertyDependencies().setUrnsList(urns));
    return message;
}

function fill<M extends AnalyzeRequest | AnalyzerResource>(
    message: M,
    resource: Resource,
    props: Record<string, unknown>,
): M {
    message
        .setType(resource.type)
        .setName(resource.name)
        .setUrn(urnOf(resource))
        .setProperties(toStruct(props));
    message.setOptions(
        new AnalyzerResourceOptions()
            .setParent(resource.parent ?? stackUrn)
            .setCustomtimeouts(new AnalyzerResourceOptions.CustomTimeouts()),
    );
    if (resource.provider) message.setProvider(toProvider(resource.provider));
    return message;
}

function toProvider(provider: NonNullable<Resource["provider"]>): AnalyzerProviderResource {
    const { type, name, props = {} } = provider;
    return new AnalyzerProviderResource()
        .setType(type)
        .setName(name)
        .setUrn(urnOf(provider))
        .setProperties(toStruct(withoutInternals(props)));
}

function withoutInternals(props: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(props).filter(([key]) => !key.startsWith("__")));
}

/** Plain data as a protobuf struct. What is undefined does not travel; what is not data is an error. */
export function toStruct(props: Record<string, unknown>): Struct {
    return Struct.fromJavaScript(plain(props, "props") as Record<string, JavaScriptValue>);
}

function plain(value: unknown, path: string): JavaScriptValue {
    if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
        return value as JavaScriptValue;
    if (Array.isArray(value)) return value.map((item, index) => plain(item, `${path}[${index}]`));
    if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
        throw new TypeError(`${path} is not plain data and cannot travel to a policy pack: ${String(value)}`);
    const known = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(known.map(([key, item]) => [key, plain(item, `${path}.${key}`)]));
}
