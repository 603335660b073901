import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import {
    Access,
    EncryptedQueue,
    EncryptedTopic,
    MessagingAudit,
    MessagingEndpoints,
    MessagingKey,
    MessagingRole,
    MessagingSet,
    QueueSubscription,
    SourceService,
    WorkerSecurityGroup,
    type EncryptionArgs,
    type MessagingSetArgs,
} from "../../components";
import { lateRefusalOf } from "../support/mocks";

/** What an output of another stack gives whose name is misspelt: it compiles, and it is nothing. */
const nothing = () => pulumi.output<never>(undefined as never);

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const vpc = { vpcId: "vpc-12345678", subnetIds: ["subnet-11111111", "subnet-22222222"] };

const set = (args: () => MessagingSetArgs) => () => new MessagingSet("it", args());
const encrypted = (args: () => EncryptionArgs) => set(() => ({ encryption: args() }));
const queue = (args: () => object) => () => new EncryptedQueue("it", { kmsKeyArn, ...args() });
const topic = (args: () => object) => () => new EncryptedTopic("it", { kmsKeyArn, ...args() });
const role = (args: () => object) => () =>
    new MessagingRole("it", {
        access: Access.Producer,
        trust: { ec2: {} },
        queueArns: [queueArn],
        ...args(),
    });

const given: Record<string, [path: string, program: () => unknown]> = {
    "the key of a queue": ["kmsKeyArn", queue(() => ({ kmsKeyArn: nothing() }))],
    "the key of a topic": ["kmsKeyArn", topic(() => ({ kmsKeyArn: nothing() }))],
    "the key of a set": ["encryption.kmsKeyArn", encrypted(() => ({ kmsKeyArn: nothing() }))],
    "the key of a subscription": [
        "kmsKeyArn",
        () => new QueueSubscription("it", { topicArn, queueArn, kmsKeyArn: nothing() }),
    ],
    "the key of a trail": [
        "kmsKeyArn",
        () => new MessagingAudit("it", { queueArns: [queueArn], kmsKeyArn: nothing() }),
    ],
    "who alone uses a queue": ["exclusiveTo", queue(() => ({ exclusiveTo: nothing() }))],
    "who alone reads dead letters": [
        "deadLetterExclusiveTo",
        queue(() => ({ deadLetterExclusiveTo: nothing() })),
    ],
    "who alone publishes": ["exclusiveTo", topic(() => ({ exclusiveTo: nothing() }))],
    "who is let in as well": [
        "exclusive.exceptRoleArns",
        set(() => ({
            roles: {
                web: { access: Access.Publisher, trust: { ec2: {} } },
                worker: { access: Access.Consumer, trust: { ec2: {} } },
                ops: { access: Access.Operator, trust: { ec2: {} } },
            },
            exclusive: { enabled: true, exceptRoleArns: nothing() },
        })),
    ],
    "the VPCs of a network": ["network.vpcIds", queue(() => ({ network: { vpcIds: nothing() } }))],
    "the endpoints of a network": [
        "network.vpcEndpointIds",
        set(() => ({ network: { vpcIds: ["vpc-12345678"], vpcEndpointIds: nothing() } })),
    ],
    "a boundary": ["permissionsBoundaryArn", role(() => ({ permissionsBoundaryArn: nothing() }))],
    "a boundary of a set": ["permissionsBoundaryArn", set(() => ({ permissionsBoundaryArn: nothing() }))],
    "the queues of a role": ["queueArns", role(() => ({ queueArns: nothing() }))],
    "the queues behind endpoints": [
        "queueArns",
        () => new MessagingEndpoints("it", { ...vpc, queueArns: nothing() }),
    ],
    "the organisation behind endpoints": [
        "organizationId",
        () => new MessagingEndpoints("it", { ...vpc, organizationId: nothing() }),
    ],
    "the topics of a trail": [
        "topicArns",
        () => new MessagingAudit("it", { queueArns: [queueArn], topicArns: nothing() }),
    ],
    "a user of a key": [
        "users[0].roleArn",
        () => new MessagingKey("it", { users: [{ roleArn: nothing(), access: Access.Consumer }] }),
    ],
    "the administrators of a key": [
        "administratorArns",
        () => new MessagingKey("it", { administratorArns: nothing() }),
    ],
    "the topic of a source": [
        "sources[0].topicArn",
        () =>
            new MessagingKey("it", {
                sources: [{ service: SourceService.S3, name: "uploads", topicArn: nothing() }],
            }),
    ],
    "the log group of a trail that has none": [
        "alarms.trailLogGroupName",
        set(() => {
            const settings = { queueArns: [queueArn], logGroup: { enabled: false } };
            return { alarms: { trailLogGroupName: new MessagingAudit("trail", settings).logGroupName } };
        }),
    ],
    "previous keys": ["encryption.previousKeyArns", encrypted(() => ({ previousKeyArns: nothing() }))],
    "a role that is there already": [
        "roles.ops.existingRoleArn",
        set(() => ({ roles: { ops: { access: Access.Operator, existingRoleArn: nothing() } } })),
    ],
    "a filter": [
        "filterPolicy",
        () => new QueueSubscription("it", { topicArn, queueArn, kmsKeyArn, filterPolicy: nothing() }),
    ],
    "a target of workers": [
        "targets.db.securityGroupId",
        () =>
            new WorkerSecurityGroup("it", {
                vpcId: vpc.vpcId,
                endpointSecurityGroupId: "sg-12345678",
                targets: { db: { securityGroupId: nothing(), port: 5432 } },
            }),
    ],
};

describe("an argument that is given, and turns out to be nothing,", () => {
    for (const [name, [path, program]] of Object.entries(given))
        it(`is refused, not left out: ${name}`, async () => {
            const [first] = (await lateRefusalOf(program)).split("\n");
            strictEqual(
                first?.replace(/^\w+ "it": /, ""),
                `${path} turned out to be undefined; an argument that is given has a value; give one, or leave it out.`,
            );
        });
});
