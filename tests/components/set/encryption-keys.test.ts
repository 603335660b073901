import { deepStrictEqual, strictEqual } from "node:assert";

import { KeyPolicyMode, MessagingSet, type MessagingSetArgs, SourceService } from "../../../components";
import { keyAdministration } from "../../../components/documents/access";
import { allow, documents, policy, preview, role, useKey } from "../../support/messaging-sets";
import { type Recording, runProgram, UNKNOWN } from "../../support/mocks";
import {
    roles,
    both,
    inspect,
    account,
    onKey,
    delivers,
    administered,
    ofQueues,
    ofTopic,
    inspected,
    fromTopic,
    outputs,
    keys,
} from "../../support/set-keys";
import { reason } from "../../support/set-modes";

/** A key with replicas has two actions more. */
const managed = [...keyAdministration, "kms:ReplicateKey", "kms:UpdatePrimaryRegion"].sort();
const kept = [
    onKey("AccountKeepsKey", account, [...inspect, "kms:ListResourceTags", "kms:PutKeyPolicy"]),
    onKey("AdministratorsKeepKey", { AWS: "arn:aws:iam::111122223333:role/keys" }, managed),
];

describe("a set with a key for its topic and another for its queues", () => {
    const args: MessagingSetArgs = {
        encryption: {
            separateTopicKey: true,
            alias: "orders",
            administratorArns: ["arn:aws:iam::111122223333:role/keys"],
            multiRegion: true,
            rotationPeriodInDays: 90,
            deletionWindowInDays: 7,
            protect: false,
        },
        queues: { main: { sources: [{ service: SourceService.S3, name: "uploads" }] } },
        topic: { sources: [{ service: SourceService.CloudWatchAlarms, name: "errors" }] },
        roles,
        tags: { Team: "orders" },
    };

    it("grants each use on the right one", async () => {
        const known = documents(await preview(args));
        deepStrictEqual(
            known["orders-key-policy policy"],
            policy(
                ...kept,
                ...ofQueues,
                inspected,
                fromTopic,
                delivers("BucketsDeliver", "s3.amazonaws.com", "arn:aws:s3:::uploads"),
            ),
        );
        deepStrictEqual(
            known["orders-topic-key-policy policy"],
            policy(
                ...kept,
                useKey("OperatorsUseKey", role("ops"), both, "sqs"),
                ofTopic,
                inspected,
                fromTopic,
                delivers(
                    "AlarmsDeliver",
                    "cloudwatch.amazonaws.com",
                    "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors",
                ),
            ),
        );
    });

    it("says the same of both, and encrypts with each what it is for", async () => {
        const recording = await runProgram(() => new MessagingSet("orders", args));
        const settings = (name: string) => ({
            customerMasterKeySpec: "SYMMETRIC_DEFAULT",
            deletionWindowInDays: 7,
            description: `Encrypts the queues and topics of ${name}`,
            enableKeyRotation: true,
            keyUsage: "ENCRYPT_DECRYPT",
            multiRegion: true,
            rotationPeriodInDays: 90,
            tags: { Application: name, Purpose: "SQS and SNS encryption", Team: "orders" },
        });
        for (const [name, alias] of [
            ["orders", "alias/orders"],
            ["orders-topic", "alias/orders-topic"],
        ] as const) {
            const key = recording.one("aws:kms/key:Key", `${name}-key`);
            deepStrictEqual([key.inputs, key.protect], [settings(name), false]);
            strictEqual(recording.one("aws:kms/alias:Alias", `${name}-key`).inputs["name"], alias);
        }
        const { keyArn, topicKeyArn, keyPolicyStatements } = outputs(recording);
        strictEqual(keyArn === topicKeyArn, false);
        strictEqual(keyPolicyStatements, undefined);
        strictEqual(
            recording.one("aws:sns/topic:Topic", "orders-topic").inputs["kmsMasterKeyId"],
            topicKeyArn,
        );
        deepStrictEqual(
            Object.fromEntries(
                recording
                    .ofType("aws:sqs/queue:Queue")
                    .map(({ name, inputs }) => [name, inputs["kmsMasterKeyId"]]),
            ),
            {
                "orders-main-queue": keyArn,
                "orders-main-dlq": keyArn,
                "orders-main-subscription-dlq": topicKeyArn,
            },
        );
    });

    it("lets operators alone use both, if it leaves that to IAM", async () => {
        const encryption = { separateTopicKey: true, mode: KeyPolicyMode.DelegateToIam };
        const known = documents(await preview({ encryption, roles }));
        const [ofQueues, ofTopic] = ["alias/orders-key-0a1b2c3", "alias/orders-topic-key-0a1b2c3"];
        const byAlias = (Action: string | string[], service: string, aliases: string | string[]) =>
            policy({
                ...allow("KeysByAlias", Action, "arn:aws:kms:eu-west-1:111122223333:key/*"),
                Condition: {
                    "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
                    StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
                },
            });
        deepStrictEqual(known["orders-api-key-policy policy"], byAlias(both, "sns", ofTopic));
        deepStrictEqual(known["orders-worker-key-policy policy"], byAlias("kms:Decrypt", "sqs", ofQueues));
        deepStrictEqual(known["orders-ops-key-policy policy"], byAlias(both, "sqs", [ofQueues, ofTopic]));
        const { Statement } = known["orders-topic-key-policy policy"] as { Statement: object[] };
        deepStrictEqual(Statement.at(-1), fromTopic);
    });

    it("admits to that of the topic no operator and no delivery where nothing could stay undelivered", async () => {
        const { ops } = roles;
        const audit = { subscribe: false };
        const topicKey = async (more: MessagingSetArgs) =>
            documents(await preview({ encryption: { separateTopicKey: true }, ...more }))[
                "orders-topic-key-policy policy"
            ];
        deepStrictEqual(await topicKey({ queues: { audit }, roles: { ops } }), policy(administered));
        deepStrictEqual(
            await topicKey({ queues: { main: {}, audit }, roles: { ops: { ...ops, queues: ["audit"] } } }),
            policy(administered, fromTopic),
        );
    });
});

describe("a set whose queues SQS encrypts by itself", () => {
    const settings = ({ inputs }: Recording["all"][number]) => {
        const { sqsManagedSseEnabled, kmsMasterKeyId, kmsDataKeyReusePeriodSeconds } = inputs;
        return [sqsManagedSseEnabled, kmsMasterKeyId, kmsDataKeyReusePeriodSeconds];
    };

    it("has a key for its topic alone", async () => {
        const recording = await preview({ encryption: { sseSqsReason: reason }, roles });
        const queues = recording.ofType("aws:sqs/queue:Queue");
        deepStrictEqual(
            queues.map(settings),
            queues.map(() => [true, undefined, undefined]),
        );
        deepStrictEqual(
            documents(recording)["orders-key-policy policy"],
            policy(administered, ofTopic, inspected),
        );
        deepStrictEqual(
            ["keyArn", "topicKeyArn"].map((name) => outputs(recording)[name]),
            [undefined, UNKNOWN],
        );
    });

    it("has no key at all without a topic, and no role speaks of one", async () => {
        const { worker, ops, auditor } = roles;
        const args = {
            topic: { enabled: false },
            encryption: { sseSqsReason: reason },
            roles: { worker, ops, auditor },
        };
        const recording = await preview(args);
        deepStrictEqual(keys(recording), []);
        strictEqual(JSON.stringify(documents(recording)).includes("kms"), false);
        const { keyArn, topicKeyArn, topicArn, keyPolicyStatements } = outputs(recording);
        deepStrictEqual([keyArn, topicKeyArn, topicArn, keyPolicyStatements], Array(4).fill(undefined));
        deepStrictEqual(
            recording.one("pulumi-secure-messaging:index:MessagingSet", "orders").inputs["encryption"],
            { sseSqsReason: reason },
        );
    });
});
