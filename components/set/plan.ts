import * as pulumi from "@pulumi/pulumi";

import { at, nameLimit } from "../limits";
import { alarmLimits } from "../limits/alarm";
import { deliveredSizeLimit } from "../limits/queue";
import { topicLimits } from "../limits/topic";
import { guarded, plain, refuse, type Owner } from "../base/owner";
import { guardedSettings, type QueueSettingsArgs } from "../queue/settings";
import type { MessagingSetArgs, QueueArgs } from "./args";
import {
    encryptionLimits,
    hasTopic,
    isSubscribed,
    queuesOf,
    rolesOf,
    setProblems,
    setRoleLimits,
} from "./checks";
import { nameRooms } from "./names";
import { platformsOf } from "../role/trust";

export interface QueuePlan {
    key: string;
    settings: QueueSettingsArgs;
    subscribed: boolean;
    rawMessageDelivery?: pulumi.Input<boolean>;
}

export type SetPlan = ReturnType<typeof checkedPlan>;

/** What a set is going to make. Refuses arguments that AWS would refuse, before any of it exists. */
export function checkedPlan(owner: Owner, args: MessagingSetArgs) {
    refuse(owner, setProblems(owner.name, args));
    const limits = { ...setRoleLimits, name: nameLimit(nameRooms(args)) };
    const { name, rolePath, permissionsBoundaryArn, fifo, tags } = guarded(owner, "", args, limits);
    const encryption = guarded(owner, "encryption", { ...args.encryption }, encryptionLimits);
    const { dataKeyReusePeriodSeconds, ...key } = encryption;
    return {
        physicalName: name,
        key,
        dataKeyReusePeriodSeconds,
        topic: hasTopic(args) ? guarded(owner, "topic", { ...args.topic }, topicLimits) : undefined,
        queues: queuesOf(args).map(([queue, settings]) => queuePlan(owner, args, queue, settings)),
        roles: rolesOf(args),
        role: { path: rolePath, permissionsBoundaryArn },
        fifo,
        alarms: alarmPlan(owner, args),
        tags,
        shown: shown(args),
    };
}

function alarmPlan(owner: Owner, { alarms }: MessagingSetArgs) {
    const { deadLetterDepth } = alarmLimits;
    return guarded(owner, "alarms", { ...alarms }, { deadLetterDepth });
}

function queuePlan(owner: Owner, args: MessagingSetArgs, key: string, queue: QueueArgs): QueuePlan {
    const path = at("queues", key);
    const subscribed = isSubscribed(args, queue);
    const bounded = guardedSettings(owner, path, queue);
    const settings = subscribed
        ? guarded(owner, path, bounded, { maxMessageSize: deliveredSizeLimit })
        : bounded;
    return { key, settings, subscribed, rawMessageDelivery: queue.rawMessageDelivery };
}

/** What policies and the state see of the arguments. */
function shown(args: MessagingSetArgs) {
    const roles = rolesOf(args).map(([key, { access, trust, queues }]) => [
        key,
        { access, trust: platformsOf(trust)[0], ...(queues ? { queues } : {}) },
    ]);
    const { rolePath, permissionsBoundaryArn } = args;
    return {
        fifo: plain(args.fifo),
        topic: hasTopic(args),
        encryption: plain(args.encryption),
        ...(args.alarms ? { alarms: plain(args.alarms) } : {}),
        queues: Object.fromEntries(queuesOf(args).map(([key, queue]) => [key, shownQueue(args, queue)])),
        roles: Object.fromEntries(roles),
        ...plain({ rolePath, permissionsBoundaryArn }),
    };
}

function shownQueue(args: MessagingSetArgs, queue: QueueArgs) {
    const { deadLetter, ...settings } = queue;
    return { ...plain(settings), subscribe: isSubscribed(args, queue), deadLetter: plain(deadLetter) };
}
