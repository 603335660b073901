import type { Owner } from "../base/owner";
import { Access, grants } from "../documents/access";
import { at } from "../limits";
import type { MessagingSetArgs } from "./args";
import { reachesQueue } from "./exclusive";
import { laterMembers } from "./late";
import { queuesOf, rolesOf } from "./members";
import type { RoleArgs } from "./part-args";

type Entry = [key: string, role: RoleArgs];

/** Two entries may be one role that is there already: together they must not undo what each withholds. */
export function sameRoleProblems(args: MessagingSetArgs): string[] {
    const existing = rolesOf(args).filter(([, role]) => typeof role.existingRoleArn === "string");
    return existing.flatMap((later, index) =>
        existing
            .slice(0, index)
            .filter(([, { existingRoleArn }]) => existingRoleArn === later[1].existingRoleArn)
            .flatMap((earlier) => pairProblems(args, earlier, later)),
    );
}

/** The arguments, with roles that are known only later compared when they become known. */
export function guardedRoles(owner: Owner, args: MessagingSetArgs): MessagingSetArgs {
    const arns = Object.fromEntries(rolesOf(args).map(([key, role]) => [key, role.existingRoleArn]));
    const known = laterMembers(owner, undefined, arns, (values) => sameRoleProblems(withArns(args, values)));
    return withArns(args, known);
}

function withArns(
    args: MessagingSetArgs,
    arns: Record<string, RoleArgs["existingRoleArn"]>,
): MessagingSetArgs {
    const roles = rolesOf(args).map(([key, role]) => [key, { ...role, existingRoleArn: arns[key] }]);
    return { ...args, roles: Object.fromEntries(roles) as Record<string, RoleArgs> };
}

function pairProblems(args: MessagingSetArgs, [firstKey, first]: Entry, [key, second]: Entry): string[] {
    const told = `${at(at("roles", key), "existingRoleArn")} is that of ${at("roles", firstKey)}`;
    const accesses = [first.access, second.access];
    const usesKey = accesses.some((access) => grants[access].keyThrough !== "nothing");
    if (accesses.includes(Access.Administrator) && usesKey)
        return [`${told}; who manages the messages of others does not use them; name another role.`];
    const sends = accesses.some((access) => access === Access.Producer || access === Access.Operator);
    if (!sends || !accesses.includes(Access.Consumer)) return [];
    const shared = queuesOf(args).filter(([queue]) =>
        [first, second].every(({ queues }) => reachesQueue(queues, queue)),
    );
    return shared.map(
        ([queue]) =>
            `${told}, and would both send to and receive from ${at("queues", queue)}; name another role, or other queues.`,
    );
}
