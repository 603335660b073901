import { deepStrictEqual, ok, strictEqual } from "node:assert";

import { Access, type MessagingSetArgs } from "../../components";
import {
    threeLines,
    preview,
    sqs,
    role,
    topic,
    documents,
    policy,
    denyPlainHttp,
    allow,
} from "../support/messaging-sets";
import { UNKNOWN, type Surroundings } from "../support/mocks";

describe("a set with several queues", () => {
    const args: MessagingSetArgs = {
        encryption: {
            dataKeyReusePeriodSeconds: 600,
            rotationPeriodInDays: 90,
            alias: "orders",
            protect: false,
        },
        queues: { billing: { dataKeyReusePeriodSeconds: 60 }, audit: { subscribe: false } },
        roles: { biller: { access: Access.Consumer, trust: { lambda: {} }, queues: ["billing"] } },
        rolePath: "/messaging/",
        permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
        tags: { Team: "orders" },
    };

    it("keeps a role to the queues it names", async () => {
        deepStrictEqual(documents(await preview(args))["orders-biller-role-policy policy"], {
            Version: "2012-10-17",
            Statement: [
                allow(
                    "Queues",
                    ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                    sqs("billing-queue"),
                ),
            ],
        });
    });

    it("delivers only to the queues that are subscribed", async () => {
        const recording = await preview(args);
        deepStrictEqual(
            recording.ofType("aws:sns/topicSubscription:TopicSubscription").map(({ name }) => name),
            ["orders-billing-subscription"],
        );
        deepStrictEqual(
            documents(recording)["orders-audit-queue-policy policy"],
            policy(denyPlainHttp(sqs("audit-queue"))),
        );
    });

    it("takes the reuse period of the set where a queue has none of its own", async () => {
        const recording = await preview(args);
        const reuse = recording
            .ofType("aws:sqs/queue:Queue")
            .map(({ name, inputs }) => [name, inputs["kmsDataKeyReusePeriodSeconds"]]);
        deepStrictEqual(Object.fromEntries(reuse), {
            "orders-billing-queue": 60,
            "orders-billing-dlq": 60,
            "orders-billing-subscription-dlq": 60,
            "orders-audit-queue": 600,
            "orders-audit-dlq": 600,
        });
    });

    it("gives path, boundary and tags to the role, and the path to its ARN", async () => {
        const recording = await preview(args);
        const { assumeRolePolicy, ...inputs } = recording.one(
            "aws:iam/role:Role",
            "orders-biller-role",
        ).inputs;
        ok(assumeRolePolicy);
        deepStrictEqual(inputs, {
            description: "Consumer of encrypted messages",
            path: "/messaging/",
            permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
            tags: { Team: "orders" },
        });
        const set = recording.one("pulumi-secure-messaging:index:MessagingSet", "orders");
        deepStrictEqual(set.outputs["roleArns"], {
            biller: "arn:aws:iam::111122223333:role/messaging/orders-biller-role-0a1b2c3",
        });
    });

    it("names the alias and unprotects the key on request", async () => {
        const recording = await preview(args);
        strictEqual(recording.one("aws:kms/alias:Alias", "orders-key").inputs["name"], "alias/orders");
        const key = recording.one("aws:kms/key:Key", "orders-key");
        strictEqual(key.protect, false);
        strictEqual(key.inputs["rotationPeriodInDays"], 90);
    });
});

describe("a set without a topic", () => {
    it("has neither subscription nor a word about SNS", async () => {
        const recording = await preview({
            topic: { enabled: false },
            roles: { importer: { access: Access.Producer, trust: { ecsTask: { region: "us-east-2" } } } },
        });
        deepStrictEqual(
            recording.all.filter(({ type }) => type.startsWith("aws:sns")),
            [],
        );
        strictEqual(JSON.stringify(documents(recording)).includes("sns"), false);
        deepStrictEqual(
            documents(recording)["orders-importer-role-policy policy"],
            policy(allow("Queues", ["sqs:GetQueueUrl", "sqs:SendMessage"], sqs("main-queue"))),
        );
    });
});

describe("a set with names", () => {
    it("gives them to everything that has one in AWS", async () => {
        const recording = await preview({ ...threeLines, name: "shop", fifo: { enabled: true } });
        const names = recording.all.map(({ inputs }) => inputs["name"]).filter((name) => name !== undefined);
        deepStrictEqual(names.sort(), [
            "shop-api",
            "shop-log",
            "shop-main-dlq.fifo",
            "shop-main-subscription-dlq.fifo",
            "shop-main.fifo",
            "shop-ops",
            "shop-worker",
            "shop.fifo",
            "sns/eu-west-1/111122223333/shop.fifo",
            "sns/eu-west-1/111122223333/shop.fifo/Failure",
        ]);
    });
});

describe("a FIFO set", () => {
    const fifo = { enabled: true, contentBasedDeduplication: true, highThroughput: true };

    it("is FIFO in every part", async () => {
        const recording = await preview({ fifo });
        const topicInputs = recording.one("aws:sns/topic:Topic", "orders-topic").inputs;
        deepStrictEqual(topicInputs, {
            kmsMasterKeyId: UNKNOWN,
            signatureVersion: 2,
            fifoTopic: true,
            contentBasedDeduplication: true,
            fifoThroughputScope: "MessageGroup",
            tracingConfig: "PassThrough",
            sqsFailureFeedbackRoleArn: role("log"),
            sqsSuccessFeedbackRoleArn: role("log"),
            sqsSuccessFeedbackSampleRate: 0,
        });
        const settings = recording.ofType("aws:sqs/queue:Queue").map(({ name, inputs }) => {
            const { fifoQueue, contentBasedDeduplication, deduplicationScope, fifoThroughputLimit } = inputs;
            return [name, [fifoQueue, contentBasedDeduplication, deduplicationScope, fifoThroughputLimit]];
        });
        const high = [true, true, "messageGroup", "perMessageGroupId"];
        deepStrictEqual(Object.fromEntries(settings), {
            "orders-main-queue": high,
            "orders-main-dlq": high,
            "orders-main-subscription-dlq": [true, false, undefined, undefined],
        });
    });

    it("has FIFO names in its documents", async () => {
        const { Statement } = documents(await preview({ fifo }))["orders-main-queue-policy policy"] as {
            Statement: object[];
        };
        deepStrictEqual(Statement[1], {
            Sid: "TopicsDeliver",
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: `${sqs("main-queue")}.fifo`,
            Condition: { ArnEquals: { "aws:SourceArn": `${topic}.fifo` } },
        });
    });
});

describe("a set in another partition", () => {
    const places: Record<string, Required<Surroundings>> = {
        China: { preview: true, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" },
        GovCloud: {
            preview: true,
            partition: "aws-us-gov",
            region: "us-gov-west-1",
            dnsSuffix: "amazonaws.com",
        },
        "the European Sovereign Cloud": {
            preview: true,
            partition: "aws-eusc",
            region: "eusc-de-east-1",
            dnsSuffix: "amazonaws.eu",
        },
    };
    for (const [where, place] of Object.entries(places)) {
        it(`in ${where} has the ARNs and hosts of that partition only`, async () => {
            const texts = JSON.stringify(documents(await preview(threeLines, place)));
            strictEqual(texts.includes("arn:aws:"), false);
            const arns = texts.match(/arn:[^:]+:[^:]+:[^:]*:/g) ?? [];
            const region = (service: string) => `arn:${place.partition}:${service}:${place.region}:`;
            deepStrictEqual([...new Set(arns)].sort(), [
                region("ecs"),
                `arn:${place.partition}:iam::`,
                region("logs"),
                region("sns"),
                region("sqs"),
            ]);
            const hosts = texts.match(/s[nq]s\.[a-z0-9-]+\.amazonaws\.[a-z.]+/g) ?? [];
            deepStrictEqual([...new Set(hosts)].sort(), [
                `sns.${place.region}.${place.dnsSuffix}`,
                `sqs.${place.region}.${place.dnsSuffix}`,
            ]);
        });
    }
});
