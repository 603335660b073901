import fc from "fast-check";

import { EndpointService } from "../../../components";
import { alarmSettings, logDays } from "./parts";
import { boundaryArn, path } from "./roles";
import { accountId, keyArn, organizationId, queueArn, QUEUE, tags, TOPIC, topicArn } from "./sources";
import { input, inputList, map, needed, range, some, text, value, type Members } from "./values";

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

const subnetIds = input(
    fc.constantFrom(
        ["subnet-0a1b2c3d", "subnet-1a1b2c3d"],
        ["subnet-0a1b2c3d", "subnet-1a1b2c3d", "subnet-2a1b2c3d"],
    ),
    [],
    ["subnet-0a1b2c3d"],
    ["subnet-0a1b2c3d", "eu-west-1a"],
);

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
    [EndpointService.Sqs, EndpointService.Sns, EndpointService.DynamoDb],
    Object.values(EndpointService),
);

export const messagingEndpoints = services.chain((chosen) => {
    const names = chosen ?? [EndpointService.Sqs, EndpointService.Sns];
    const has = (service: EndpointService) => names.includes(service);
    const routeTableIds = inputList(text("rtb-0a1b2c3d"));
    const whose = fc.oneof(
        some({ principalAccountIds: inputList(accountId, 1, 2) }),
        needed({ organizationId }),
    );
    const others = needed(
        {
            vpcId,
            subnetIds,
            services: fc.constant(chosen),
            ...(has(EndpointService.S3) || has(EndpointService.DynamoDb) ? { routeTableIds } : {}),
        },
        {
            queueArns: inputList(text(QUEUE, `${QUEUE}*`)),
            ...(has(EndpointService.Sns) ? { topicArns: inputList(text(TOPIC)) } : {}),
            fipsServices: value(fc.constant([EndpointService.Sqs]), [EndpointService.Sns], ["s4"]),
            clients: peers({}),
            resourceAccountIds: inputList(accountId, 1, 2),
            tags: tags(),
        },
    );
    return fc.tuple(whose, others).map(([own, around]) => ({ ...own, ...around }));
});

export const workerSecurityGroup = needed(
    { vpcId, endpointSecurityGroupId: securityGroupId },
    {
        admitAtEndpoints: fc.boolean(),
        targets: peers({ port: range(1, 65_535) }),
        clients: peers({ port: range(1, 65_535) }),
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
