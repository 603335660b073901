import { Access } from "../documents/access";
import { at, limitProblems } from "../limits";
import { roleLimits } from "../limits/role";
import { accessProblems, identityProblems, protocolProblems } from "../role/checks";
import type { MessagingSetArgs } from "./args";
import { hasTopic, queuesOf, under } from "./members";
import type { RoleArgs } from "./part-args";

/** What an access acts on. */
export const reaches = {
    topic: (access: Access) => access === Access.Publisher || access === Access.Subscriber,
    everything: (access: Access) => access === Access.Auditor || access === Access.Administrator,
};

export function roleProblems(key: string, args: MessagingSetArgs, role: RoleArgs): string[] {
    const path = at("roles", key);
    const wrong = accessProblems(path, role.access);
    if (wrong.length > 0) return [...wrong, ...under(path, identityProblems(role))];
    return [
        ...under(path, identityProblems(role)),
        ...limitProblems(path, role, roleLimits),
        ...under(path, protocolProblems(role)),
        ...purgeProblems(path, role),
        ...(reaches.topic(role.access) ? topicProblems(path, args, role) : targetProblems(path, args, role)),
    ];
}

function purgeProblems(path: string, { access, purge }: RoleArgs): string[] {
    if (!purge || access === Access.Operator) return [];
    return [
        `${at(path, "purge")} is true, but access is ${access}; only an Operator empties dead-letter queues; leave it out.`,
    ];
}

function topicProblems(path: string, args: MessagingSetArgs, { access, queues }: RoleArgs): string[] {
    const instead = access === Access.Publisher ? "choose Producer or enable the topic" : "enable the topic";
    const acts = `is set, but a ${access} acts on the topic; leave it out or choose Producer.`;
    return [
        ...(hasTopic(args)
            ? []
            : [`${at(path, "access")} is ${access}, but topic.enabled is false; ${instead}.`]),
        ...(queues === undefined ? [] : [`${at(path, "queues")} ${acts}`]),
    ];
}

function targetProblems(path: string, args: MessagingSetArgs, { queues }: RoleArgs): string[] {
    if (queues?.length === 0) {
        return [
            `${at(path, "queues")} is empty; a role reaches at least one queue; leave it out for all queues.`,
        ];
    }
    const known = queuesOf(args).map(([key]) => key);
    return (queues ?? [])
        .filter((name) => !known.includes(name))
        .map(
            (name) =>
                `${at(path, "queues")} names ${JSON.stringify(name)}; the set has ${known.join(", ")}; name one of these.`,
        );
}
