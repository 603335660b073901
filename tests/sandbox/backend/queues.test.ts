import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";

import {
    CreateQueueCommand,
    DeleteMessageCommand,
    GetQueueAttributesCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";

import { type Account, allow, Clients, errorOf, type Queue, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

describe("the backend: attributes of queues", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    async function attributes({ url: QueueUrl }: Queue): Promise<Record<string, string>> {
        const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
        return (await account.root.sqs.send(command)).Attributes!;
    }

    const set = ({ url: QueueUrl }: Queue, Attributes: Record<string, string>) =>
        account.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    const redrive = ({ arn }: Queue) => ({
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 2 }),
    });

    it("a new queue is encrypted by SQS, unless it has a key", async () => {
        const plain = await attributes(await account.queue());
        deepStrictEqual(
            [plain["SqsManagedSseEnabled"], plain["KmsMasterKeyId"], plain["KmsDataKeyReusePeriodSeconds"]],
            ["true", undefined, undefined],
        );
        const encrypted = await attributes(await account.queue({ KmsMasterKeyId: "alias/mine" }));
        deepStrictEqual(
            [encrypted["SqsManagedSseEnabled"], encrypted["KmsDataKeyReusePeriodSeconds"]],
            ["false", "300"],
        );
    });

    it("one encryption takes the place of the other, and both at once are refused", async () => {
        const queue = await account.queue();
        await set(queue, { KmsMasterKeyId: "alias/mine" });
        strictEqual((await attributes(queue))["SqsManagedSseEnabled"], "false");
        await set(queue, { SqsManagedSseEnabled: "true", KmsMasterKeyId: "" });
        const after = await attributes(queue);
        deepStrictEqual([after["SqsManagedSseEnabled"], after["KmsMasterKeyId"]], ["true", undefined]);
        const both = { SqsManagedSseEnabled: "true", KmsMasterKeyId: "alias/mine" };
        strictEqual(await errorOf(set(queue, both)), "InvalidAttributeValue");
        strictEqual(await errorOf(account.queue(both)), "InvalidAttributeValue");
    });

    it("unknown attributes, values out of range and names that are none are refused", async () => {
        const queue = await account.queue();
        strictEqual(await errorOf(set(queue, { Colour: "red" })), "InvalidAttributeName");
        strictEqual(await errorOf(account.queue({ Colour: "red" })), "InvalidAttributeName");
        strictEqual(await errorOf(set(queue, { DelaySeconds: "901" })), "InvalidAttributeValue");
        strictEqual(await errorOf(set(queue, { FifoQueue: "true" })), "InvalidAttributeName");
        const bad = new CreateQueueCommand({ QueueName: "a queue" });
        strictEqual(await errorOf(account.root.sqs.send(bad)), "InvalidParameterValue");
    });

    it("a queue is made again by the same attributes, not by others", async () => {
        const QueueName = uniqueName("again");
        const make = (Attributes: Record<string, string>) =>
            account.root.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
        const first = await make({ DelaySeconds: "5" });
        strictEqual((await make({ DelaySeconds: "5" })).QueueUrl, first.QueueUrl);
        strictEqual(await errorOf(make({ DelaySeconds: "6" })), "QueueNameExists");
    });

    it("a dead-letter queue is there and of the same type", async () => {
        const [standard, fifo] = [await account.queue(), await account.queue({ FifoQueue: "true" }, ".fifo")];
        const missing = { url: "", arn: account.arn("sqs", "missing") };
        await rejects(account.queue(redrive(missing)), /does not exist/);
        await rejects(account.queue(redrive(fifo)), /same type/);
        await rejects(account.queue({ FifoQueue: "true", ...redrive(standard) }, ".fifo"), /same type/);
        await rejects(set(standard, { RedrivePolicy: "{}" }), { name: "InvalidParameterValue" });
        await account.queue(redrive(standard));
    });

    it("a dead-letter queue takes the messages only of the queues that it allows", async () => {
        const allowing = (policy: object) => account.queue({ RedriveAllowPolicy: JSON.stringify(policy) });
        const source = await account.queue();
        const named = await allowing({ redrivePermission: "byQueue", sourceQueueArns: [source.arn] });
        await rejects(
            set(source, redrive(await allowing({ redrivePermission: "denyAll" }))),
            /does not allow/,
        );
        await set(source, redrive(named));
        await rejects(account.queue(redrive(named)), /does not allow/);
        await set(source, redrive(await allowing({ redrivePermission: "allowAll" })));
        for (const broken of [{ redrivePermission: "some" }, { redrivePermission: "byQueue" }, {}])
            strictEqual(await errorOf(allowing(broken)), "InvalidParameterValue");
    });

    it("poison goes to the dead-letter queue after the set receives, and tells where it was", async () => {
        const dead = await account.queue();
        const queue = await account.queue({ VisibilityTimeout: "0", ...redrive(dead) });
        await account.send(queue, "poison");
        const receive = async ({ url: QueueUrl }: Queue) => {
            const command = new ReceiveMessageCommand({
                QueueUrl,
                MessageSystemAttributeNames: ["All"],
            });
            return (await account.root.sqs.send(command)).Messages?.[0];
        };
        strictEqual((await receive(queue))?.Attributes?.["ApproximateReceiveCount"], "1");
        strictEqual((await receive(queue))?.Attributes?.["ApproximateReceiveCount"], "2");
        strictEqual(await receive(queue), undefined);
        const found = await receive(dead);
        strictEqual(found?.Body, "poison");
        strictEqual(found?.Attributes?.["DeadLetterQueueSourceArn"], queue.arn);
    });

    it("FIFO queues keep the order of a group and drop what is sent twice", async () => {
        const queue = await account.queue({ FifoQueue: "true" }, ".fifo");
        const send = (MessageBody: string, id: string) =>
            account.root.sqs.send(
                new SendMessageCommand({
                    QueueUrl: queue.url,
                    MessageBody,
                    MessageGroupId: "g",
                    MessageDeduplicationId: id,
                }),
            );
        for (const body of ["1", "2", "3"]) await send(body, body);
        await send("2 again", "2");
        deepStrictEqual(await account.bodies(queue), ["1", "2", "3"]);
    });
});

describe("the backend under load", () => {
    const workers = 50;
    const each = 4;

    let account: Account;
    before(withAccount((it) => (account = it)));

    it("fifty senders and fifty receivers at once lose nothing and see nothing twice", async function () {
        this.timeout(60_000);
        const user = await account.role([allow("sqs:*", "*")]);
        const key = await account.key({
            Principal: { AWS: user.arn },
            Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        });
        const queue = await account.queue({ KmsMasterKeyId: key });
        const clients = Array.from({ length: workers }, () => new Clients(account.backend, user.credentials));
        const sent: string[] = [];
        const received: string[] = [];
        const send = async ({ sqs }: Clients, worker: number) => {
            for (let number = 0; number < each; number += 1) {
                const MessageBody = `${worker}-${number}`;
                await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }));
                sent.push(MessageBody);
            }
        };
        const receive = async ({ sqs }: Clients) => {
            while (received.length < workers * each) {
                const { Messages = [] } = await sqs.send(
                    new ReceiveMessageCommand({
                        QueueUrl: queue.url,
                        MaxNumberOfMessages: 10,
                        WaitTimeSeconds: 1,
                    }),
                );
                for (const { Body, ReceiptHandle } of Messages) {
                    received.push(Body!);
                    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
                }
            }
        };
        const receivers = clients.map(receive);
        await Promise.all(clients.map(send));
        await Promise.race([Promise.all(receivers), sleep(30_000, undefined, { ref: false })]);
        deepStrictEqual(received.sort(), sent.sort());
        ok(new Set(received).size === workers * each);
    });
});
