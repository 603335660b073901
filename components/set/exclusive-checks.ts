import { roleArnProblems } from "../base/role-arns";
import { at } from "../limits";
import { SubscriptionProtocol } from "../role/args";
import type { MessagingSetArgs } from "./args";
import { actors, reachesQueue } from "./exclusive";
import { hasTopic, queuesOf, rolesOf } from "./members";

/** Who would be shut out without a reason, and who would be shut out altogether. */
export function exclusiveProblems(args: MessagingSetArgs): string[] {
    const { enabled, exceptRoleArns } = args.exclusive ?? {};
    const named = roleArnProblems("exclusive.exceptRoleArns", exceptRoleArns);
    if (enabled === true && exceptRoleArns === undefined)
        return [...nobodyProblems(args), ...leavingProblems(args)];
    if (enabled === true || exceptRoleArns === undefined) return named;
    return [
        "exclusive.exceptRoleArns is set, but exclusive.enabled is not; nobody is shut out then; set enabled to true or leave it out.",
    ];
}

/** A policy that shuts out everybody is a mistake. */
function nobodyProblems(args: MessagingSetArgs): string[] {
    const roles = rolesOf(args).map(([, role]) => role);
    const none = (what: string, role: string) =>
        `exclusive.enabled is true, but no role of the set ${what}, and everybody would be shut out; ` +
        `add ${role}, or name a role in exclusive.exceptRoleArns.`;
    const publishes = roles.some(({ access }) => actors.topic.includes(access));
    const ofQueues = queuesOf(args).flatMap(([key]) => {
        const reaching = roles.filter(({ queues }) => reachesQueue(queues, key));
        const reached = (accesses: readonly string[]) =>
            reaching.some(({ access }) => accesses.includes(access));
        const path = at("queues", key);
        return [
            ...(reached(actors.queue) ? [] : [none(`uses ${path}`, "a Consumer")]),
            ...(reached(actors.deadLetterQueue)
                ? []
                : [none(`reads the dead letters of ${path}`, "an Operator")]),
        ];
    });
    return [
        ...(hasTopic(args) && !publishes ? [none("publishes to the topic", "a Publisher")] : []),
        ...ofQueues,
    ];
}

/** Whom a subscriber of the set lets messages out to. */
function leavingProblems(args: MessagingSetArgs): string[] {
    return rolesOf(args).flatMap(([key, { subscriptionProtocols = [] }]) => {
        const others = subscriptionProtocols.filter((protocol) => protocol !== SubscriptionProtocol.Sqs);
        if (others.length === 0) return [];
        return [
            `${at(at("roles", key), "subscriptionProtocols")} holds ${others.join(", ")}, but exclusive.enabled is true; ` +
                "messages stay in queues of this account then; leave it out, or name a role in exclusive.exceptRoleArns.",
        ];
    });
}
