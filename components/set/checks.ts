import { Access } from "../documents/access";
import { at, limitProblems, mapKeyLimit, valueProblems } from "../limits";
import { fifoProblems } from "../limits/fifo";
import { roleLimits } from "../limits/role";
import { tagKeyProblems } from "../role/checks";
import { networkProblems } from "../source-args";
import { setAlarmProblems } from "./alarm-checks";
import type { MessagingSetArgs } from "./args";
import { encryptionProblems } from "./encryption";
import { exclusiveProblems } from "./exclusive-checks";
import { sameRoleProblems } from "./existing-roles";
import { queuesOf, rolesOf } from "./members";
import { nameClashes, setNameLimit } from "./names";
import { queueProblems } from "./queue-checks";
import { roleProblems } from "./role-checks";
import { topicProblems } from "./topic-checks";

export const setRoleLimits = {
    rolePath: roleLimits.path,
    permissionsBoundaryArn: roleLimits.permissionsBoundaryArn,
};

/** Everything that is wrong with the plain values of a set, before any of it exists. */
export function setProblems(name: string, args: MessagingSetArgs): string[] {
    const shape = shapeProblems(args);
    return shape.length > 0 ? shape : [...nameProblems(name, args), ...memberProblems(args)];
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
    const limit = setNameLimit(args);
    const base =
        args.name === undefined
            ? valueProblems("the name", name, limit)
            : valueProblems("name", args.name, limit);
    return [...base, ...nameClashes(args)];
}

function memberProblems(args: MessagingSetArgs): string[] {
    return [
        ...fifoProblems("fifo", args.fifo),
        ...encryptionProblems(args),
        ...topicProblems(args),
        ...limitProblems("", args, setRoleLimits),
        ...setAlarmProblems(args),
        ...queuesOf(args).flatMap(([key, queue]) => queueProblems(key, args, queue)),
        ...rolesOf(args).flatMap(([key, role]) => roleProblems(key, args, role)),
        ...tagKeyProblems(args.abacTagKeys, args.tags ?? {}),
        ...sameRoleProblems(args),
        ...exclusiveProblems(args),
        ...networkProblems("network", args.network),
        ...pollerProblems(args),
    ];
}

/** Lambda reads a queue from a network of its own. */
export function pollerProblems(args: MessagingSetArgs): string[] {
    const { exceptArns } = args.network ?? {};
    const excepted = Array.isArray(exceptArns) ? exceptArns.length > 0 : exceptArns !== undefined;
    if (args.network === undefined || excepted) return [];
    const polled = rolesOf(args).filter(
        ([, { access, trust }]) =>
            access === Access.Consumer && trust?.lambda && trust.lambda.eventSourceMapping !== false,
    );
    return polled.map(
        ([key]) =>
            `network is set, but ${at("roles", key)} is read for by Lambda, which comes from no VPC endpoint of yours; ` +
            "name the role in network.exceptArns, or let the function poll: trust.lambda.eventSourceMapping false.",
    );
}
