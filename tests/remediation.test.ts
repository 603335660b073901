import assert from "node:assert/strict";
import path from "node:path";

import { type EngineEvent, preview } from "../sandbox";
import { folderWith, withEngine } from "./support/sandbox";

// What many programs leave out. Each policy names its own resource, as a preview knows it.
const program = `
const aws = require("@pulumi/aws");
const own = "111122223333";
const arn = (service, name) => "arn:aws:" + service + ":eu-west-1:" + own + ":" + name;
const policy = (service, name, action) => JSON.stringify({ Version: "2012-10-17", Statement: [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::" + own + ":role/worker" }, Action: action, Resource: arn(service, name) },
] });
const key = new aws.kms.Key("key", {});
const dead = new aws.sqs.Queue("dead", {
    name: "dead",
    kmsMasterKeyId: key.arn,
    redriveAllowPolicy: JSON.stringify({ redrivePermission: "allowAll", sourceQueueArns: [arn("sqs", "orders")] }),
});
new aws.sqs.QueuePolicy("dead", { queueUrl: dead.url, policy: policy("sqs", "dead", "sqs:ReceiveMessage") });
const orders = new aws.sqs.Queue("orders", {
    name: "orders",
    kmsMasterKeyId: key.arn,
    kmsDataKeyReusePeriodSeconds: 86400,
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn("sqs", "dead"), maxReceiveCount: 5 }),
});
new aws.sqs.QueuePolicy("orders", { queueUrl: orders.url, policy: policy("sqs", "orders", "sqs:SendMessage") });
const events = new aws.sns.Topic("events", { name: "events", kmsMasterKeyId: key.arn });
new aws.sns.TopicPolicy("events", { arn: events.arn, policy: policy("sns", "events", "sns:Publish") });
new aws.ec2.VpcEndpoint("queues", {
    vpcId: "vpc-0a1b2c3d",
    serviceName: "com.amazonaws.eu-west-1.sqs",
    vpcEndpointType: "Interface",
});
`;

const RULES = [
    "dlq-redrive-allow",
    "dlq-retention",
    "kms-rotation",
    "sns-tls-only",
    "sqs-data-key-reuse",
    "sqs-tls-only",
    "vpc-endpoint-private-dns",
];

/** The settings of an organisation that asks for these rules alone. */
const settings = (level: string) =>
    JSON.stringify({
        all: "disabled",
        ...Object.fromEntries(RULES.map((name) => [name, level])),
        "sqs-data-key-reuse": { enforcementLevel: level, advice: "mandatory" },
    });

interface Remediated extends EngineEvent {
    policyRemediationEvent?: {
        policyName: string;
        resourceUrn: string;
        before: Record<string, unknown>;
        after: Record<string, unknown>;
    };
}

describe("remediation by the real engine", function () {
    before(withEngine);
    this.timeout(240_000);

    let folder: string;
    let remove: () => void;
    before(() => {
        ({ folder, remove } = folderWith({
            "Pulumi.yaml": "name: raw\nruntime: nodejs\n",
            "index.js": program,
            "mandatory.json": settings("mandatory"),
            "remediate.json": settings("remediate"),
        }));
    });
    after(() => remove());

    const previewed = (file: string) =>
        preview({
            program: folder,
            flags: ["--policy-pack-config", path.join(folder, file)],
            say: () => undefined,
        });
    const short = (urn = "") => urn.split("::").at(-1)!;

    it("blocks the program where the rules are mandatory", async () => {
        const { code, events } = await previewed("mandatory.json");
        const blamed = events
            .flatMap(({ policyEvent }) => policyEvent ?? [])
            .map(({ policyName, resourceUrn, enforcementLevel }) => [
                `${policyName} ${short(resourceUrn)}`,
                enforcementLevel,
            ]);
        assert.notEqual(code, 0);
        assert.deepEqual(
            Object.fromEntries(blamed),
            Object.fromEntries(FAULTS.map((fault) => [fault, "mandatory"])),
        );
    });

    it("passes the same program where they remediate, and shows each change", async () => {
        const { code, events, stdout } = await previewed("remediate.json");
        assert.deepEqual(
            events.flatMap(({ policyEvent }) => policyEvent ?? []),
            [],
        );
        assert.equal(code, 0, stdout);
        const changes = (events as Remediated[])
            .flatMap(({ policyRemediationEvent }) => policyRemediationEvent ?? [])
            .map(({ policyName, resourceUrn, before, after }) => [
                `${policyName} ${short(resourceUrn)}`,
                changed(before, after),
            ]);
        assert.deepEqual(Object.fromEntries(changes), CHANGES);
        assert.match(stdout, /kms-rotation/);
    });
});

function changed(before: Record<string, unknown>, after: Record<string, unknown>) {
    return Object.fromEntries(
        Object.entries(after).filter(
            ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
        ),
    );
}

const arnOf = (service: string, name: string) => `arn:aws:${service}:eu-west-1:111122223333:${name}`;
const closed = (service: string, name: string, granted: string, denied: string) => ({
    policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:role/worker" },
                Action: granted,
                Resource: arnOf(service, name),
            },
            {
                Sid: "DenyPlainHttp",
                Effect: "Deny",
                Principal: "*",
                Action: denied,
                Resource: arnOf(service, name),
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    }),
});

const CHANGES: Readonly<Record<string, unknown>> = {
    "kms-rotation key": { enableKeyRotation: true },
    "dlq-redrive-allow dead": {
        redriveAllowPolicy: JSON.stringify({
            redrivePermission: "byQueue",
            sourceQueueArns: [arnOf("sqs", "orders")],
        }),
    },
    "dlq-retention dead": { messageRetentionSeconds: 1_209_600 },
    "sqs-tls-only dead": closed("sqs", "dead", "sqs:ReceiveMessage", "sqs:*"),
    "sqs-tls-only orders": closed("sqs", "orders", "sqs:SendMessage", "sqs:*"),
    "sqs-data-key-reuse orders": { kmsDataKeyReusePeriodSeconds: 300 },
    "sns-tls-only events": closed("sns", "events", "sns:Publish", "sns:Publish"),
    "vpc-endpoint-private-dns queues": { privateDnsEnabled: true },
};
const FAULTS = Object.keys(CHANGES);
