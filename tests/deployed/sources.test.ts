import assert from "node:assert/strict";

import { PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
    PutEventsCommand,
    PutRuleCommand,
    PutTargetsCommand,
    type Target,
} from "@aws-sdk/client-eventbridge";
import {
    CreateBucketCommand,
    type NotificationConfiguration,
    PutBucketNotificationConfigurationCommand,
    PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SubscribeCommand } from "@aws-sdk/client-sns";

import { type Account, allow, errorOf, type Queue } from "../support/aws";
import { deployedSets } from "../support/deployed-sets";
import { countIn, publish, take } from "../support/messages";

/** A queue for what was not delivered, beside the set: then nothing is waited for in vain. */
async function refusedQueue(account: Account): Promise<Queue> {
    const queue = await account.queue();
    const Principal = { Service: ["sns.amazonaws.com", "events.amazonaws.com"] };
    await account.queuePolicy(queue, allow("sqs:SendMessage", queue.arn, { Principal }));
    return queue;
}

async function topic({ root }: Account, Name: string, Endpoint: string, refused: Queue): Promise<string> {
    const { TopicArn } = await root.sns.send(new CreateTopicCommand({ Name }));
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: refused.arn });
    const Attributes = { RawMessageDelivery: "true", RedrivePolicy };
    await root.sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes }));
    return TopicArn!;
}

/** A rule for the events of a source, of which each target tells its own words. */
async function rule(
    { root }: Account,
    Name: string,
    Source: string,
    target: Omit<Target, "Id">,
): Promise<void> {
    const EventPattern = JSON.stringify({ source: [Source] });
    await root.events.send(new PutRuleCommand({ Name, EventPattern }));
    await root.events.send(
        new PutTargetsCommand({
            Rule: Name,
            Targets: [{ Id: "queue", Input: JSON.stringify(`from ${Name}`), ...target }],
        }),
    );
}

async function happen({ root }: Account, Source: string): Promise<void> {
    const event = { Source, DetailType: "it happened", Detail: "{}" };
    await root.events.send(new PutEventsCommand({ Entries: [event] }));
}

async function alarm({ root }: Account, AlarmName: string, TopicArn: string): Promise<void> {
    await root.cloudwatch.send(
        new PutMetricAlarmCommand({
            AlarmName,
            AlarmActions: [TopicArn],
            Namespace: "Flows",
            MetricName: "Lag",
            Statistic: "Maximum",
            Period: 60,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: "GreaterThanThreshold",
        }),
    );
    const state = { AlarmName, StateValue: "ALARM", StateReason: "a test" } as const;
    await root.cloudwatch.send(new SetAlarmStateCommand(state));
}

async function bucket({ root }: Account, Bucket: string): Promise<void> {
    await root.s3.send(new CreateBucketCommand({ Bucket }));
}

/** Lets a bucket tell of its objects. S3 asks the queue or topic at once whether it may. */
async function notifies(
    { root }: Account,
    Bucket: string,
    NotificationConfiguration: NotificationConfiguration,
): Promise<void> {
    const command = new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration });
    await root.s3.send(command);
}

async function upload({ root }: Account, Bucket: string): Promise<void> {
    await root.s3.send(new PutObjectCommand({ Bucket, Key: "order.json", Body: "{}" }));
}

/** Of which bucket a notification tells: S3 sends one to try the way, and then one for each object. */
function toldBy(body: string): string {
    const { Records, Event, Bucket } = JSON.parse(body) as {
        Records?: [{ eventName: string; s3: { bucket: { name: string } } }];
        Event?: string;
        Bucket?: string;
    };
    return Records ? `${Records[0].eventName} ${Records[0].s3.bucket.name}` : `${Event} ${Bucket}`;
}

describe("what sends to a deployed set", function () {
    const sets = deployedSets();
    const Events = ["s3:ObjectCreated:*" as const];
    const billing = () => {
        const { account, orders } = sets();
        const [url, arn] = [orders.queueUrls["billing"]!, orders.queueArns["billing"]!];
        return { account, topicArn: orders.topicArn, consumer: orders.callers.consumer, url, arn };
    };

    it("is a topic that a queue lists, and no other topic", async () => {
        const { account, consumer, url, arn } = billing();
        const refused = await refusedQueue(account);
        const other = await topic(account, "news", arn, refused);
        const listed = await topic(account, "orders-news", arn, refused);
        await publish(account.root, other, "from another topic");
        assert.deepEqual(await take(account.root, refused.url, 1), ["from another topic"]);
        assert.equal(await countIn(consumer, url), 0);
        await publish(account.root, listed, "from the listed topic");
        assert.deepEqual(await take(consumer, url, 1), ["from the listed topic"]);
        assert.equal(await countIn(account.root, refused.url), 0);
    });

    it("is a rule of EventBridge that a queue lists, and no other rule", async () => {
        const { account, consumer, url, arn: Arn } = billing();
        const refused = await refusedQueue(account);
        const target = { Arn, DeadLetterConfig: { Arn: refused.arn } };
        await rule(account, "nightly", "flows.orders", target);
        await rule(account, "orders-nightly", "flows.orders", target);
        await happen(account, "flows.orders");
        assert.deepEqual(await take(account.root, refused.url, 1), ['"from nightly"']);
        assert.deepEqual(await take(consumer, url, 1), ['"from orders-nightly"']);
        assert.equal(await countIn(consumer, url), 0);
    });

    it("is a rule that a FIFO queue lists, in the message group that its target names", async () => {
        const { account, jobs } = sets();
        const refused = await account.queue({ FifoQueue: "true" }, ".fifo");
        const Principal = { Service: "events.amazonaws.com" };
        await account.queuePolicy(refused, allow("sqs:SendMessage", refused.arn, { Principal }));
        const SqsParameters = { MessageGroupId: "nightly" };
        const DeadLetterConfig = { Arn: refused.arn };
        const target = { Arn: jobs.queueArns["main"]!, SqsParameters, DeadLetterConfig };
        await rule(account, "hourly", "flows.jobs", target);
        await rule(account, "jobs-nightly", "flows.jobs", target);
        await happen(account, "flows.jobs");
        assert.deepEqual(await take(account.root, refused.url, 1), ['"from hourly"']);
        const url = jobs.queueUrls["main"]!;
        assert.deepEqual(await take(jobs.callers.consumer, url, 1), ['"from jobs-nightly"']);
        assert.equal(await countIn(jobs.callers.consumer, url), 0);
    });

    it("is an alarm that the topic lists, and no other alarm", async () => {
        const { account, topicArn, consumer, url } = billing();
        await alarm(account, "lag", topicArn);
        await alarm(account, "orders-lag", topicArn);
        const [message] = await take(consumer, url, 1);
        assert.equal((JSON.parse(message!) as { AlarmName: string }).AlarmName, "orders-lag");
        assert.equal(await countIn(consumer, url), 0);
    });

    it("is a bucket that the queue or the topic lists, each for itself, and no other bucket", async () => {
        const { account, topicArn: TopicArn, consumer, url, arn: QueueArn } = billing();
        const toQueue = { QueueConfigurations: [{ QueueArn, Events }] };
        const toTopic = { TopicConfigurations: [{ TopicArn, Events }] };
        for (const name of ["scans", "orders-scans", "orders-uploads"]) await bucket(account, name);
        const notify = (...request: [string, NotificationConfiguration]) =>
            errorOf(notifies(account, ...request));
        for (const notification of [toQueue, toTopic])
            assert.equal(await notify("scans", notification), "InvalidArgument");
        assert.equal(await notify("orders-scans", toTopic), "InvalidArgument");
        assert.equal(await notify("orders-uploads", toQueue), "InvalidArgument");
        await notifies(account, "orders-scans", toQueue);
        await notifies(account, "orders-uploads", toTopic);
        for (const name of ["scans", "orders-scans", "orders-uploads"]) await upload(account, name);
        const found = (await take(consumer, url, 4)).map(toldBy);
        assert.deepEqual(found.sort(), [
            "ObjectCreated:Put orders-scans",
            "ObjectCreated:Put orders-uploads",
            "s3:TestEvent orders-scans",
            "s3:TestEvent orders-uploads",
        ]);
        assert.equal(await countIn(consumer, url), 0);
    });
});
