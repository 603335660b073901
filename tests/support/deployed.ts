import { createHash } from "node:crypto";

import { unknown } from "./wire";

/** A resource as `pulumi preview --json` shows the plan for it, and as `pulumi stack export` shows it later. */
interface State {
    urn: string;
    type: string;
    custom: boolean;
    id?: string;
    inputs?: Values;
    outputs?: Values;
    provider?: string;
    propertyDependencies?: Record<string, string[]>;
}
type Values = Record<string, unknown>;

const place = "us-east-1:111122223333";

/**
 * The state that a deployment of a preview would leave behind, as `pulumi stack export` writes it: what the preview
 * did not know is made up, and what AWS fills in is filled in.
 */
export function deployed(previewed: string): string {
    const { steps } = JSON.parse(previewed) as { steps: { newState: State }[] };
    const planned = new Map(steps.map(({ newState }) => [newState.urn, newState]));
    const resources = [...planned.values()].map((state) => create(state, planned));
    const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "" };
    return JSON.stringify({ version: 3, deployment: { manifest, resources } });
}

function create(state: State, planned: ReadonlyMap<string, State>): State {
    const { inputs = {}, propertyDependencies = {}, provider } = state;
    const known = Object.entries(inputs).map(([name, value]) => {
        const sources = (propertyDependencies[name] ?? []).map((urn) => planned.get(urn)!);
        return [name, resolve(value, name, sources)] as const;
    });
    const settled = Object.fromEntries(known);
    const given = Object.fromEntries(known.filter(([name]) => name !== "__defaults"));
    return {
        ...state,
        ...(state.custom ? { id: identity(state, "id") } : {}),
        inputs: settled,
        outputs: { ...given, ...filledIn(state, given) },
        ...(provider ? { provider: provider.replace(unknown, "f00d") } : {}),
    };
}

/** An unknown input, known by the resource that it was made of. */
function resolve(value: unknown, property: string, sources: readonly State[]): unknown {
    if (Array.isArray(value)) return value.map((item) => resolve(item, property, sources));
    if (value === unknown) {
        const [source, ...others] = sources;
        if (!source || others.length > 0) throw new Error(`Of what is ${property} made?`);
        return identity(source, /url$/i.test(property) ? "url" : /Ids?$/.test(property) ? "id" : "arn");
    }
    if (JSON.stringify(value).includes(unknown)) throw new Error(`A part of ${property} is not known.`);
    return value;
}

/** What AWS would call a resource. */
function identity(state: State, what: "id" | "arn" | "url"): string {
    if (what === "url") return urlOf(state);
    if (what === "arn") return arnOf(state);
    switch (state.type) {
        case "aws:sqs/queue:Queue":
            return urlOf(state);
        case "aws:sns/topic:Topic":
        case "aws:kms/key:Key":
            return arnOf(state);
        default:
            return state.type.startsWith("pulumi:providers:") ? "f00d" : uuidOf(state);
    }
}

function arnOf(state: State): string {
    const [, service = ""] = /^aws:(\w+)\//.exec(state.type) ?? [];
    const arns: Record<string, string> = {
        kms: `arn:aws:kms:${place}:key/${uuidOf(state)}`,
        iam: `arn:aws:iam::111122223333:${/role/i.test(state.type) ? "role" : "user"}/${nameOf(state)}`,
        lambda: `arn:aws:lambda:${place}:function:${nameOf(state)}`,
    };
    return arns[service] ?? `arn:aws:${service}:${place}:${nameOf(state)}`;
}

function urlOf(state: State): string {
    return `https://sqs.us-east-1.amazonaws.com/111122223333/${nameOf(state)}`;
}

function nameOf({ urn, inputs = {} }: State): string {
    return String(inputs["name"] ?? urn.split("::").at(-1));
}

function uuidOf({ urn }: State): string {
    const hash = createHash("md5").update(urn).digest("hex");
    return hash.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** What the provider reads back though no program gave it. */
function filledIn(state: State, given: Values): Values {
    if (!state.custom) return {};
    const [arn, url] = [identity(state, "arn"), identity(state, "url")];
    const common = { id: identity(state, "id"), arn, tagsAll: given["tags"] ?? {} };
    switch (state.type) {
        case "aws:sqs/queue:Queue": {
            const none = { policy: "", redrivePolicy: "", redriveAllowPolicy: "", ...given };
            const sse = given["kmsMasterKeyId"] === undefined;
            const times = { kmsDataKeyReusePeriodSeconds: 300, messageRetentionSeconds: 345600, ...given };
            return {
                ...common,
                url,
                ...none,
                ...times,
                sqsManagedSseEnabled: given["sqsManagedSseEnabled"] ?? sse,
            };
        }
        case "aws:sns/topic:Topic":
            return { ...common, policy: topicPolicy(arn), signatureVersion: 0, ...given };
        case "aws:kms/key:Key":
            return { ...common, keyId: arn.split("/")[1], policy: keyPolicy, isEnabled: true, ...given };
        default:
            return { ...common, ...given };
    }
}

/** The policy that SNS gives to a new topic. */
function topicPolicy(arn: string): string {
    const actions = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission"];
    const statement = {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [...actions, "DeleteTopic", "Subscribe", "ListSubscriptionsByTopic", "Publish"].map(
            (action) => `SNS:${action}`,
        ),
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
    };
    return JSON.stringify({ Version: "2008-10-17", Id: "__default_policy_ID", Statement: [statement] });
}

/** The policy that KMS gives to a new key. */
const keyPolicy = JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
        {
            Sid: "Enable IAM User Permissions",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:root" },
            Action: "kms:*",
            Resource: "*",
        },
    ],
});
