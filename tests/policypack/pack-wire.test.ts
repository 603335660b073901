import assert from "node:assert";
import path from "node:path";

import { rules } from "../../policypack/rules";
import { type Analyzer, openAnalyzer, type PackConfig, type Resource, secret } from "../support/analyzer";
import { allow, deny, own, queueArn, queueUrl, role, text, topicArn } from "../support/documents";
import { preview, verdicts } from "../support/pack-preview";

const packDir = path.resolve(__dirname, "../../policypack");

const key = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-1111-2222-3333-444455556666";
const tls = (action: string, Resource: string) =>
    deny({
        Principal: "*",
        Action: action,
        Resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    });

const elsewhere = JSON.stringify({ deadLetterTargetArn: queueArn("elsewhere"), maxReceiveCount: 5 });

function queue(name: string, props: Record<string, unknown>): Resource {
    return { type: "aws:sqs/queue:Queue", name, props: { name, redrivePolicy: elsewhere, ...props } };
}

function queuePolicy(name: string, policy: unknown): Resource {
    return {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: `${name}-policy`,
        props: { queueUrl: queueUrl(name), policy },
    };
}

const secure: Resource[] = [
    {
        type: "aws:kms/key:Key",
        name: "key",
        props: {
            enableKeyRotation: true,
            policy: text(
                allow({ Principal: { AWS: `arn:aws:iam::${own}:root` }, Action: "kms:*", Resource: "*" }),
            ),
        },
    },
    {
        type: "aws:sns/topic:Topic",
        name: "events",
        props: {
            name: "events",
            kmsMasterKeyId: key,
            signatureVersion: 2,
            sqsFailureFeedbackRoleArn: role,
        },
    },
    {
        type: "aws:sns/topicPolicy:TopicPolicy",
        name: "events-policy",
        props: {
            arn: topicArn(),
            policy: text(
                tls("sns:Publish", topicArn()),
                allow({ Principal: { AWS: role }, Action: "sns:Publish", Resource: topicArn() }),
            ),
        },
    },
    queue("orders", {
        kmsMasterKeyId: key,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn("orders-dlq"), maxReceiveCount: 5 }),
    }),
    queue("orders-dlq", {
        kmsMasterKeyId: key,
        messageRetentionSeconds: 1209600,
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [queueArn()] }),
    }),
    {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        name: "dead-letters",
        props: {
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            dimensions: { QueueName: "orders-dlq" },
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            alarmActions: [topicArn("alarms")],
        },
    },
    queuePolicy(
        "orders",
        text(
            tls("sqs:*", queueArn()),
            allow({
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queueArn(),
                Condition: { ArnEquals: { "aws:SourceArn": topicArn() } },
            }),
        ),
    ),
    queuePolicy("orders-dlq", text(tls("sqs:*", queueArn("orders-dlq")))),
    {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker",
        props: {
            role: "worker",
            policy: text(allow({ Action: "sqs:ReceiveMessage", Resource: queueArn() })),
        },
    },
];

const open = allow({ Principal: "*", Action: "sqs:*", Resource: "*" });

/** What the stack below breaks. */
const BROKEN: readonly string[] = [
    "dlq-alarm",
    "dlq-encryption-parity",
    "dlq-redrive-allow",
    "dlq-retention",
    "iam-no-wildcard-messaging-action",
    "iam-scoped-messaging-resource",
    "kms-policy-no-public",
    "kms-rotation",
    "sns-delivery-logging",
    "sns-encrypted",
    "sns-policy-no-public",
    "sns-policy-no-wildcard-action",
    "sns-signature-version",
    "sns-tls-only",
    "sqs-customer-managed-key",
    "sqs-encrypted",
    "sqs-policy-no-public",
    "sqs-policy-no-wildcard-action",
    "sqs-policy-service-source",
    "sqs-tls-only",
];

/** Breaks what it can in few resources. */
const insecure: Resource[] = [
    {
        type: "aws:kms/key:Key",
        name: "key",
        props: { policy: text(allow({ Principal: "*", Action: "kms:Decrypt", Resource: "*" })) },
    },
    {
        type: "aws:sns/topic:Topic",
        name: "events",
        props: { name: "events", policy: text(allow({ Principal: "*", Action: "sns:*", Resource: "*" })) },
    },
    queue("orders", {
        kmsMasterKeyId: "alias/aws/sqs",
        policy: text(open, allow({ Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" })),
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn("orders-dlq"), maxReceiveCount: 5 }),
    }),
    queue("orders-dlq", { sqsManagedSseEnabled: false }),
    {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "worker",
        props: { role: "worker", policy: text(allow({ Action: "sqs:*", Resource: "*" })) },
    },
];

describe("the pack over its wire", () => {
    let pack: Analyzer;
    before(async () => {
        pack = await openAnalyzer(packDir);
    });
    after(() => pack.close());

    const previewed = (resources: Resource[], config?: PackConfig) => preview(pack, resources, config);

    it("passes a secure stack without a word", async () => {
        assert.deepStrictEqual(await previewed(secure), []);
    });

    it("names what a stack breaks, at each rule's own level", async () => {
        const found = await previewed(insecure);
        const named = new Map(
            found.map(({ policyName, enforcementLevel }) => [policyName, enforcementLevel]),
        );
        const levels = new Map<string, string>(rules.map(({ name, level }) => [name, level]));
        assert.deepStrictEqual(
            [...named].sort(),
            BROKEN.map((name) => [name, levels.get(name)]),
        );
    });

    it("says what is wrong, why and how to mend it, and where", async () => {
        const [found] = await previewed([
            queue("orders", { kmsMasterKeyId: key, sqsManagedSseEnabled: false }),
            queue("bad", { sqsManagedSseEnabled: false }),
        ]);
        const rule = rules.find(({ name }) => name === "sqs-encrypted")!;
        assert.deepStrictEqual(found, {
            policyName: "sqs-encrypted",
            policyPackName: "secure-messaging",
            policyPackVersion: found!.policyPackVersion,
            description: rule.description,
            message:
                `${rule.description}\nthe queue has encryption switched off (sqsManagedSseEnabled is false) - ` +
                `${rule.why} - ${rule.fix}`,
            enforcementLevel: "mandatory",
            severity: "high",
            urn: "urn:pulumi:dev::test::aws:sqs/queue:Queue::bad",
        });
    });

    it("takes every level that the organisation sets", async () => {
        const bare = [queue("orders", { sqsManagedSseEnabled: true })];
        assert.deepStrictEqual(verdicts(await previewed(bare)), [
            "sqs-customer-managed-key: advisory",
            "sqs-tls-only: advisory",
        ]);
        assert.deepStrictEqual(verdicts(await previewed(bare, { all: "mandatory" })), [
            "sqs-customer-managed-key: mandatory",
            "sqs-tls-only: mandatory",
        ]);
        assert.deepStrictEqual(
            verdicts(
                await previewed(bare, { "sqs-tls-only": "disabled", "sqs-customer-managed-key": "disabled" }),
            ),
            [],
        );
    });

    it("reads the accounts that the organisation trusts", async () => {
        const partner = allow({
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queueArn(),
            Condition: { ArnEquals: { "aws:SourceArn": topicArn("events", "444455556666") } },
        });
        const stack = [queuePolicy("orders", text(partner))];
        assert.deepStrictEqual(verdicts(await previewed(stack)), ["sqs-policy-service-source: mandatory"]);
        const trusting = { "sqs-policy-service-source": { trustedAccounts: ["444455556666"] } };
        assert.deepStrictEqual(verdicts(await previewed(stack, trusting)), []);
    });

    it("judges what stands beside an asset without content, which the policy SDK cannot read", async () => {
        const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "" };
        const found = await preview(pack, [
            { type: "aws:s3/bucketObjectv2:BucketObjectv2", name: "empty", props: { source: asset } },
            queue("orders", { sqsManagedSseEnabled: false, odd: [asset] }),
        ]);
        assert.ok(verdicts(found).includes("sqs-encrypted: mandatory"));
    });

    it("reads secrets as plain values", async () => {
        const hidden = [
            queue("orders", { kmsMasterKeyId: secret(key), policy: secret(text(tls("sqs:*", "*"))) }),
            queue("bad", { sqsManagedSseEnabled: secret(false), policy: text(tls("sqs:*", "*")) }),
            queuePolicy("bills", secret(text(open))),
        ];
        assert.deepStrictEqual(verdicts(await previewed(hidden)), [
            "sqs-encrypted: mandatory",
            "sqs-policy-no-public: mandatory",
            "sqs-policy-no-wildcard-action: mandatory",
        ]);
    });
});
