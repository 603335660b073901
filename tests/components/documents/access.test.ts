import { deepStrictEqual, ok } from "node:assert";

import { Access, grants, keyAdministration, lambdaConsumer } from "../../../components/documents/access";

const none = { onQueue: [], onDeadLetterQueue: [], onSubscriptionDeadLetterQueue: [], onTopic: [] };

describe("the table of grants", () => {
    it("lets a producer send, and encrypt through SQS", () => {
        deepStrictEqual(grants[Access.Producer], {
            ...none,
            onQueue: ["sqs:SendMessage", "sqs:GetQueueUrl"],
            onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
            keyThrough: "sqs",
        });
    });

    it("lets a consumer receive and delete, and decrypt through SQS", () => {
        deepStrictEqual(grants[Access.Consumer], {
            ...none,
            onQueue: [
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
            ],
            onKey: ["kms:Decrypt"],
            keyThrough: "sqs",
        });
    });

    it("lets Lambda's poller do three things for a consumer", () => {
        deepStrictEqual(lambdaConsumer, {
            ...grants[Access.Consumer],
            onQueue: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        });
    });

    it("lets an operator read dead letters and move them back", () => {
        deepStrictEqual(grants[Access.Operator], {
            ...none,
            onQueue: ["sqs:SendMessage"],
            onDeadLetterQueue: [
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:StartMessageMoveTask",
                "sqs:CancelMessageMoveTask",
                "sqs:ListMessageMoveTasks",
            ],
            onSubscriptionDeadLetterQueue: [
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
            ],
            onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
            keyThrough: "sqs",
        });
    });

    it("lets a publisher publish, and encrypt through SNS", () => {
        deepStrictEqual(grants[Access.Publisher], {
            ...none,
            onTopic: ["sns:Publish"],
            onKey: ["kms:GenerateDataKey", "kms:Decrypt"],
            keyThrough: "sns",
        });
    });
});

describe("the administration of a key", () => {
    it("holds no action that reads or writes with the key, or lets somebody else do so by a grant", () => {
        const uses =
            /^kms:(Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateRandom|Sign|Verify|DeriveShared|CreateGrant)/;
        deepStrictEqual(
            keyAdministration.filter((action) => uses.test(action)),
            [],
        );
    });

    it("holds no wildcard, which would take in such an action", () => {
        deepStrictEqual(
            keyAdministration.filter((action) => action.includes("*")),
            [],
        );
    });

    it("can replace the key policy, so that the key is never orphaned", () => {
        ok(keyAdministration.includes("kms:PutKeyPolicy"));
    });
});
