import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, type MessagingRoleArgs, SubscriptionProtocol } from "../../../components";
import { grants } from "../../../components/documents/access";
import { lateRefusalOf, refusalOf } from "../../support/mocks";
import {
    queueArn,
    deadLetterArn,
    topicArn,
    keyArn,
    existingRoleArn,
    trust,
    make,
    previewed,
    policyOf,
    roleOf,
    document,
    producer,
} from "../../support/roles";

describe("an operator that may purge", () => {
    const operator = {
        access: Access.Operator,
        trust,
        queueArns: [queueArn],
        deadLetterQueueArns: [deadLetterArn],
        subscriptionDeadLetterQueueArns: [`${queueArn}-undelivered`],
    };

    it("empties dead-letter queues of both kinds, and no other queue", async () => {
        const { onQueue, onDeadLetterQueue, onSubscriptionDeadLetterQueue } = grants[Access.Operator];
        const allow = (Sid: string, actions: readonly string[], Resource: string) => ({
            Sid,
            Effect: "Allow",
            Action: actions.length === 1 ? actions[0] : [...actions].sort(),
            Resource,
        });
        const purge = "sqs:PurgeQueue";
        deepStrictEqual(
            await policyOf({ ...operator, purge: true }),
            document(
                allow("Queues", onQueue, queueArn),
                allow("DeadLetterQueues", [...onDeadLetterQueue, purge], deadLetterArn),
                allow(
                    "SubscriptionDeadLetterQueues",
                    [...onSubscriptionDeadLetterQueue, purge],
                    `${queueArn}-undelivered`,
                ),
            ),
        );
    });
});

describe("a subscriber", () => {
    const subscriber = { access: Access.Subscriber, trust, topicArns: [topicArn] };
    const subscribe = (protocol: string | string[]) =>
        document({
            Sid: "Topics",
            Effect: "Allow",
            Action: "sns:Subscribe",
            Resource: topicArn,
            Condition: { StringEquals: { "sns:Protocol": protocol } },
        });

    it("subscribes queues alone, unless it is told more", async () => {
        deepStrictEqual(await policyOf(subscriber), subscribe("sqs"));
        const { Https, Lambda } = SubscriptionProtocol;
        deepStrictEqual(
            await policyOf({ ...subscriber, subscriptionProtocols: [Lambda, Https] }),
            subscribe(["https", "lambda"]),
        );
    });
});

describe("a role that is bound by tags", () => {
    const tagged = { ...producer, abacTagKeys: ["Team"], tags: { Team: "orders" } };

    it("reaches queues with the same tags only", async () => {
        deepStrictEqual(
            await policyOf(tagged),
            document({
                Sid: "Queues",
                Effect: "Allow",
                Action: ["sqs:GetQueueUrl", "sqs:SendMessage"],
                Resource: queueArn,
                Condition: { StringEquals: { "aws:ResourceTag/Team": "${aws:PrincipalTag/Team}" } },
            }),
        );
    });

    it("carries them, as is seen when they are known", async () => {
        deepStrictEqual((await roleOf({ ...tagged, tags: pulumi.output(tagged.tags) }))["tags"], tagged.tags);
        const lacks =
            'MessagingRole "it": tags lacks "Team", which abacTagKeys names; a role without the tag reaches nothing; add it.';
        const other = { team: "orders" };
        strictEqual(await refusalOf(() => make({ ...tagged, tags: other })), lacks);
        strictEqual(await refusalOf(() => make({ ...tagged, tags: undefined })), lacks);
        strictEqual(await lateRefusalOf(() => make({ ...tagged, tags: pulumi.output(other) })), lacks);
    });

    it("may be there already, with tags that nobody sees here", async () => {
        const args = { ...tagged, trust: undefined, tags: undefined, existingRoleArn };
        deepStrictEqual(await policyOf(args), await policyOf(tagged));
    });
});

describe("a role that is given keys", () => {
    const through = { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } };
    const consumer = { access: Access.Consumer, trust, queueArns: [queueArn] };

    it("uses them through its service by a policy of its own, known at the first preview", async () => {
        const keyAliases = ["orders", "alias/jobs"];
        deepStrictEqual(
            await policyOf({ ...consumer, keyAliases, kmsKeyArns: [keyArn] }, "it-key-policy"),
            document(
                {
                    Sid: "KeysByAlias",
                    Effect: "Allow",
                    Action: "kms:Decrypt",
                    Resource: "arn:aws:kms:eu-west-1:111122223333:key/*",
                    Condition: {
                        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/jobs", "alias/orders"] },
                        ...through,
                    },
                },
                {
                    Sid: "Keys",
                    Effect: "Allow",
                    Action: "kms:Decrypt",
                    Resource: keyArn,
                    Condition: through,
                },
            ),
        );
    });

    it("decrypts with the keys of earlier messages, and no more", async () => {
        const operator = { ...consumer, access: Access.Operator };
        deepStrictEqual(
            await policyOf({ ...operator, previousKeyArns: [keyArn] }, "it-key-policy"),
            document({
                Sid: "PreviousKeys",
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: keyArn,
                Condition: through,
            }),
        );
    });

    it("has no such policy if it is given none", async () => {
        const recording = await previewed({
            ...consumer,
            keyAliases: [],
            kmsKeyArns: [],
            previousKeyArns: [],
        });
        strictEqual(recording.ofType("aws:iam/rolePolicy:RolePolicy").length, 1);
    });

    it("is refused when lists turn out to be empty", async () => {
        const keyAliases = pulumi.output([] as string[]);
        strictEqual(
            await lateRefusalOf(() => make({ ...consumer, keyAliases })),
            'MessagingRole "it": keyAliases, kmsKeyArns, previousKeyArns are empty; a policy names a key; name one, or leave them out.',
        );
    });
});

describe("the policies of a role", () => {
    const fix = "let the role reach fewer queues, or make several roles.";
    const queues = (count: number) => Array.from({ length: count }, (_, index) => `${queueArn}-${index}`);
    const long = async (args: MessagingRoleArgs) =>
        (await lateRefusalOf(() => make(args))).replace(/has (\d+) characters/, (_, count: string) =>
            Number(count) > 10_240 ? "has too many characters" : "fits",
        );
    const tooLong = `MessagingRole "it": the identity policy has too many characters; IAM allows 10240; ${fix}`;

    it("are no longer than IAM allows, each", async () => {
        await previewed({ ...producer, queueArns: queues(200) });
        strictEqual(await long({ ...producer, queueArns: queues(230) }), tooLong);
    });

    it("are no longer than IAM allows, together", async () => {
        const keyAliases = Array.from({ length: 20 }, (_, index) => `${"a".repeat(100)}${index}`);
        await previewed({ ...producer, queueArns: queues(100), keyAliases });
        strictEqual(await long({ ...producer, queueArns: queues(200), keyAliases }), tooLong);
    });
});
