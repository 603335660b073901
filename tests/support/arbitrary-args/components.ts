import fc from "fast-check";

import { Access, KeyService, SourceService } from "../../../components";
import { ACCOUNT } from "../mocks";
import {
    fifoArgs,
    keyMode,
    keySettings,
    name,
    queueSettings,
    reason,
    subscription,
    topicSettings,
} from "./parts";
import { abacKeys, role } from "./roles";
import { keyArn, network, ownRoleArn, queueArn, senderMembers, source, tags, topicArn } from "./sources";
import { input, inputList, list, needed, range, some, text, value, type Members } from "./values";

const FIFO = fc.boolean();
const roleArns = inputList(ownRoleArn, 1, 2);

/** Encrypted by a key, or for a reason not. */
function encrypted(sse: boolean): Members {
    return sse ? { sseSqsReason: reason } : { kmsKeyArn: keyArn };
}

const keyUser = needed({
    roleArn: ownRoleArn,
    access: fc.constantFrom(...Object.values(Access).filter((access) => access !== Access.Subscriber)),
});

/** A source of a queue, or of a topic that is named. */
const keySource = fc.boolean().chain((fifo) => {
    const { Sns, S3, EventBridge, CloudWatchAlarms, Ses, Backup } = SourceService;
    const toQueue = fc.constantFrom(Sns, S3, EventBridge).chain((service) => source(service));
    const reached = fc.constantFrom(S3, EventBridge, CloudWatchAlarms, Ses, Backup);
    const toTopic = fc.tuple(
        reached.chain((service) => source(service)),
        topicArn(false),
    );
    return fifo ? toQueue : toTopic.map(([from, to]) => ({ ...(from as object), topicArn: to }));
});

const through = { through: value(fc.constantFrom(...Object.values(KeyService)), "kms", undefined) };
const keySender = fc.oneof(...senderMembers.map(([all, few]) => needed({ ...all, ...through }, few)));

export const messagingKey = some({
    ...keySettings,
    mode: keyMode,
    users: inputList(keyUser, 0, 3),
    sources: list(keySource, 0, 3),
    senders: list(keySender, 0, 2),
    tags: tags(),
});

export const encryptedQueue = fc.tuple(FIFO, FIFO).chain(([fifo, sse]) => {
    const settings = queueSettings({ fifo, sse, subscribed: false, longestName: 71 }, "main");
    const others = needed(
        { ...encrypted(sse), fifo: fifoArgs(fifo) },
        { exclusiveTo: roleArns, deadLetterExclusiveTo: roleArns, network: network(), tags: tags() },
    );
    return fc.tuple(settings, others).map(([own, around]) => ({ ...own, ...around }));
});

const topicToImport = (fifo: boolean) => {
    const arn = `arn:aws:sns:eu-west-1:${ACCOUNT}:there${fifo ? ".fifo" : ""}`;
    return value(fc.constant(arn), `${arn}/x`, "", "there", arn.replace("eu-", "us-"));
};

export const encryptedTopic = fc.tuple(FIFO, FIFO).chain(([fifo, archived]) => {
    const others = needed(
        { kmsKeyArn: keyArn, fifo: fifoArgs(fifo) },
        { exclusiveTo: roleArns, network: network(), tags: tags() },
    );
    const called = fc.oneof(
        { weight: 8, arbitrary: some({ name: name(123) }) },
        { weight: 1, arbitrary: needed({ importArn: topicToImport(fifo) }, {}) },
    );
    return fc
        .tuple(topicSettings(fifo, fifo && archived), called, others)
        .map(([own, named, around]) => ({ ...own, ...named, ...around }));
});

export const queueSubscription = fc.tuple(FIFO, FIFO, FIFO).chain(([fifo, sse, delivered]) => {
    const others = needed(
        {
            ...encrypted(sse),
            topicArn: topicArn(fifo),
            queueArn: queueArn(fifo && delivered),
            ...(fifo ? { fifo: fc.constant(true) } : {}),
        },
        {
            deadLetterQueueName: name(75),
            deadLetterExclusiveTo: roleArns,
            network: network(),
            tags: tags(),
            topicRegion: value(fc.constant("eu-west-1"), "us-east-1", "Ireland"),
            ...(sse ? {} : { dataKeyReusePeriodSeconds: range(60, 86_400) }),
        },
    );
    return fc.tuple(subscription(fifo), others).map(([own, around]) => ({ ...own, ...around }));
});

/** The targets of an access: some are needed, and others too many. */
function targets(access: Access): Members {
    const queueArns = inputList(queueArn(false));
    const dead = inputList(queueArn(true));
    const topicArns = inputList(topicArn(true));
    const deadLetters = { deadLetterQueueArns: dead, subscriptionDeadLetterQueueArns: dead };
    const { Publisher, Subscriber, Producer, Consumer, Operator } = Access;
    if (access === Publisher || access === Subscriber) return { topicArns };
    if (access === Producer || access === Consumer) return { queueArns };
    return { queueArns, ...deadLetters, ...(access === Operator ? {} : { topicArns }) };
}

function keysOf(access: Access): Members {
    const aliases = { keyAliases: inputList(text("orders", "alias/orders")), kmsKeyArns: inputList(keyArn) };
    const reads = access === Access.Consumer || access === Access.Operator;
    const uses = access !== Access.Subscriber;
    return { ...(uses ? aliases : {}), ...(reads ? { previousKeyArns: inputList(keyArn) } : {}) };
}

export const messagingRole = fc
    .tuple(fc.constantFrom(...Object.values(Access)), fc.boolean())
    .chain(([access, abac]) => {
        const bound = abac && access !== Access.Administrator;
        const shared: Members = bound ? { abacTagKeys: abacKeys, tags: tags("Team", "stage") } : {};
        const ofMade = {
            name: name(64),
            description: input(fc.constantFrom("", "Größe", "d".repeat(1_000)), "💌"),
        };
        return role(access, {
            all: { ...targets(access), ...shared },
            some: keysOf(access),
            ofMade: { ...ofMade, ...(bound ? {} : { tags: tags() }) },
        });
    });

export const queueConsumer = FIFO.chain((fifo) => {
    const functionName = input(
        fc.constantFrom("worker", `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:worker:live`, "f".repeat(64)),
        "",
        "a b",
        `arn:aws:lambda:eu-west-1:${ACCOUNT}:layer:x`,
    );
    const pattern = input(
        fc.constantFrom('{"body":{"type":["a"]}}', '{"body":["x"]}'),
        "",
        "{}",
        '{"body":{}}',
        "[]",
    );
    const gathered = needed({ maximumBatchingWindowSeconds: range(1, 300) }, { batchSize: range(1, 10_000) });
    const batch = fifo
        ? some({ batchSize: range(1, 10) })
        : fc.oneof(some({ batchSize: range(1, 10) }), gathered);
    const others = needed(
        {
            queueArn: queueArn(fifo),
            functionName,
            functionTimeoutSeconds: range(1, 900),
            visibilityTimeoutSeconds: range(5_700, 43_200),
        },
        {
            maximumConcurrency: range(2, 1_000),
            filterPatterns: inputList(pattern, 0, 10),
            enabled: fc.boolean(),
            tags: tags(),
        },
    );
    return fc.tuple(batch, others).map(([own, around]) => ({ ...own, ...around }));
});
