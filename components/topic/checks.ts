import { fifoSuffix } from "../base/fifo";
import { guarded, refuse, type Owner } from "../base/owner";
import { guardedRoleArns, roleArnProblems } from "../base/role-arns";
import { limitProblems, nameLimit, valueProblems, type NameRoom } from "../limits";
import { fifoProblems } from "../limits/fifo";
import { customerKeyLimit } from "../limits/key";
import { existingName, existingNameLimit, existingTopic } from "../limits/existing";
import { topicLimits } from "../limits/topic";
import { networkProblems, senderProblems, sourceProblems } from "../source-args";
import type { EncryptedTopicArgs } from "./args";
import { existingProblems, topicName } from "./existing";
import { deliveryLogging, deliveryLoggingProblems, logRoleNameProblems } from "./delivery-logging";

export type TopicSettings = ReturnType<typeof checked>;

/** Every argument with its value; what AWS would refuse is refused, now or when it becomes known. */
export function checked(owner: Owner, args: EncryptedTopicArgs) {
    const limits = { ...topicLimits, kmsKeyArn: customerKeyLimit, name: nameLimit(nameRooms(args, "")) };
    const fifo = args.fifo?.enabled === true;
    const named = { ...args, name: topicName(args) };
    const logicalName = named.name === undefined ? owner.name : undefined;
    refuse(owner, [
        ...existingProblems(args),
        ...limitProblems("", named, limits),
        ...valueProblems("the name", logicalName, nameLimit(nameRooms(args, "-topic-0123456"))),
        ...fifoProblems("fifo", args.fifo),
        ...sourceProblems("sources", args.sources, "topic", fifo),
        ...senderProblems("publishers", args.publishers),
        ...senderProblems("subscribers", args.subscribers),
        ...roleArnProblems("exclusiveTo", args.exclusiveTo),
        ...networkProblems("network", args.network),
        ...archiveProblems(args),
        ...tracingProblems(args),
        ...deliveryLoggingProblems(args.deliveryLogging),
        ...logRoleNameProblems(owner, args.deliveryLogging),
    ]);
    return {
        ...guardedName(owner, guarded(owner, "", named, limits)),
        exclusiveTo: guardedRoleArns(owner, "exclusiveTo", args.exclusiveTo),
        tracing: args.tracing ?? false,
        tracingPolicy: args.tracing === true && args.tracingPolicy !== false,
        deliveryLogging: deliveryLogging(owner, args.deliveryLogging),
    };
}

/** A name that is known later has to be that of the topic which is taken over. */
function guardedName(owner: Owner, args: EncryptedTopicArgs): EncryptedTopicArgs {
    if (args.importArn === undefined) return args;
    return guarded(owner, "", args, { name: existingNameLimit(existingTopic, existingName(args.importArn)) });
}

/** X-Ray names the policy of a topic after it, and allows less than SNS. */
function nameRooms({ fifo, tracing, tracingPolicy }: EncryptedTopicArgs, added: string): NameRoom[] {
    const topic: NameRoom = { service: "SNS", characters: 256, added: added + fifoSuffix(fifo) };
    if (tracing !== true || tracingPolicy === false) return [topic];
    return [{ ...topic, service: "X-Ray", characters: 128 }];
}

/** Only a FIFO topic keeps what was published. */
export function archiveProblems({
    archiveRetentionDays,
    fifo,
}: Pick<EncryptedTopicArgs, "archiveRetentionDays" | "fifo">): string[] {
    if (archiveRetentionDays === undefined || fifo?.enabled === true) return [];
    return [
        "archiveRetentionDays is set, but fifo.enabled is not; only FIFO topics keep an archive; " +
            "set enabled to true or leave it out.",
    ];
}

/** Only a topic that is traced needs the policy for it. */
export function tracingProblems({
    tracing,
    tracingPolicy,
}: Pick<EncryptedTopicArgs, "tracing" | "tracingPolicy">): string[] {
    if (tracingPolicy === undefined || tracing === true) return [];
    return [
        `tracingPolicy is ${tracingPolicy}, but tracing is not true; X-Ray is told of no topic that is not traced; ` +
            "set tracing to true or leave it out.",
    ];
}
