import { hasWildcard, lastName, parseArn, type Text, UNKNOWN } from "../../iam";
import { arnOf } from "../../policypack/model/arns";
import { encryptionOf } from "../../policypack/model/encryption";
import { accessToKey } from "../../policypack/model/key-policies";
import { KEYS, keysNamed, keysOf } from "../../policypack/model/keys";
import { policiesByOwner, type Policy, separateOwners } from "../../policypack/model/policies";
import { type Resource, textProperty } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { tagsOf } from "../../policypack/model/tags";
import {
    KEY_POLICIES,
    type PolicyPlaces,
    QUEUE_POLICIES,
    QUEUES,
    TOPIC_POLICIES,
    TOPICS,
} from "../../policypack/model/types";
import { inWords } from "../preview/report";
import { type Kind } from "./columns";
import { type Attached, attached, missingPolicy } from "./documents";
import { type Place } from "./place";

/** What a queue's or topic's messages are encrypted with. */
export type KeyOf =
    | { with: "nothing of KMS" }
    | { with: "the AWS-managed key" }
    | { with: "key"; key: Target }
    /** A key that the source does not hold. */
    | { with: "a key elsewhere"; name: string };

/** A queue, topic or key, and what decides who does what on it. */
export interface Target {
    kind: Kind;
    resource: Resource;
    name: string;
    /** Its ARN; a pattern where a preview does not know all of it. */
    arn: Text;
    policies: readonly Attached[];
    /** Undefined where they are not known. */
    tags: Readonly<Record<string, string>> | undefined;
    /** Of a key: its aliases, and its grants. */
    aliases: readonly string[];
    grants: readonly Resource[];
    /** Of a queue or topic. */
    encryption?: KeyOf;
}

/** The queues, topics and keys of a source. */
export function targetsOf(stack: Stack, place: Place): Target[] {
    const keys = new Map(stack.ofTypes(KEYS).map((key) => [key, keyTarget(key, stack, place)]));
    const of = (kind: "queue" | "topic", resource: Resource): Target => ({
        ...common(kind, resource, place),
        policies: policiesOf(kind, resource, stack),
        encryption: encryptedWith(resource, keys, stack),
    });
    return [
        ...stack
            .ofTypes(QUEUES)
            .map((queue) => of("queue", queue))
            .sort(byName),
        ...stack
            .ofTypes(TOPICS)
            .map((topic) => of("topic", topic))
            .sort(byName),
        ...[...keys.values()].sort(byName),
    ];
}

/** An order that does not come from that of the resources. */
export function byName(one: { name: string }, other: { name: string }): number {
    return one.name < other.name ? -1 : 1;
}

/** How a target is called, whatever else there is of its name. */
export function idOf({ kind, name }: Pick<Target, "kind" | "name">): string {
    return `${kind} ${name}`;
}

/** The encryption of a queue or topic in words. */
export function encryptionIn(encryption: KeyOf): string {
    if (encryption.with === "key") return idOf(encryption.key);
    return encryption.with === "a key elsewhere" ? `a key elsewhere: ${encryption.name}` : encryption.with;
}

function common(kind: Kind, resource: Resource, place: Place): Omit<Target, "policies"> {
    return {
        kind,
        resource,
        name: resource.name,
        arn: kind === "key" ? keyArn(resource, place) : settled(arnOf(resource), place),
        tags: knownTags(resource),
        aliases: [],
        grants: [],
    };
}

function keyTarget(key: Resource, stack: Stack, place: Place): Target {
    const { policies, grants } = accessToKey(key, stack);
    const unplaced = unplacedPolicies(KEY_POLICIES, stack);
    const aliases = stack
        .ofTypes(ALIASES)
        .filter((alias) => keysNamed(alias, "targetKeyId", stack).includes(key))
        .flatMap((alias) => [alias.get("name") ?? alias.get("aliasName")].flat())
        .filter((name): name is string => typeof name === "string");
    return {
        ...common("key", key, place),
        policies: [...inForce(policies, key), ...unplaced],
        aliases,
        grants,
    };
}

const ALIASES = { "aws:kms/alias:Alias": true, "aws-native:kms:Alias": true };

function policiesOf(kind: "queue" | "topic", resource: Resource, stack: Stack): Attached[] {
    const places = kind === "queue" ? QUEUE_POLICIES : TOPIC_POLICIES;
    const own = inForce(policiesByOwner(stack, places).get(resource) ?? [], resource);
    return [...own, ...unplacedPolicies(places, stack)];
}

/** Policies of which nothing tells yet to what they belong: perhaps to any. */
function unplacedPolicies(places: PolicyPlaces, stack: Stack): Attached[] {
    const owners = separateOwners(places);
    return stack
        .ofTypes(owners)
        .filter((holder) => {
            const property = owners[holder.type]!;
            return holder.get(property) === UNKNOWN && holder.sources(property).length === 0;
        })
        .map(({ urn }) => missingPolicy(`to what ${inWords(urn)} belongs is not known yet`));
}

/** Once deployed, a resource shows also the policy that another one wrote: that one tells what is in force. */
function inForce(policies: readonly Policy[], owner: Resource): Attached[] {
    const separate = policies.filter((policy) => policy.resource !== owner);
    const own = policies.filter(
        (policy) => policy.resource === owner && (separate.length === 0 || gave(policy)),
    );
    return [...own, ...separate].map((policy) => attached(policy, "resource"));
}

function gave({ resource, property }: Policy): boolean {
    return resource.gave(property) === true;
}

/** What a preview does not know of an ARN is as the place says. */
function settled(arn: Text, { partition, region, account }: Place): Text {
    const parts = arn === UNKNOWN ? undefined : parseArn(arn);
    if (!parts || !hasWildcard(arn as string)) return arn;
    const known = (part: string, own: string | undefined) => (part === "*" ? (own ?? "*") : part);
    return [
        "arn",
        known(parts.partition, partition),
        parts.service,
        known(parts.region, region),
        known(parts.account, account),
        parts.resource,
    ].join(":");
}

function keyArn(key: Resource, { partition, region, account = "*" }: Place): Text {
    const arn = textProperty(key, "arn");
    if (typeof arn === "string") return arn;
    const id = textProperty(key, "keyId");
    return `arn:${partition}:kms:${region}:${account}:key/${typeof id === "string" ? id : "*"}`;
}

/** The tags of a resource; undefined where they are not known. */
export function knownTags(resource: Resource): Target["tags"] {
    const { tags, open } = tagsOf(resource);
    const pairs = [...tags].filter((pair): pair is [string, string] => pair[1] !== UNKNOWN);
    return open || pairs.length < tags.size ? undefined : Object.fromEntries(pairs);
}

function encryptedWith(resource: Resource, keys: ReadonlyMap<Resource, Target>, stack: Stack): KeyOf {
    const encryption = encryptionOf(resource);
    const reference = textProperty(resource, "kmsMasterKeyId");
    if (encryption === "aws-managed key") return { with: "the AWS-managed key" };
    if (reference === undefined) return { with: "nothing of KMS" };
    const [key] = keysOf(resource, stack);
    if (key) return { with: "key", key: keys.get(key)! };
    return {
        with: "a key elsewhere",
        name: reference === UNKNOWN ? "that is not known yet" : lastName(reference),
    };
}
