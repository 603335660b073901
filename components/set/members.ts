import { at } from "../limits";
import type { MessagingSetArgs } from "./args";
import type { QueueArgs, RoleArgs } from "./part-args";

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

/** Problems of a part, told by their paths in the set: each begins with the argument that it is about. */
export function under(path: string, problems: readonly string[]): string[] {
    return problems.map((problem) => at(path, problem));
}

/** The arguments but these. */
export function without<Args extends object, Name extends keyof Args>(
    args: Args,
    ...names: Name[]
): Omit<Args, Name> {
    const others = Object.entries(args).filter(([name]) => !names.some((left) => left === name));
    return Object.fromEntries(others) as Omit<Args, Name>;
}
