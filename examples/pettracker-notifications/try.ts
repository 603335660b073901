import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
    CreateTopicCommand,
    DeleteTopicCommand,
    PublishCommand,
    SNSClient,
    SubscribeCommand,
} from "@aws-sdk/client-sns";
import {
    GetQueueAttributesCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import { eventually, Stage } from "../stage";
import { partnerOf } from "./story/partner";
import { count, failed, queueOf, took } from "./story/queues";

/** As often as a queue lets a message be received before it goes to the dead letters. */
const tries = 5;

/** The notifications, from the report of a collar to the inbox of the owner, and everybody who gets at nothing. */
async function story(stage: Stage): Promise<void> {
    await ownerIsTold(stage);
    await nobodyElseReads(stage);
    await deadLettersComeBack(stage);
    await onlyTheTopicDelivers(stage);
    await servicesDeliver(stage);
    await partnerSends(stage);
}

async function ownerIsTold(stage: Stage): Promise<void> {
    const report = {
        kind: "weight",
        ownerId: `owner-${Date.now()}`,
        petId: "pet-7",
        health: { petName: "Max", weightGrams: 25_000, medications: [] },
    };
    const timeline = await queueOf(stage, "events", "timeline", "timeline");
    await stage.step("the app reports the weight of Max to the sender", async () => {
        const Payload = JSON.stringify(report);
        const invoke = new InvokeCommand({ FunctionName: stage.output("senderName"), Payload });
        const { FunctionError, Payload: answer } = await new LambdaClient({}).send(invoke);
        if (FunctionError) throw new Error(Buffer.from(answer ?? []).toString());
    });
    await stage.step("the owner of Max reads it in the app", () =>
        eventually(async () => {
            const { Items = [] } = await new DynamoDBClient({}).send(
                new QueryCommand({
                    TableName: stage.output("inboxName"),
                    KeyConditionExpression: "ownerId = :owner",
                    ExpressionAttributeValues: { ":owner": { S: report.ownerId } },
                }),
            );
            return Items.find(({ text }) => text?.S === "Max weighs 25.0 kg");
        }),
    );
    await stage.step("the timeline gets the event too, and of Max only an id", async () => {
        const body = await took(timeline, (found) => found.includes(report.ownerId));
        if (/Max|25/.test(body.replace(/"(at|eventId|ownerId|sealedHealth)":"[^"]*"/g, "")))
            throw new Error("health is in the clear");
    });
}

async function nobodyElseReads(stage: Stage): Promise<void> {
    const sender = await queueOf(stage, "events", "notifications", "sender");
    const timeline = await queueOf(stage, "events", "timeline", "timeline");
    const auditor = await queueOf(stage, "events", "timeline", "auditor");
    const receive = ({ sqs, QueueUrl }: typeof sender) => sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    await stage.refused("reading by the sender", () => receive(sender));
    await stage.refused("sending by the timeline", () =>
        timeline.sqs.send(new SendMessageCommand({ QueueUrl: timeline.QueueUrl, MessageBody: "mine" })),
    );
    await stage.step("the auditor sees with which key a queue is encrypted", async () => {
        const { QueueUrl } = auditor;
        const look = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["KmsMasterKeyId"] });
        const { Attributes } = await auditor.sqs.send(look);
        if (!Attributes?.["KmsMasterKeyId"]?.includes(":key/")) throw new Error("there is no key");
    });
    await stage.refused("reading messages by the auditor", () => receive(auditor));
    const plain = plainEndpoint();
    if (plain === undefined) return;
    const overHttp = await queueOf(stage, "events", "timeline", "timeline", { endpoint: plain });
    await stage.refused("reading over plain HTTP", () => receive(overHttp));
}

/** Where SQS answers without TLS. */
function plainEndpoint(): string | undefined {
    const { AWS_ENDPOINT_URL, PLAIN_ENDPOINT_URL, AWS_REGION } = process.env;
    return AWS_ENDPOINT_URL ? PLAIN_ENDPOINT_URL : `http://sqs.${AWS_REGION}.amazonaws.com`;
}

async function deadLettersComeBack(stage: Stage): Promise<void> {
    const timeline = await queueOf(stage, "events", "timeline", "timeline");
    const letters = await queueOf(stage, "events", "timeline", "ops", { deadLetters: true });
    const sns = new SNSClient({
        credentials: await stage.as(stage.output("sets", "events", "roleArns", "sender")),
    });
    const TopicArn = stage.output("sets", "events", "topicArn");
    await stage.step("a message that nobody signed fails until it lies among the dead letters", async () => {
        await sns.send(new PublishCommand({ TopicArn, Message: "unsigned" }));
        await failed(timeline, tries);
        await eventually(async () => ((await count(letters)) > 0 ? true : undefined));
    });
    await stage.refused("reading dead letters by the timeline", () =>
        timeline.sqs.send(new ReceiveMessageCommand({ QueueUrl: letters.QueueUrl })),
    );
    await stage.step("the operator looks at it and moves it back", async () => {
        const { sqs, QueueUrl } = letters;
        const look = new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0, WaitTimeSeconds: 5 });
        const { Messages } = await sqs.send(look);
        if (Messages?.[0]?.Body !== "unsigned") throw new Error("it is not there");
        const SourceArn = stage.output("sets", "events", "deadLetterQueueArns", "timeline");
        await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        await took(timeline, (found) => found === "unsigned");
    });
}

async function onlyTheTopicDelivers(stage: Stage): Promise<void> {
    const timeline = await queueOf(stage, "events", "timeline", "timeline");
    const sns = new SNSClient({});
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: `not-listed-${Date.now()}` }));
    try {
        await stage.step("what another topic publishes does not arrive", async () => {
            const Endpoint = stage.output("sets", "events", "queueArns", "timeline");
            await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
            await sns.send(new PublishCommand({ TopicArn, Message: "intruder" }));
            const arrived = await took(timeline, () => true, 5).catch(() => undefined);
            if (arrived !== undefined) throw new Error("it did");
        });
    } finally {
        await sns.send(new DeleteTopicCommand({ TopicArn }));
    }
}

async function servicesDeliver(stage: Stage): Promise<void> {
    const thumbnails = await queueOf(stage, "uploads", "thumbnails", "thumbnails");
    const oncall = await queueOf(stage, "alerts", "oncall", "oncall");
    await stage.step("an image that an owner uploads is told by the bucket, through its topic", async () => {
        const image = { Bucket: stage.output("bucketName"), Key: "max.jpg" };
        const s3 = new S3Client({ forcePathStyle: true });
        const { VersionId } = await s3.send(new PutObjectCommand({ ...image, Body: "an image" }));
        await took(thumbnails, (found) => found.includes("max.jpg"));
        await s3.send(new DeleteObjectCommand({ ...image, VersionId }));
    });
    await stage.step("what the system tells of itself reaches who is on call", async () => {
        const event = { Source: "pettracker.system", DetailType: "Collar service", Detail: '{"up":false}' };
        await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [event] }));
        await took(oncall, (found) => found.includes("Collar service"));
    });
}

async function partnerSends(stage: Stage): Promise<void> {
    const partner = await partnerOf(stage);
    if (partner === undefined) return;
    const QueueUrl = stage.output("sets", "orders", "queueUrls", "partner");
    const fulfilment = await queueOf(stage, "orders", "partner", "fulfilment");
    await stage.step("the partner sends an order, which fulfilment gets", async () => {
        await partner.send(new SendMessageCommand({ QueueUrl, MessageBody: "order 1" }));
        await took(fulfilment, (found) => found === "order 1");
    });
    await stage.refused("reading by the partner", () =>
        partner.send(new ReceiveMessageCommand({ QueueUrl })),
    );
}

void Stage.tell(story);
