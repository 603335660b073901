import type * as pulumi from "@pulumi/pulumi";

import { plain, refuse, type Owner } from "../base/owner";
import type { QueueSettingsArgs } from "../queue/settings";
import { platformsOf } from "../role/trust";
import type { SenderArgs, SourceArgs } from "../source-args";
import type { MessagingSetArgs } from "./args";
import { setProblems } from "./checks";
import { ofOwnKey } from "./encryption";
import { guardedSet } from "./guards";
import { hasTopic, isSubscribed, queuesOf, rolesOf, without } from "./members";
import { guardedRoles } from "./existing-roles";
import { guardedClashes } from "./names";
import type { QueueArgs } from "./part-args";

export interface QueuePlan {
    key: string;
    name?: pulumi.Input<string>;
    settings: QueueSettingsArgs;
    sources?: SourceArgs[];
    senders?: SenderArgs[];
    subscribed: boolean;
    /** What the subscription does with messages. */
    subscription: Pick<QueueArgs, "rawMessageDelivery" | "filterPolicy" | "filterPolicyScope" | "replayFrom">;
}

export type SetPlan = ReturnType<typeof checkedPlan>;

/** What a set is going to make. Refuses arguments that AWS would refuse, before any of it exists. */
export function checkedPlan(owner: Owner, given: MessagingSetArgs) {
    refuse(owner, setProblems(owner.name, given));
    const args = guardedRoles(owner, guardedClashes(owner, guardedSet(owner, given)));
    return {
        physicalName: args.name,
        encryption: { ...args.encryption },
        ownKey: { mode: args.encryption?.mode, ...ofOwnKey({ ...args.encryption }) },
        topic: hasTopic(args) ? without({ ...args.topic }, "enabled") : undefined,
        queues: queuesOf(args).map(([key, queue]) => queuePlan(args, key, queue)),
        roles: rolesOf(args),
        role: { path: args.rolePath, permissionsBoundaryArn: args.permissionsBoundaryArn },
        exclusive: { ...args.exclusive },
        network: args.network,
        abacTagKeys: args.abacTagKeys,
        fifo: args.fifo,
        alarms: { ...args.alarms },
        tags: args.tags,
        shown: shown(given),
    };
}

function queuePlan(args: MessagingSetArgs, key: string, queue: QueueArgs): QueuePlan {
    const { name, sources, senders, ...others } = without(queue, "subscribe");
    const { rawMessageDelivery, filterPolicy, filterPolicyScope, replayFrom, ...settings } = others;
    return {
        key,
        name,
        settings,
        sources,
        senders,
        subscribed: isSubscribed(args, queue),
        subscription: { rawMessageDelivery, filterPolicy, filterPolicyScope, replayFrom },
    };
}

/** What policies and the state see of the arguments. */
function shown(args: MessagingSetArgs) {
    const roles = rolesOf(args).map(([key, { access, trust, queues, purge, existingRoleArn }]) => [
        key,
        {
            access,
            trust: platformsOf(trust)[0],
            ...plain({ purge, existingRoleArn }),
            ...(queues ? { queues } : {}),
        },
    ]);
    const { rolePath, permissionsBoundaryArn, exclusive } = args;
    return {
        fifo: plain(args.fifo),
        topic: hasTopic(args),
        encryption: plain(args.encryption),
        ...(args.alarms ? { alarms: plain(args.alarms) } : {}),
        ...(exclusive ? { exclusive: plain(exclusive) } : {}),
        queues: Object.fromEntries(queuesOf(args).map(([key, queue]) => [key, shownQueue(args, queue)])),
        roles: Object.fromEntries(roles),
        ...plain({ rolePath, permissionsBoundaryArn }),
    };
}

function shownQueue(args: MessagingSetArgs, queue: QueueArgs) {
    const { deadLetter, ...settings } = queue;
    return { ...plain(settings), subscribe: isSubscribed(args, queue), deadLetter: plain(deadLetter) };
}
