import {
    DeleteMessageCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SQSClient,
} from "@aws-sdk/client-sqs";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

import { byEndpoint, eventually, Stage } from "../stage";

/** An event goes from the API by the topic and the queue to the worker, and nobody else gets at it. */
async function story(stage: Stage): Promise<void> {
    const as = (role: string) => stage.as(stage.output("roleArns", role));
    const QueueUrl = stage.output("queueUrls", "main");
    const api = new SNSClient({ credentials: await as("api") });
    const worker = new SQSClient({ ...byEndpoint, credentials: await as("worker") });
    const publish = () =>
        api.send(new PublishCommand({ TopicArn: stage.output("topicArn"), Message: "order 1" }));
    await stage.step("the API publishes an order", publish);
    await stage.step("the worker receives it, and deletes it when it is done", () =>
        eventually(async () => {
            const { Messages } = await worker.send(
                new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }),
            );
            const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
            return ReceiptHandle && worker.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }),
    );
    await stage.refused("sending by the worker", () =>
        worker.send(new SendMessageCommand({ QueueUrl, MessageBody: "order 2" })),
    );
    const importer = new SQSClient({ ...byEndpoint, credentials: await as("importer") });
    await stage.refused("receiving by the importer", () =>
        importer.send(new ReceiveMessageCommand({ QueueUrl })),
    );
}

void Stage.tell(story);
