import { parseArn, UNKNOWN } from "../../iam";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";

/** Where each type of key says what kind of key it is. Absent: keys of that type have no such property. */
export interface KeyPlace {
    enabled: string;
    spec?: string;
    deletionWindow: string;
}

const primary = {
    enabled: "isEnabled",
    spec: "customerMasterKeySpec",
    deletionWindow: "deletionWindowInDays",
};
const replica = { enabled: "enabled", deletionWindow: "deletionWindowInDays" };
const native = { enabled: "enabled", deletionWindow: "pendingWindowInDays" };

export const KEYS: Readonly<Record<string, KeyPlace>> = {
    "aws:kms/key:Key": primary,
    "aws:kms/externalKey:ExternalKey": { ...replica, spec: "keySpec" },
    "aws:kms/replicaKey:ReplicaKey": replica,
    "aws:kms/replicaExternalKey:ReplicaExternalKey": replica,
    "aws-native:kms:Key": { ...native, spec: "keySpec" },
    "aws-native:kms:ReplicaKey": native,
};

const ALIASES = { "aws:kms/alias:Alias": true, "aws-native:kms:Alias": true };

/** The properties by which others may refer to a key or an alias. */
const NAMES = ["arn", "keyId", "id", "name", "aliasName"];

/** The keys of a stack that encrypt a queue or topic: by ARN, id or alias, or by what the engine says it comes from. */
export function keysOf(user: Resource, stack: Stack): Resource[] {
    return keysNamed(user, "kmsMasterKeyId", stack);
}

/** The keys of a stack that a property names. */
export function keysNamed(user: Resource, property: string, stack: Stack): Resource[] {
    const behind = meantBy(user, property, ALIASES, stack).flatMap((alias) =>
        meantBy(alias, "targetKeyId", KEYS, stack),
    );
    return [...new Set([...meantBy(user, property, KEYS, stack), ...behind])];
}

/** A preview may know what a queue refers to, and not yet what the key will be called: then its origin counts. */
function meantBy(user: Resource, property: string, types: Types, stack: Stack): Resource[] {
    const reference = textProperty(user, property);
    if (reference === undefined) return [];
    const origins = user.sources(property).filter(({ type }) => Object.hasOwn(types, type));
    if (reference === UNKNOWN) return origins;
    const named = [...(byShortName(types, stack).get(shortName(reference)) ?? [])];
    return [
        ...named.filter((target) => namesOf(target).some((name) => isSame(reference, name))),
        ...origins.filter((target) => namesOf(target).length === 0),
    ];
}

type Types = Readonly<Record<string, unknown>>;

function byShortName(types: Types, stack: Stack): ReadonlyMap<string, Set<Resource>> {
    return stack.once(types, () => {
        const index = new Map<string, Set<Resource>>();
        for (const target of stack.ofTypes(types))
            for (const name of namesOf(target).map(shortName))
                index.set(name, (index.get(name) ?? new Set()).add(target));
        return index;
    });
}

function namesOf(target: Resource): string[] {
    return NAMES.map((name) => target.get(name)).filter((name) => typeof name === "string");
}

function isSame(a: string, b: string): boolean {
    return parseArn(a) && parseArn(b) ? a === b : shortName(a) === shortName(b);
}

/** The id of a key, or `alias/` with a name. */
function shortName(text: string): string {
    return (parseArn(text)?.resource ?? text).replace(/^key\//, "");
}
