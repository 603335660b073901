import { Access } from "../documents/access";
import { at, limitProblems, mapKeyLimit, nameLimit, valueProblems } from "../limits";
import { fifoProblems } from "../limits/fifo";
import { keyLimits } from "../limits/key";
import { deliveredSizeLimit, queueLimits } from "../limits/queue";
import { roleLimits } from "../limits/role";
import { topicLimits } from "../limits/topic";
import { alarmProblems } from "../messaging-alarms";
import { settingsProblems } from "../queue/settings";
import { accessProblems } from "../role/checks";
import type { MessagingSetArgs, QueueArgs, RoleArgs } from "./args";
import { nameClashes, nameRooms } from "./names";
import { trustProblems } from "../role/trust";

export const encryptionLimits = {
    ...keyLimits,
    dataKeyReusePeriodSeconds: queueLimits.dataKeyReusePeriodSeconds,
};

export const setRoleLimits = {
    rolePath: roleLimits.path,
    permissionsBoundaryArn: roleLimits.permissionsBoundaryArn,
};

/** Everything that is wrong with the plain values of a set, before any of it exists. */
export function setProblems(name: string, args: MessagingSetArgs): string[] {
    const shape = shapeProblems(args);
    return shape.length > 0 ? shape : [...nameProblems(name, args), ...memberProblems(args)];
}

export function queuesOf(args: MessagingSetArgs): [string, QueueArgs][] {
    return Object.entries(args.queues ?? { main: {} });
}

export function rolesOf(args: MessagingSetArgs): [string, RoleArgs][] {
    return Object.entries(args.roles ?? {});
}

export function hasTopic(args: MessagingSetArgs): boolean {
    return args.topic?.enabled !== false;
}

export function isSubscribed(args: MessagingSetArgs, queue: QueueArgs): boolean {
    return hasTopic(args) && queue.subscribe !== false;
}

function shapeProblems(args: MessagingSetArgs): string[] {
    const empty = "a set has at least one queue; name one, or leave queues out for a queue named main";
    return [
        ...(queuesOf(args).length === 0 ? [`queues is empty; ${empty}.`] : []),
        ...keyProblems("queues", args.queues),
        ...keyProblems("roles", args.roles),
    ];
}

function keyProblems(path: string, map: object | undefined): string[] {
    return Object.keys(map ?? {}).flatMap((key) => valueProblems(`a key of ${path}`, key, mapKeyLimit));
}

function nameProblems(name: string, args: MessagingSetArgs): string[] {
    const limit = nameLimit(nameRooms(args));
    const base =
        args.name === undefined
            ? valueProblems("the name", name, limit)
            : valueProblems("name", args.name, limit);
    return [...base, ...nameClashes(args)];
}

function memberProblems(args: MessagingSetArgs): string[] {
    return [
        ...fifoProblems("fifo", args.fifo),
        ...limitProblems("encryption", args.encryption, encryptionLimits),
        ...limitProblems("topic", args.topic, topicLimits),
        ...limitProblems("", args, setRoleLimits),
        ...alarmProblems("alarms", args.alarms),
        ...queuesOf(args).flatMap(([key, queue]) => queueProblems(at("queues", key), args, queue)),
        ...rolesOf(args).flatMap(([key, role]) => roleProblems(at("roles", key), args, role)),
    ];
}

function queueProblems(path: string, args: MessagingSetArgs, queue: QueueArgs): string[] {
    const sizePath = at(path, "maxMessageSize");
    const bounds = settingsProblems(path, queue);
    const size = isSubscribed(args, queue)
        ? valueProblems(sizePath, queue.maxMessageSize, deliveredSizeLimit)
        : [];
    return [...bounds, ...(bounds.length > 0 ? [] : size), ...subscriptionProblems(path, args, queue)];
}

function subscriptionProblems(path: string, args: MessagingSetArgs, queue: QueueArgs): string[] {
    const topicless = "but topic.enabled is false; enable the topic or leave it out.";
    if (queue.subscribe === true && !hasTopic(args))
        return [`${at(path, "subscribe")} is true, ${topicless}`];
    if (queue.rawMessageDelivery === undefined || isSubscribed(args, queue)) return [];
    return [`${at(path, "rawMessageDelivery")} is set, but the queue is not subscribed; leave it out.`];
}

function roleProblems(path: string, args: MessagingSetArgs, role: RoleArgs): string[] {
    return [
        ...accessProblems(path, role.access),
        ...trustProblems(path, role.trust),
        ...(role.access === Access.Publisher
            ? publisherProblems(path, args, role)
            : targetProblems(path, args, role)),
    ];
}

function publisherProblems(path: string, args: MessagingSetArgs, { queues }: RoleArgs): string[] {
    return [
        ...(hasTopic(args)
            ? []
            : [
                  `${at(path, "access")} is Publisher, but topic.enabled is false; choose Producer or enable the topic.`,
              ]),
        ...(queues === undefined
            ? []
            : [
                  `${at(path, "queues")} is set, but a Publisher acts on the topic; leave it out or choose Producer.`,
              ]),
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
                `${at(path, "queues")} names "${name}"; the set has ${known.join(", ")}; name one of these.`,
        );
}
