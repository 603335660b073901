import { deepStrictEqual, ok } from "node:assert";

import {
    Access,
    grants,
    keyAdministration,
    lambdaConsumer,
    purge,
} from "../../../components/documents/access";
import { actionsThat } from "../../../iam";

const none = {
    onQueue: [],
    onDeadLetterQueue: [],
    onSubscriptionDeadLetterQueue: [],
    onTopic: [],
    onEverything: [],
};

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

    it("lets a subscriber subscribe, for which no key is needed", () => {
        deepStrictEqual(grants[Access.Subscriber], {
            ...none,
            onTopic: ["sns:Subscribe"],
            onKey: [],
            keyThrough: "nothing",
        });
    });

    it("lets an auditor read settings, those of the key by itself", () => {
        const settings = ["sqs:GetQueueAttributes", "sqs:ListQueueTags", "sqs:ListDeadLetterSourceQueues"];
        deepStrictEqual(grants[Access.Auditor], {
            onQueue: settings,
            onDeadLetterQueue: settings,
            onSubscriptionDeadLetterQueue: settings,
            onTopic: ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
            onEverything: ["sqs:ListQueues"],
            onKey: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"],
            keyThrough: "nothing",
        });
    });

    it("lets an administrator manage queues, topics and the key", () => {
        const queues = [
            "sqs:GetQueueAttributes",
            "sqs:ListQueueTags",
            "sqs:ListDeadLetterSourceQueues",
            "sqs:GetQueueUrl",
            "sqs:CreateQueue",
            "sqs:SetQueueAttributes",
            "sqs:DeleteQueue",
            "sqs:TagQueue",
            "sqs:UntagQueue",
            "sqs:AddPermission",
            "sqs:RemovePermission",
        ];
        deepStrictEqual(grants[Access.Administrator], {
            ...none,
            onQueue: queues,
            onDeadLetterQueue: queues,
            onSubscriptionDeadLetterQueue: queues,
            onTopic: [
                "sns:GetTopicAttributes",
                "sns:ListSubscriptionsByTopic",
                "sns:ListTagsForResource",
                "sns:CreateTopic",
                "sns:SetTopicAttributes",
                "sns:DeleteTopic",
                "sns:TagResource",
                "sns:UntagResource",
                "sns:AddPermission",
                "sns:RemovePermission",
            ],
            onKey: keyAdministration,
            keyThrough: "nothing",
        });
    });

    it("lets nobody purge, and neither auditor nor administrator touch a message", () => {
        const actions = (access: Access) =>
            Object.values(grants[access]).flatMap((value: string | readonly string[]) => value);
        const all = Object.values(Access);
        deepStrictEqual(
            all.filter((access) => actions(access).includes(purge)),
            [],
        );
        const touching = (["send", "receive", "redrive"] as const).flatMap((effect) =>
            (["sqs", "sns", "kms"] as const).flatMap((service) => [...actionsThat(effect, service)]),
        );
        deepStrictEqual(
            [Access.Auditor, Access.Administrator].flatMap(actions).filter((it) => touching.includes(it)),
            [],
        );
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
