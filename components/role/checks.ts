import { isFuture } from "../base/owner";
import { Access, grants, lambdaConsumer, purge, type Grant } from "../documents/access";
import { at, entryProblems, isEmptyList, namesSet } from "../limits";
import { abacTagKeyLimit, roleListLimits } from "../limits/role";
import { type MessagingRoleArgs, SubscriptionProtocol } from "./args";
import { trustProblems } from "./trust";

/** Which actions of a grant apply to which argument. */
const targets = {
    queueArns: "onQueue",
    deadLetterQueueArns: "onDeadLetterQueue",
    subscriptionDeadLetterQueueArns: "onSubscriptionDeadLetterQueue",
    topicArns: "onTopic",
} as const;

type TargetArgs = { [Name in keyof typeof targets]?: unknown };

export function accessProblems(path: string, access: unknown): string[] {
    const choices = Object.values(Access);
    if (choices.some((choice) => choice === access)) return [];
    return [
        `${at(path, "access")} is ${JSON.stringify(access)}; a role has one access; choose ${choices.join(", ")}.`,
    ];
}

/** Targets that the access needs and lacks, or has and cannot use. */
export function targetProblems(access: Access, args: TargetArgs): string[] {
    const grant = grants[access];
    const names = Object.keys(targets) as (keyof typeof targets)[];
    const useless = names.filter((name) => grant[targets[name]].length === 0 && args[name] !== undefined);
    return [
        ...useless.map((name) => `${name} is set, but access ${access} has no action there; leave it out.`),
        ...missingProblems(access, args),
    ];
}

/** The targets that the access needs, if none of them is there. */
export function missingProblems(access: Access, args: TargetArgs): string[] {
    const names = Object.keys(targets) as (keyof typeof targets)[];
    const usable = names.filter((name) => grants[access][targets[name]].length > 0);
    if (!usable.every((name) => isEmpty(args[name]))) return [];
    return [`${usable[0]} is empty; access ${access} acts on ${usable.join(", ")}; give the ARNs.`];
}

/** The exact actions of a role: an event source mapping needs fewer than a consumer that polls. */
export function grantOf({ access, trust, purge: purges }: MessagingRoleArgs): Grant {
    const mapped = trust?.lambda !== undefined && trust.lambda.eventSourceMapping !== false;
    const grant = access === Access.Consumer && mapped ? lambdaConsumer : grants[access];
    if (!purges) return grant;
    return {
        ...grant,
        onDeadLetterQueue: [...grant.onDeadLetterQueue, purge],
        onSubscriptionDeadLetterQueue: [...grant.onSubscriptionDeadLetterQueue, purge],
    };
}

/** What is wrong with the entries of the lists, if they are plain. */
export function listProblems(args: MessagingRoleArgs): string[] {
    const lists = Object.entries(roleListLimits) as [keyof typeof roleListLimits, never][];
    return [
        ...lists.flatMap(([name, limit]) => entryProblems(name, args[name], limit)),
        ...(args.access === Access.Operator ? overlapProblems(args) : []),
    ];
}

/** An operator sends to queues and reads dead-letter queues: of one queue it would do both. */
function overlapProblems({ queueArns, ...others }: MessagingRoleArgs): string[] {
    const sent: unknown[] = Array.isArray(queueArns) ? queueArns : [];
    const { deadLetterQueueArns, subscriptionDeadLetterQueueArns } = others;
    return Object.entries({ deadLetterQueueArns, subscriptionDeadLetterQueueArns }).flatMap(([name, arns]) =>
        (Array.isArray(arns) ? arns : [])
            .filter((arn) => typeof arn === "string" && sent.includes(arn))
            .map(
                (arn) =>
                    `${name} names "${String(arn)}", which queueArns names too; an operator reads dead letters and sends to ` +
                    "queues; name it in one of the two.",
            ),
    );
}

/** Arguments that go with some accesses only. */
export function pairProblems(args: MessagingRoleArgs): string[] {
    const { access, keyAliases, kmsKeyArns, previousKeyArns } = args;
    const keys = { keyAliases, kmsKeyArns };
    const reads = access === Access.Consumer || access === Access.Operator;
    const useless = Object.entries(keys).filter(
        ([, list]) => !isEmpty(list) && grants[access].onKey.length === 0,
    );
    return [
        ...useless.map(([name]) => `${name} is set, but access ${access} uses no key; leave it out.`),
        ...(reads || isEmpty(previousKeyArns)
            ? []
            : [`previousKeyArns is set, but access ${access} reads no message; leave it out.`]),
        ...purgeProblems(args),
        ...protocolProblems(args),
        ...abacProblems(args),
    ];
}

function purgeProblems(args: MessagingRoleArgs): string[] {
    const { access, deadLetterQueueArns, subscriptionDeadLetterQueueArns } = args;
    if (!args.purge) return [];
    if (access !== Access.Operator)
        return [
            `purge is true, but access is ${access}; only an Operator empties dead-letter queues; leave it out.`,
        ];
    if (!isEmpty(deadLetterQueueArns) || !isEmpty(subscriptionDeadLetterQueueArns)) return [];
    return [
        "purge is true, but the role reaches no dead-letter queue; give the ARNs of some, or leave it out.",
    ];
}

export function protocolProblems({
    access,
    subscriptionProtocols: chosen,
}: Pick<MessagingRoleArgs, "access" | "subscriptionProtocols">): string[] {
    if (chosen === undefined) return [];
    const all: readonly string[] = Object.values(SubscriptionProtocol);
    const wrong = chosen.filter((protocol) => !all.includes(protocol));
    const choices = `choose from ${all.join(", ")}`;
    return [
        ...(access === Access.Subscriber
            ? []
            : [`subscriptionProtocols is set, but access ${access} subscribes nothing; leave it out.`]),
        ...(chosen.length === 0
            ? [`subscriptionProtocols is empty; a subscriber needs one; ${choices}.`]
            : []),
        ...wrong.map(
            (protocol) =>
                `subscriptionProtocols holds ${JSON.stringify(protocol)}; others leave AWS or its encryption; ${choices}.`,
        ),
    ];
}

function abacProblems({ access, abacTagKeys: keys, existingRoleArn, tags }: MessagingRoleArgs): string[] {
    const useless =
        "abacTagKeys is set, but an Administrator changes the tags that it compares; leave it out.";
    return [
        ...(keys !== undefined && access === Access.Administrator ? [useless] : []),
        ...tagKeyProblems(keys, existingRoleArn === undefined ? (tags ?? {}) : undefined),
    ];
}

/** What is wrong with keys of tags, and with the tags, if they are there to look at. */
export function tagKeyProblems(keys: readonly string[] | undefined, tags: object | undefined): string[] {
    if (keys === undefined) return [];
    const lower = keys.map((key) => String(key).toLowerCase());
    const twice = keys.filter((_, index) => lower.indexOf(lower[index]!) !== index);
    return [
        ...(keys.length === 0 ? ["abacTagKeys is empty; name one or more keys, or leave it out."] : []),
        ...entryProblems("abacTagKeys", keys, abacTagKeyLimit),
        ...twice.map(
            (key) => `abacTagKeys holds ${JSON.stringify(key)} twice; IAM ignores case; name it once.`,
        ),
        ...(tags === undefined || isFuture(tags) ? [] : tagProblems(keys, tags)),
    ];
}

/** Without these tags the role could reach nothing. */
export function tagProblems(keys: readonly string[], tags: object | undefined): string[] {
    return keys
        .filter((key) => (tags as Record<string, unknown> | undefined)?.[key] === undefined)
        .map(
            (key) =>
                `tags lacks ${JSON.stringify(key)}, which abacTagKeys names; a role without the tag reaches nothing; add it.`,
        );
}

/** Who takes the role: it is made for a trust, or it is there already. */
export function identityProblems(args: Omit<MessagingRoleArgs, "access">): string[] {
    if (args.existingRoleArn === undefined) return trustProblems("", args.trust);
    const { trust, name, path, permissionsBoundaryArn, maxSessionDuration, description, tags } = args;
    const ofRole = { trust, name, path, permissionsBoundaryArn, maxSessionDuration, description, tags };
    return namesSet(ofRole).map(
        (set) =>
            `${set} is set beside existingRoleArn; a role that is there already is not changed; leave one of the two out.`,
    );
}

function isEmpty(list: unknown): boolean {
    return list === undefined || isEmptyList(list);
}
