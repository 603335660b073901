import * as pulumi from "@pulumi/pulumi";

import { Access } from "../documents/access";
import type { SetContext } from "./context";
import type { RoleArgs } from "./part-args";

/** The accesses that act on messages, by what they act on. */
export const actors: Readonly<Record<"queue" | "deadLetterQueue" | "topic", readonly Access[]>> = {
    queue: [Access.Producer, Access.Consumer, Access.Operator],
    deadLetterQueue: [Access.Operator],
    topic: [Access.Publisher],
};

/** The roles that alone use a queue, if the set is exclusive. */
export function usersOfQueue(context: SetContext, queue: string): pulumi.Output<string[]> | undefined {
    return exclusiveTo(context, (role) => acts(role, actors.queue) && reachesQueue(role.queues, queue));
}

/** The roles that alone read the dead-letter queues of a queue. */
export function operatorsOfQueue(context: SetContext, queue: string): pulumi.Output<string[]> | undefined {
    return exclusiveTo(
        context,
        (role) => acts(role, actors.deadLetterQueue) && reachesQueue(role.queues, queue),
    );
}

/** The roles that alone publish. */
export function publishersOf(context: SetContext): pulumi.Output<string[]> | undefined {
    return exclusiveTo(context, (role) => acts(role, actors.topic));
}

/** Whether a role that names these queues, or none and so all, reaches a queue. */
export function reachesQueue(queues: readonly string[] | undefined, queue: string): boolean {
    return queues?.includes(queue) ?? true;
}

function acts({ access }: RoleArgs, accesses: readonly Access[]): boolean {
    return accesses.includes(access);
}

function exclusiveTo(
    { plan, roleArns }: SetContext,
    uses: (role: RoleArgs) => boolean,
): pulumi.Output<string[]> | undefined {
    const { enabled, exceptRoleArns = [] } = plan.exclusive;
    if (!enabled) return undefined;
    const keys = plan.roles.filter(([, role]) => uses(role)).map(([key]) => key);
    return pulumi
        .all([roleArns, pulumi.output(exceptRoleArns)])
        .apply(([arns, others]) => [...keys.map((key) => arns[key]!), ...others]);
}
