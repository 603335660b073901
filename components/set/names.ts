import type { Input } from "@pulumi/pulumi";

import { fifoSuffix } from "../base/fifo";
import { isFuture, type Owner } from "../base/owner";
import { at, nameLimit, type Limit, type NameRoom } from "../limits";
import { deadLetterNameOf, queueName } from "../queue/names";
import type { MessagingSetArgs } from "./args";
import { laterMembers } from "./late";
import { hasTopic, isSubscribed, queuesOf, rolesOf } from "./members";
import type { QueueArgs } from "./part-args";

/** What Pulumi adds to a name that it makes. */
const AUTO_NAME = "-0123456";

/** Something that the set makes: it has a name of its own, or one that is made of the name of the set. */
interface Named {
    /** What is added to the name of the set. */
    added: string;
    /** The same, where Pulumi makes the name. */
    automatic: string;
    own?: Input<string>;
    /** The argument that gives the name of its own. */
    path: string;
}

/** The limit of the name of a set, or of the component whose name stands for it. */
export function setNameLimit(args: MessagingSetArgs): Limit {
    const rooms = nameRooms(args);
    return nameLimit(rooms.length > 0 ? rooms : [{ service: "SQS", characters: 80, added: "" }]);
}

/** Everything that is added to the name of a set to make the names of its parts. */
function nameRooms(args: MessagingSetArgs): NameRoom[] {
    const fifo = fifoSuffix(args.fifo);
    const added = (it: Named) => (args.name === undefined ? it.automatic + AUTO_NAME : it.added);
    const madeOfSet = (parts: Named[]) => parts.filter(({ own }) => own === undefined);
    const queues = madeOfSet(queuesOf(args).flatMap(([key, queue]) => namesOfQueue(args, key, queue)));
    return [
        ...queues.map((it) => ({ service: "SQS" as const, characters: 80, added: added(it) + fifo })),
        ...madeOfSet(namesOfRoles(args)).map((it) => ({
            service: "IAM" as const,
            characters: 64,
            added: added(it),
        })),
        ...topicRoom(args, (args.name === undefined ? `-topic${AUTO_NAME}` : "") + fifo),
    ];
}

/** X-Ray names the policy of a topic after it, and allows less than SNS. */
function topicRoom(args: MessagingSetArgs, added: string): NameRoom[] {
    if (!hasTopic(args)) return [];
    const { tracing, tracingPolicy } = { ...args.topic };
    const traced = tracing === true && tracingPolicy !== false;
    return [
        traced ? { service: "X-Ray", characters: 128, added } : { service: "SNS", characters: 256, added },
    ];
}

function namesOfQueue(args: MessagingSetArgs, key: string, queue: QueueArgs): Named[] {
    const path = at("queues", key);
    const argument = (named: { name?: unknown } | undefined) =>
        named?.name === undefined ? "importUrl" : "name";
    const dead = `-${key}-dlq`;
    const undelivered = `-${key}-subscription-dlq`;
    return [
        {
            added: `-${key}`,
            automatic: `-${key}-queue`,
            own: queueName(queue).name,
            path: at(path, argument(queue)),
        },
        {
            added: dead,
            automatic: dead,
            own: deadLetterNameOf(queue),
            path: at(at(path, "deadLetter"), argument(queue.deadLetter)),
        },
        ...(isSubscribed(args, queue) ? [{ added: undelivered, automatic: undelivered, path }] : []),
    ];
}

/** The roles that the set makes, the one with which SNS logs at the end. */
function namesOfRoles(args: MessagingSetArgs): Named[] {
    const made = rolesOf(args).filter(([, { existingRoleArn }]) => existingRoleArn === undefined);
    const roles = made.map(([key]) => ({
        added: `-${key}`,
        automatic: `-${key}-role`,
        path: at("roles", key),
    }));
    const { enabled, roleName } = args.topic?.deliveryLogging ?? {};
    if (!hasTopic(args) || enabled === false) return roles;
    const path = "topic.deliveryLogging.roleName";
    return [...roles, { added: "-log", automatic: "-log-role", own: roleName, path }];
}

/** Two names that AWS would take for one. */
export function nameClashes(args: MessagingSetArgs): string[] {
    return [...new Set([...deadLetterClashes(args), ...queueClashes(args), ...roleClashes(args)])];
}

const twoQueues = (ending: string) =>
    `queues gives two queues the name ending in "${ending}"; rename one key.`;

/** Alarms are told apart by these endings, whatever the queues are named. */
function deadLetterClashes(args: MessagingSetArgs): string[] {
    const endings = queuesOf(args).flatMap(([key, queue]) =>
        namesOfQueue(args, key, queue)
            .slice(1)
            .map(({ added }) => added),
    );
    return endings.filter((ending, index) => endings.indexOf(ending) !== index).map(twoQueues);
}

function queueClashes(args: MessagingSetArgs): string[] {
    const queues = queuesOf(args).flatMap(([key, queue]) =>
        namesOfQueue(args, key, queue).map((it) => ({ ...it, key, name: wholeName(args, it) })),
    );
    return queues.flatMap((it, index) => {
        const twins = queues.slice(0, index).filter(({ name }) => name !== undefined && name === it.name);
        // The names that one queue gives to itself and its dead-letter queue are judged with it.
        const others = twins.filter((other) => other.key !== it.key || !other.own || !it.own);
        return others.map((other) => {
            const own = it.own === undefined ? other : it;
            if (own.own === undefined) return twoQueues(it.added);
            const rule = "SQS keeps queues apart by their names alone";
            return `${own.path} names ${JSON.stringify(it.name)}, as another queue of the set is named; ${rule}; choose another name.`;
        });
    });
}

function roleClashes(args: MessagingSetArgs): string[] {
    const keys = rolesOf(args)
        .filter(([, { existingRoleArn }]) => existingRoleArn === undefined)
        .map(([key]) => key.toLowerCase());
    const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
    const names = namesOfRoles(args).map((it) => ({ ...it, name: wholeName(args, it)?.toLowerCase() }));
    const log = names.find(({ path }) => path === "topic.deliveryLogging.roleName");
    const likeLog = names.filter((it) => it !== log && it.name !== undefined && it.name === log?.name);
    return [
        ...twice.map((key) => `roles has two keys that read "${key}"; IAM ignores case; rename one.`),
        ...likeLog.map(
            ({ path, name }) =>
                `${path} has the name ${JSON.stringify(name)}, and so has the role with which SNS logs; IAM ignores case; ` +
                "rename the key, or give another name in topic.deliveryLogging.roleName.",
        ),
    ];
}

/** The name in AWS as far as it is known; what Pulumi is to name is like nothing else. */
function wholeName({ name }: MessagingSetArgs, { own, added }: Named): string | undefined {
    if (own !== undefined) return isFuture(own) ? undefined : String(own);
    if (name === undefined) return undefined;
    return `${isFuture(name) ? "…" : String(name)}${added}`;
}

/** The arguments, with names that are known only later checked against all others when they become known. */
export function guardedClashes(owner: Owner, args: MessagingSetArgs): MessagingSetArgs {
    const names = laterMembers(owner, undefined, namesIn(args), (known) =>
        nameClashes(withNames(args, known)),
    );
    return withNames(args, names);
}

type Names = Record<string, Input<string> | undefined>;

function namesIn(args: MessagingSetArgs): Names {
    const ofQueues = queuesOf(args).flatMap(([key, queue]): [string, Input<string> | undefined][] => [
        [`queue ${key}`, queue.name],
        [`dead letters of ${key}`, queue.deadLetter?.name],
    ]);
    const { roleName } = args.topic?.deliveryLogging ?? {};
    return { set: args.name, log: roleName, ...Object.fromEntries(ofQueues) };
}

function withNames(args: MessagingSetArgs, names: Names): MessagingSetArgs {
    const { topic } = args;
    const logging = topic?.deliveryLogging && { ...topic.deliveryLogging, roleName: names["log"] };
    const queues = queuesOf(args).map(([key, queue]): [string, QueueArgs] => {
        const deadLetter = queue.deadLetter && {
            ...queue.deadLetter,
            name: names[`dead letters of ${key}`],
        };
        return [key, { ...queue, name: names[`queue ${key}`], deadLetter }];
    });
    return {
        ...args,
        name: names["set"],
        topic: topic && { ...topic, deliveryLogging: logging },
        queues: Object.fromEntries(queues),
    };
}
