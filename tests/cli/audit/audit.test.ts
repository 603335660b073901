import assert from "node:assert/strict";

import { notOnAccounts } from "../../../cli/audit/account-rules";
import { auditOf } from "../../../cli/audit/audit";
import { packConfiguration } from "../../../cli/configuration";
import { rules } from "../../../policypack/rules";
import { type Held } from "../../../cli/source/resource";
import { account, found, foundKey, foundQueue, foundTopic, queueArn } from "../../support/account-queues";

const key = "11111111-2222-3333-4444-555555555555";
const keyArn = `arn:aws:kms:us-east-1:${account}:key/${key}`;

function audit(resources: readonly Held[], fromAccount = true) {
    return auditOf(
        [{ words: "account", resources: [...resources], missing: [] }],
        packConfiguration(),
        fromAccount,
    );
}

function itemOf(name: string, ...resources: readonly Held[]) {
    return audit(resources).items.find((item) => item.name === name)!;
}

describe("an audit", () => {
    it("tells the four states of encryption, and the key", () => {
        const { items } = audit([
            foundQueue("open"),
            foundQueue("sse", { sqsManagedSseEnabled: true }),
            foundQueue("aws", { kmsMasterKeyId: "alias/aws/sqs" }),
            foundQueue("own", { kmsMasterKeyId: keyArn }),
            foundKey(key),
        ]);
        const told = items.map(({ name, encryption, key }) => [name, encryption, key]);
        assert.deepEqual(told.sort(), [
            ["aws", "AWS-managed key", "alias/aws/sqs"],
            ["open", "none", undefined],
            ["own", "customer-managed key", keyArn],
            ["sse", "SSE-SQS", undefined],
        ]);
    });

    it("knows no mode where the call that tells was denied", () => {
        const denied = ["kmsMasterKeyId", "sqsManagedSseEnabled", "policy"];
        const item = itemOf("orders", foundQueue("orders", { sqsManagedSseEnabled: undefined }, denied));
        assert.equal(item.encryption, "unknown");
        assert.deepEqual(item.unknown, ["kmsMasterKeyId", "policy", "sqsManagedSseEnabled"]);
        const open = item.findings.filter(({ verdict }) => verdict === "undecided");
        assert.ok(open.length > 0);
        for (const { what, why } of open) {
            assert.doesNotMatch(what, /before deployment/);
            assert.match(why, /AWS denied the call that tells/);
        }
    });

    it("knows no mode of a key that could not be described, unless it cannot be AWS's own", () => {
        const mode = (kmsMasterKeyId: string) =>
            itemOf("orders", foundQueue("orders", { kmsMasterKeyId })).encryption;
        assert.equal(mode(keyArn), "unknown");
        assert.equal(mode(key), "unknown");
        assert.equal(mode("alias/orders"), "customer-managed key");
        assert.equal(mode(`arn:aws:kms:us-east-1:444455556666:key/${key}`), "customer-managed key");
    });

    it("puts personal data before other data", () => {
        const classes = ["internal", "PII", "public"];
        const { items } = audit(
            classes.map((tag) => foundQueue(`q-${tag}`, { tags: { DataClassification: tag } })),
        );
        assert.deepEqual(
            items.map(({ dataClass, personalData }) => [dataClass, personalData]),
            [
                ["PII", true],
                ["internal", false],
                ["public", false],
            ],
        );
    });

    it("finds the dead-letter queue, and whose dead letters one takes", () => {
        const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("failed"), maxReceiveCount: 4 });
        const both = [foundQueue("orders", { redrivePolicy }), foundQueue("failed")];
        const { deadLetterQueue, maxReceiveCount } = itemOf("orders", ...both);
        assert.deepEqual([deadLetterQueue, maxReceiveCount], [queueArn("failed"), 4]);
        assert.deepEqual(itemOf("failed", ...both).deadLettersOf, ["orders"]);
    });

    it("counts the messages, and the findings on the key, to the queue", () => {
        const queue = foundQueue("orders", { kmsMasterKeyId: keyArn, approximateNumberOfMessages: 7 });
        const item = itemOf("orders", queue, foundKey(key, { enableKeyRotation: false }));
        assert.deepEqual(item.depth, { visible: 7, inFlight: 0, delayed: 0 });
        assert.deepEqual(
            item.findings.filter(({ at }) => at === key).map(({ rule }) => rule),
            ["kms-rotation"],
        );
    });

    it("finds that a key is gone", () => {
        const gone = found("aws:kms/key:Key", `${key} (pending deletion)`, {
            keyId: key,
            arn: keyArn,
            isEnabled: false,
        });
        const { findings } = itemOf("orders", foundQueue("orders", { kmsMasterKeyId: keyArn }), gone);
        const what = findings.find(({ rule }) => rule === "kms-key-usable")?.what;
        assert.equal(what, `its key "${key} (pending deletion)" is disabled (isEnabled is false)`);
    });

    it("names rules of the pack as those that it does not ask", () => {
        const names = rules.map(({ name }) => name);
        assert.deepEqual(
            Object.keys(notOnAccounts).filter((name) => !names.includes(name)),
            [],
        );
    });

    it("does not ask an account for what it did not read, nor for the policy that AWS writes", () => {
        const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("failed"), maxReceiveCount: 4 });
        const policy = JSON.stringify({
            Version: "2008-10-17",
            Id: "__default_policy_ID",
            Statement: [
                {
                    Sid: "__default_statement_ID",
                    Effect: "Allow",
                    Principal: { AWS: "*" },
                    Action: ["SNS:Publish", "SNS:AddPermission"],
                    Resource: `arn:aws:sns:us-east-1:${account}:news`,
                    Condition: { StringEquals: { "AWS:SourceOwner": account } },
                },
            ],
        });
        const resources = [
            foundQueue("orders", { redrivePolicy }),
            foundQueue("failed"),
            foundTopic("news", { policy }),
        ];
        const { items, notJudged } = audit(resources);
        const asked = items.flatMap(({ findings }) => findings.map(({ rule }) => rule));
        assert.deepEqual(
            Object.keys(notJudged).filter((rule) => asked.includes(rule)),
            [],
        );
        assert.ok(!asked.includes("policy-wellformed"), asked.join());
        assert.ok(!asked.includes("sns-policy-admin-actions"), asked.join());
        assert.deepEqual(items.find(({ name }) => name === "news")!.callers, []);
        const inState = audit(resources, false);
        assert.ok(inState.items.some(({ findings }) => findings.some(({ rule }) => rule === "dlq-alarm")));
        assert.deepEqual(inState.notJudged, {});
    });
});
