import * as pulumi from "@pulumi/pulumi";

import { grants } from "../documents/access";
import type { Place } from "../documents/arns";
import { KeyPolicyMode, type KeyPolicyFacts, type KeySender, type KeySource } from "../documents/key-policy";
import { pairProblem } from "../documents/source-pairs";
import { sourceFacts } from "../documents/sources";
import { at, valueProblems } from "../limits";
import { topicArnLimit } from "../limits/key";
import { roleArnLimit } from "../limits/source";
import { absence, refuse, type Owner } from "../base/owner";
import { guardedRoleArns, roleArnProblems } from "../base/role-arns";
import { accessProblems } from "../role/checks";
import { resolvedSenders, resolvedSources, senderProblems, sourceProblems } from "../source-args";
import { KeyService, type KeySenderArgs, type KeySourceArgs, type KeyUserArgs } from "./args";

type Input<T> = pulumi.Input<T>;

/** Who and what uses a key, and who manages it. */
export interface KeyUse {
    mode?: KeyPolicyMode;
    users?: Input<Input<KeyUserArgs>[]>;
    administratorArns?: Input<Input<string>[]>;
    sources?: KeySourceArgs[];
    senders?: KeySenderArgs[];
}

/** Every plain one that no key policy could name. */
export function keyUseProblems(path: string, use: KeyUse): string[] {
    return [
        ...modeProblems(path, use.mode),
        ...userProblems(at(path, "users"), use.users),
        ...roleArnProblems(at(path, "administratorArns"), use.administratorArns),
        ...conflictProblems(path, use.users, use.administratorArns),
        ...keySourceProblems(at(path, "sources"), use.sources),
        ...senderProblems(at(path, "senders"), use.senders?.map(senderOf)),
        ...throughProblems(at(path, "senders"), use.senders),
    ];
}

/** What the key policy is made of, checked when it becomes known. */
export function keyFacts(
    owner: Owner,
    place: pulumi.Output<Place>,
    use: KeyUse,
): pulumi.Output<KeyPolicyFacts> {
    const { mode = KeyPolicyMode.NamedPrincipals, users = [], sources = [], senders = [] } = use;
    const facts = pulumi.output({
        place,
        mode,
        users,
        administratorArns: guardedRoleArns(owner, "administratorArns", use.administratorArns) ?? [],
        sources: sources.length === 0 ? [] : keySources(owner, place, sources),
        senders: senders.length === 0 ? [] : keySenders(owner, senders),
    });
    return facts.apply((known) => {
        const absent = known.users.flatMap(({ roleArn }, index) =>
            absence(`users[${index}].roleArn`, roleArn),
        );
        const named = [...absent, ...userProblems("users", known.users)];
        refuse(owner, [...named, ...conflictProblems("", known.users, known.administratorArns)]);
        return known;
    });
}

function keySources(
    owner: Owner,
    place: pulumi.Output<Place>,
    sources: KeySourceArgs[],
): pulumi.Output<KeySource[]> {
    return pulumi
        .output({
            known: resolvedSources(place, sources.map(sourceOf), { owner, path: "sources" }),
            topicArns: sources.map(({ topicArn }) => topicArn),
        })
        .apply(({ known, topicArns }) => {
            const resolved = known.map((source, index) => ({ ...source, topicArn: topicArns[index] }));
            const given = sources.flatMap(({ topicArn }, index) => (topicArn === undefined ? [] : [index]));
            const paths = given.map((index) => [`sources[${index}].topicArn`, topicArns[index]] as const);
            refuse(
                owner,
                paths.flatMap(([path, arn]) => absence(path, arn)),
            );
            refuse(owner, reachProblems("sources", resolved));
            return resolved;
        });
}

function keySourceProblems(path: string, sources: KeySourceArgs[] | undefined): string[] {
    const problems = sourceProblems(path, sources?.map(sourceOf));
    return problems.length > 0 ? problems : reachProblems(path, sources);
}

/** Which topic a source reaches, where that has to be said and where it cannot be. */
function reachProblems(path: string, sources: KeySourceArgs[] = []): string[] {
    return sources.flatMap(({ service, topicArn }, index) => {
        const own = `${path}[${index}].topicArn`;
        const { label, pins } = sourceFacts[service];
        if (topicArn === undefined && pins.queue === undefined)
            return [`${own} is missing; ${label} sends to topics alone; give the ARN of the topic.`];
        if (topicArn === undefined) return [];
        if (pins.topic === undefined)
            return [`${own} is set, but ${label} delivers to queues alone; leave it out.`];
        const wrong = valueProblems(own, topicArn, topicArnLimit);
        const fifo = typeof topicArn === "string" && topicArn.endsWith(".fifo");
        const pair = wrong.length > 0 ? undefined : pairProblem(service, "topic", fifo);
        return pair === undefined ? wrong : [`${own} is ${JSON.stringify(topicArn)}; ${pair}.`];
    });
}

function keySenders(owner: Owner, senders: KeySenderArgs[]): pulumi.Output<KeySender[]> {
    return resolvedSenders(senders.map(senderOf), { owner, path: "senders" }).apply((known) =>
        known.map((sender, index) => ({ ...sender, through: senders[index]!.through })),
    );
}

function sourceOf({ service, name, arn, accountId }: KeySourceArgs) {
    return { service, name, arn, accountId };
}

function senderOf({ roleArns, accountId, organizationId, principalTags }: KeySenderArgs) {
    return { roleArns, accountId, organizationId, principalTags };
}

function throughProblems(path: string, senders: KeySenderArgs[] = []): string[] {
    const choices: string[] = Object.values(KeyService);
    const limit = {
        admits: (value: unknown) => choices.some((choice) => choice === value),
        allows: "a sender uses the key through one service",
        fix: `choose ${choices.join(" or ")}`,
    };
    return senders.flatMap(({ through }, index) => [
        ...(through === undefined
            ? [`${path}[${index}].through is missing; ${limit.allows}; ${limit.fix}.`]
            : []),
        ...valueProblems(`${path}[${index}].through`, through, limit),
    ]);
}

function modeProblems(path: string, mode: unknown): string[] {
    const choices = Object.values(KeyPolicyMode);
    return valueProblems(at(path, "mode"), mode, {
        admits: (value) => choices.some((choice) => choice === value),
        allows: "a key policy has one mode",
        fix: `choose ${choices.join(" or ")}`,
    });
}

function userProblems(path: string, users: unknown): string[] {
    return plainUsers(users).flatMap(({ roleArn, access }, index) => [
        ...valueProblems(`${path}[${index}].roleArn`, roleArn, roleArnLimit),
        ...accessProblems(`${path}[${index}]`, access),
    ]);
}

/** Who manages a key could give itself the use of it: the two are different people. */
function conflictProblems(path: string, users: unknown, administratorArns: unknown): string[] {
    if (!Array.isArray(administratorArns)) return [];
    const using = plainUsers(users).filter(({ access }) => grants[access]?.keyThrough !== "nothing");
    return using
        .filter(({ roleArn }) => administratorArns.includes(roleArn))
        .map(
            ({ roleArn }) =>
                `${at(path, "administratorArns")} names ${JSON.stringify(roleArn)}, which uses the key as well; ` +
                "who manages a key here never uses it; name another role.",
        );
}

function plainUsers(users: unknown): KeyUserArgs[] {
    return Array.isArray(users) ? (users as KeyUserArgs[]) : [];
}
