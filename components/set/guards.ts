import { actionProblems, alarmValueLimits } from "../alarms/checks";
import type { AlarmArgs } from "../alarms/args";
import { roleArnProblems } from "../base/role-arns";
import { guarded, type Owner } from "../base/owner";
import { at } from "../limits";
import { dashboardLimits, volumeLimits } from "../limits/alarm";
import { deliveredSizeLimit } from "../limits/queue";
import { roleLimits } from "../limits/role";
import { subscriptionLimits } from "../limits/subscription";
import { deliveryLoggingLimits, topicLimits } from "../limits/topic";
import { guardedNames } from "../queue/names";
import { guardedSettings } from "../queue/settings";
import { tagProblems } from "../role/checks";
import { trustProblems } from "../role/trust";
import { networkProblems, senderProblems } from "../source-args";
import { filterProblems } from "../subscription/filter";
import type { EncryptionArgs, MessagingSetArgs } from "./args";
import { pollerProblems, setRoleLimits } from "./checks";
import { encryptionLimits, previousKeyProblems } from "./encryption";
import { later, laterItems, laterMembers } from "./late";
import { isSubscribed, queuesOf, rolesOf, under } from "./members";
import { setNameLimit } from "./names";
import type { QueueArgs, RoleArgs, TopicArgs } from "./part-args";

/** The arguments, with each one that is known only later checked when it becomes known, by its path in the set. */
export function guardedSet(owner: Owner, args: MessagingSetArgs): MessagingSetArgs {
    const { encryption, topic, exclusive, network, alarms, abacTagKeys, tags } = args;
    const queues = queuesOf(args).map(([key, queue]) => [key, guardedQueue(owner, args, key, queue)]);
    const roles = rolesOf(args).map(([key, role]) => [key, guardedRole(owner, key, role)]);
    return {
        ...guarded(owner, "", args, { ...setRoleLimits, name: setNameLimit(args) }),
        encryption: encryption && guardedEncryption(owner, encryption),
        topic: topic && guardedTopic(owner, topic),
        queues: Object.fromEntries(queues) as Record<string, QueueArgs>,
        roles: Object.fromEntries(roles) as Record<string, RoleArgs>,
        exclusive: exclusive && {
            ...exclusive,
            exceptRoleArns: later(owner, "exclusive.exceptRoleArns", exclusive.exceptRoleArns, (arns) =>
                roleArnProblems("exclusive.exceptRoleArns", arns),
            ),
        },
        network:
            network &&
            laterMembers(owner, "network", network, (known) => [
                ...networkProblems("network", known),
                ...pollerProblems({ ...args, network: known }),
            ]),
        alarms: alarms && guardedAlarms(owner, alarms),
        tags: abacTagKeys ? later(owner, "tags", tags, (known) => tagProblems(abacTagKeys, known)) : tags,
    };
}

function guardedEncryption(owner: Owner, encryption: EncryptionArgs): EncryptionArgs {
    return {
        ...guarded(owner, "encryption", encryption, encryptionLimits(encryption)),
        administratorArns: later(
            owner,
            "encryption.administratorArns",
            encryption.administratorArns,
            (arns) => roleArnProblems("encryption.administratorArns", arns),
        ),
        previousKeyArns: later(owner, "encryption.previousKeyArns", encryption.previousKeyArns, (arns) =>
            arns?.length === 0
                ? [
                      `encryption.previousKeyArns is empty; roles get a policy for these keys; name one, or leave it out.`,
                  ]
                : previousKeyProblems(arns),
        ),
    };
}

function guardedTopic(owner: Owner, topic: TopicArgs): TopicArgs {
    const { publishers, subscribers, deliveryLogging } = topic;
    return {
        ...guarded(owner, "topic", topic, topicLimits),
        publishers: laterItems(owner, "topic.publishers", publishers, (known) =>
            senderProblems("topic.publishers", known),
        ),
        subscribers: laterItems(owner, "topic.subscribers", subscribers, (known) =>
            senderProblems("topic.subscribers", known),
        ),
        deliveryLogging:
            deliveryLogging &&
            guarded(owner, "topic.deliveryLogging", deliveryLogging, deliveryLoggingLimits),
    };
}

function guardedQueue(owner: Owner, args: MessagingSetArgs, key: string, queue: QueueArgs): QueueArgs {
    const path = at("queues", key);
    const settings = guardedSettings(owner, path, queue);
    const names = guardedNames(owner, path, { ...queue, fifo: args.fifo });
    const named = { name: names.name, deadLetter: { ...settings.deadLetter, name: names.deadLetter?.name } };
    const senders = laterItems(owner, at(path, "senders"), queue.senders, (known) =>
        senderProblems(at(path, "senders"), known),
    );
    const whole: QueueArgs = { ...queue, ...settings, ...named, senders };
    if (!isSubscribed(args, queue)) return whole;
    const limits = { maxMessageSize: deliveredSizeLimit, replayFrom: subscriptionLimits.replayFrom };
    const { filterPolicy, filterPolicyScope } = queue;
    return {
        ...guarded(owner, path, whole, limits),
        ...laterMembers(owner, path, { filterPolicy, filterPolicyScope }, (known) =>
            under(path, filterProblems(known)),
        ),
    };
}

function guardedRole(owner: Owner, key: string, role: RoleArgs): RoleArgs {
    const path = at("roles", key);
    const platforms = Object.entries(role.trust ?? {}).map(([platform, given]) => {
        const check = (known: object) => under(path, trustProblems("", { [platform]: known }));
        return [
            platform,
            given && laterMembers(owner, at(at(path, "trust"), platform), given as object, check),
        ];
    });
    return {
        ...guarded(owner, path, role, roleLimits),
        trust: role.trust && (Object.fromEntries(platforms) as RoleArgs["trust"]),
    };
}

function guardedAlarms(owner: Owner, alarms: AlarmArgs): AlarmArgs {
    const { volumeAnomaly, dashboard, notificationTopic } = alarms;
    const actions = (name: "actionArns" | "okActionArns") =>
        later(owner, at("alarms", name), alarms[name], (known) =>
            actionProblems("alarms", { [name]: known, notificationTopic }),
        );
    return {
        ...guarded(owner, "alarms", alarms, alarmValueLimits),
        volumeAnomaly: volumeAnomaly && guarded(owner, "alarms.volumeAnomaly", volumeAnomaly, volumeLimits),
        dashboard: dashboard && guarded(owner, "alarms.dashboard", dashboard, dashboardLimits),
        actionArns: actions("actionArns"),
        okActionArns: actions("okActionArns"),
    };
}
