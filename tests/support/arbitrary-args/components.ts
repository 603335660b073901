import fc, { type Arbitrary } from "fast-check";

import { Access, EndpointService, KeyService, SourceService } from "../../../components";
import { ACCOUNT } from "../mocks";
import {
    alarmSettings,
    fifoArgs,
    keyMode,
    keySettings,
    name,
    queueSettings,
    reason,
    subscription,
    topicSettings,
} from "./parts";
import { abacKeys, boundaryArn, path, role } from "./roles";
import {
    accountId,
    keyArn,
    network,
    organizationId,
    ownRoleArn,
    senderMembers,
    source,
    tags,
} from "./sources";
import { input, inputList, list, map, needed, range, some, text, value, type Members } from "./values";

const FIFO = fc.boolean();
const queue = (fifo: boolean) => `arn:aws:sqs:eu-west-1:${ACCOUNT}:jobs${fifo ? ".fifo" : ""}`;
const topic = (fifo: boolean) => `arn:aws:sns:eu-west-1:${ACCOUNT}:news${fifo ? ".fifo" : ""}`;
const queueArn = (fifo: boolean) => input(fc.constant(queue(fifo)), "", "*", queue(fifo) + "/x", topic(fifo));
const topicArn = (fifo: boolean) => input(fc.constant(topic(fifo)), "", "*", topic(fifo) + "/x", queue(fifo));
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

export const encryptedTopic = FIFO.chain((fifo) => {
    const others = needed(
        { kmsKeyArn: keyArn, fifo: fifoArgs(fifo) },
        { name: name(123), exclusiveTo: roleArns, network: network(), tags: tags() },
    );
    return fc.tuple(topicSettings(fifo), others).map(([own, around]) => ({ ...own, ...around }));
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
    const queueArns = inputList(queueArn(false), 1, 2);
    const dead = inputList(queueArn(true), 1, 2);
    const topicArns = inputList(topicArn(true), 1, 2);
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

const cidrBlock = input(
    fc.constantFrom("10.0.0.0/8", "192.168.1.0/24"),
    "0.0.0.0/0",
    "10.0.0.1/8",
    "::/0",
    "",
);
const securityGroupId = input(fc.constantFrom("sg-0a1b2c3d"), "sg", "default", "");
const ends: Members[] = [{ securityGroupId }, { cidrBlock }, { prefixListId: text("pl-0a1b2c3d") }];
const peers = (more: Members) =>
    map(["api", "db"], fc.oneof(...ends.map((end) => needed({ ...end, ...more }))));
const vpcId = input(fc.constantFrom("vpc-0a1b2c3d"), "", "orders", "vpc-*");

/** Interface endpoints that go together, beside what every set needs. */
const services = fc.constantFrom(
    undefined,
    [EndpointService.Sqs],
    [EndpointService.Sqs, EndpointService.Sns, EndpointService.Kms, EndpointService.Sts],
    [
        EndpointService.Sqs,
        EndpointService.Sns,
        EndpointService.EcrApi,
        EndpointService.EcrDkr,
        EndpointService.S3,
    ],
    Object.values(EndpointService),
);

export const messagingEndpoints = services.chain((chosen) => {
    const names = chosen ?? [EndpointService.Sqs, EndpointService.Sns];
    const has = (service: EndpointService) => names.includes(service);
    const routeTableIds = inputList(text("rtb-0a1b2c3d"));
    const subnetIds = subnets();
    const whose = fc.oneof(
        some({ principalAccountIds: inputList(accountId, 1, 2) }),
        needed({ organizationId }),
    );
    const others = needed(
        {
            vpcId,
            subnetIds,
            services: fc.constant(chosen),
            ...(has(EndpointService.S3) ? { routeTableIds } : {}),
        },
        {
            queueArns: inputList(text(queue(false), queue(false) + "*")),
            ...(has(EndpointService.Sns) ? { topicArns: inputList(text(topic(false))) } : {}),
            fipsServices: value(fc.constant([EndpointService.Sqs]), [EndpointService.Sns], ["s4"]),
            clients: peers({}),
            resourceAccountIds: inputList(accountId, 1, 2),
            tags: tags(),
        },
    );
    return fc.tuple(whose, others).map(([own, around]) => ({ ...own, ...around }));
});

function subnets(): Arbitrary<unknown> {
    return input(
        fc.constantFrom(
            ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
            ["subnet-0a1b2c3d", "subnet-1a1b2c3d", "subnet-2a1b2c3d"],
        ),
        [],
        ["subnet-0a1b2c3d"],
        ["subnet-0a1b2c3d", "eu-west-1a"],
    );
}

export const workerSecurityGroup = needed(
    { vpcId, endpointSecurityGroupId: securityGroupId },
    {
        admitAtEndpoints: fc.boolean(),
        targets: peers({ port: range(1, 65_535) }),
        sources: peers({ port: range(1, 65_535) }),
        tags: tags(),
    },
);

const queueName = input(fc.constantFrom("orders", "orders.fifo", "q".repeat(80)), "", "a.b", "q".repeat(81));

export const messagingAlarms = fc.boolean().chain((trail) => {
    const { trailLogGroupName, ...settings } = alarmSettings;
    return needed(
        {
            deadLetterQueueNames: map(["main-dlq", "billing-dlq"], queueName),
            queueNames: map(["main", "billing"], queueName, 1),
            ...(trail ? { trailLogGroupName: trailLogGroupName! } : {}),
        },
        {
            ...settings,
            topicName: queueName,
            tags: tags(),
            ...(trail ? { keyArns: map(["key", "topic-key"], keyArn) } : {}),
        },
    );
});

const bucketName = input(
    fc.constantFrom("logs", "a.b-c", "b".repeat(63)),
    "",
    "A",
    "arn:aws:s3:::logs",
    "a..b",
);
const days = range(1, 36_500);
const bucket = fc.oneof(
    needed({ existingName: bucketName }),
    some({
        retentionDays: days,
        deletedRetentionDays: days,
        accessLogBucketName: bucketName,
        protect: fc.boolean(),
    }),
);
const logDays = input(fc.constantFrom(1, 30, 3_653), 2, 0, "30");
const logGroup = fc.oneof(
    fc.constant({ enabled: false }),
    some({
        enabled: fc.constant(true),
        retentionDays: logDays,
        rolePath: path,
        permissionsBoundaryArn: boundaryArn,
    }),
);

export const messagingAudit = needed(
    { queueArns: inputList(queueArn(false), 1, 2) },
    {
        topicArns: inputList(topicArn(false), 0, 2),
        name: input(fc.constantFrom("orders", "a.b_c-d", "t".repeat(128)), "", "a..b", "ab"),
        multiRegion: input(fc.boolean()),
        kmsKeyArn: keyArn,
        bucket,
        logGroup,
        tags: tags(),
    },
);
