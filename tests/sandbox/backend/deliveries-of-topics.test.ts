import { deepStrictEqual, rejects, strictEqual } from "node:assert";

import {
    GetSubscriptionAttributesCommand,
    PublishBatchCommand,
    PublishCommand,
    SetSubscriptionAttributesCommand,
    SetTopicAttributesCommand,
    SubscribeCommand,
} from "@aws-sdk/client-sns";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";

import { type Account, errorOf, type Queue, type Statement } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { fromSource, sendingBy } from "../../support/statements-of-services";

describe("the backend: deliveries of topics", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const subscribe = (TopicArn: string, { arn }: Queue, Attributes: Record<string, string> = {}) =>
        account.root.sns.send(
            new SubscribeCommand({
                TopicArn,
                Protocol: "sqs",
                Endpoint: arn,
                Attributes,
                ReturnSubscriptionArn: true,
            }),
        );
    const publish = (TopicArn: string, Message = "news", more = {}) =>
        account.root.sns.send(new PublishCommand({ TopicArn, Message, ...more }));
    const raw = { RawMessageDelivery: "true" };

    it("arrive in every queue whose policy admits SNS for the topic", async () => {
        const topic = await account.topic();
        const conditions: (Statement | undefined)[] = [
            fromSource(topic),
            fromSource(`${topic}-other`),
            undefined,
            { StringEquals: { "aws:SourceAccount": account.backend.account } },
        ];
        const queues = await Promise.all(conditions.map(() => account.queue()));
        for (const [index, queue] of queues.entries()) {
            const Condition = conditions[index];
            if (Condition) await account.queuePolicy(queue, sendingBy("sns", Condition));
            await subscribe(topic, queue, raw);
        }
        await publish(topic);
        deepStrictEqual(await Promise.all(queues.map((queue) => account.bodies(queue))), [
            ["news"],
            [],
            [],
            ["news"],
        ]);
    });

    it("come with TLS, and by a service", async () => {
        const topic = await account.topic();
        const queue = await account.queue();
        const deny = { Effect: "Deny", Principal: "*", Action: "sqs:SendMessage" };
        await account.queuePolicy(
            queue,
            sendingBy("sns", fromSource(topic)),
            { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } },
            {
                ...deny,
                Condition: {
                    ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/x"] },
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                },
            },
        );
        await subscribe(topic, queue, raw);
        await publish(topic);
        deepStrictEqual(await account.bodies(queue), ["news"]);
        strictEqual(await errorOf(account.send(queue)), "AccessDenied");
    });

    it("go to the dead-letter queue of the subscription where they are refused", async () => {
        const topic = await account.topic();
        const [refusing, dead, closedDead] = [
            await account.queue(),
            await account.queue(),
            await account.queue(),
        ];
        await account.queuePolicy(dead, sendingBy("sns", fromSource(topic)));
        const redrive = (queue: Queue) => ({
            RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queue.arn }),
        });
        await subscribe(topic, refusing, { ...raw, ...redrive(dead) });
        const gone: Queue = { url: "", arn: account.arn("sqs", "gone") };
        await subscribe(topic, gone, { ...raw, ...redrive(dead) });
        const encrypted = await account.queue({ KmsMasterKeyId: await account.key() });
        await account.queuePolicy(encrypted, sendingBy("sns", fromSource(topic)));
        await subscribe(topic, encrypted, { ...raw, ...redrive(dead) });
        await subscribe(topic, await account.queue(), redrive(closedDead));
        await publish(topic, "news", {
            MessageAttributes: { kind: { DataType: "String", StringValue: "sport" } },
        });
        const { Messages = [] } = await account.root.sqs.send(
            new ReceiveMessageCommand({
                QueueUrl: dead.url,
                MaxNumberOfMessages: 10,
                MessageAttributeNames: ["All"],
            }),
        );
        deepStrictEqual(
            Messages.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.["kind"]?.StringValue]),
            Array.from({ length: 3 }, () => ["news", "sport"]),
        );
        deepStrictEqual(await account.bodies(refusing), []);
        deepStrictEqual(await account.bodies(closedDead), []);
    });

    it("keep order and drop what is published twice, from FIFO to FIFO", async () => {
        const topic = await account.topic({ FifoTopic: "true", ContentBasedDeduplication: "true" }, ".fifo");
        const queue = await account.queue({ FifoQueue: "true" }, ".fifo");
        await account.queuePolicy(queue, sendingBy("sns", fromSource(topic)));
        await subscribe(topic, queue, raw);
        for (const message of ["1", "2", "2", "3"]) await publish(topic, message, { MessageGroupId: "g" });
        deepStrictEqual(await account.bodies(queue), ["1", "2", "3"]);
    });

    it("follow the filter of the subscription", async () => {
        const topic = await account.topic();
        const queue = await account.queue();
        await account.queuePolicy(queue, sendingBy("sns", fromSource(topic)));
        await subscribe(topic, queue, { ...raw, FilterPolicy: JSON.stringify({ kind: ["sport"] }) });
        const entry = (Id: string, StringValue: string) => ({
            Id,
            Message: StringValue,
            MessageAttributes: { kind: { DataType: "String", StringValue } },
        });
        await account.root.sns.send(
            new PublishBatchCommand({
                TopicArn: topic,
                PublishBatchRequestEntries: [entry("1", "sport"), entry("2", "weather")],
            }),
        );
        deepStrictEqual(await account.bodies(queue), ["sport"]);
    });

    it("are set up only with attributes that there are", async () => {
        const topic = await account.topic();
        const queue = await account.queue();
        await rejects(subscribe(topic, queue, { Colour: "red" }), { name: "InvalidParameterException" });
        await rejects(subscribe(topic, queue, { RedrivePolicy: "{}" }), /RedrivePolicy/);
        const fifo = await account.queue({ FifoQueue: "true" }, ".fifo");
        await rejects(subscribe(topic, fifo), /FIFO/);
        const { SubscriptionArn } = await subscribe(topic, queue, raw);
        await rejects(subscribe(topic, queue, { RawMessageDelivery: "false" }), /different attributes/);
        const set = (AttributeName: string, AttributeValue: string) =>
            account.root.sns.send(
                new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }),
            );
        const replay = JSON.stringify({ PointType: "Timestamp" });
        await set("ReplayPolicy", replay);
        await set("RawMessageDelivery", "false");
        const { Attributes } = await account.root.sns.send(
            new GetSubscriptionAttributesCommand({ SubscriptionArn }),
        );
        deepStrictEqual(
            [Attributes?.["ReplayPolicy"], Attributes?.["RawMessageDelivery"]],
            [replay, "false"],
        );
        const unknown = new SetTopicAttributesCommand({
            TopicArn: topic,
            AttributeName: "Colour",
            AttributeValue: "red",
        });
        strictEqual(await errorOf(account.root.sns.send(unknown)), "InvalidParameterException");
    });
});
