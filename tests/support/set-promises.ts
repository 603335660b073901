import assert from "node:assert/strict";

import { DeleteRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
    CreateTopicCommand,
    DeleteTopicCommand,
    PublishCommand,
    SubscribeCommand,
} from "@aws-sdk/client-sns";
import {
    CreateQueueCommand,
    DeleteMessageCommand,
    DeleteQueueCommand,
    ReceiveMessageCommand,
    SendMessageCommand,
    SetQueueAttributesCommand,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import type { Caller } from "./callers";

/** A deployed set of one queue, in which a message is tried twice, and whoever acts on it. */
export interface PromisingSet {
    name: string;
    topicArn: string;
    queueUrl: string;
    queueArn: string;
    deadLetterQueueArn: string;
    producer: Caller;
    consumer: Caller;
    operator: Caller;
    publisher: Caller;
    publisherRole: string;
    root: Caller;
}

const patience = 3_000;

/** Takes away what waits, and gives the bodies. */
async function takeAll(
    at: Caller,
    QueueUrl: string,
    WaitTimeSeconds: number,
): Promise<(string | undefined)[]> {
    const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await at.sqs.send(receive);
    for (const { ReceiptHandle } of Messages)
        await at.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages.map(({ Body }) => Body);
}

/** Whether a message with this body comes in time. */
async function arrives(at: Caller, QueueUrl: string, body: string): Promise<boolean> {
    for (const began = Date.now(); Date.now() - began < patience;)
        if ((await takeAll(at, QueueUrl, 1)).includes(body)) return true;
    return false;
}

const denied = { name: /AccessDenied/ };

/** What a set promises, each seen on a deployed one. */
export const setPromises = {
    async "what is published arrives"({ topicArn, queueUrl, publisher, consumer }: PromisingSet) {
        await publisher.sns.send(new PublishCommand({ TopicArn: topicArn, Message: "published" }));
        assert.ok(await arrives(consumer, queueUrl, "published"));
    },

    async "nobody comes without TLS"({ queueUrl: QueueUrl, consumer }: PromisingSet) {
        const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0 });
        await assert.rejects(consumer.overPlainHttp().sqs.send(receive), denied);
    },

    async "who does not send cannot encrypt"(set: PromisingSet) {
        const { queueArn: Resource, queueUrl: QueueUrl, publisher, publisherRole: RoleName, root } = set;
        const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource };
        const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: allow });
        await root.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "by-hand", PolicyDocument }));
        try {
            const send = new SendMessageCommand({ QueueUrl, MessageBody: "by hand" });
            await assert.rejects(publisher.sqs.send(send), denied);
        } finally {
            await root.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "by-hand" }));
        }
    },

    /** What SNS cannot deliver comes into a queue beside the subscription: nothing is waited for in vain. */
    async "no other topic delivers"({ name, queueArn, root }: PromisingSet) {
        const refused = await root.sqs.send(new CreateQueueCommand({ QueueName: `${name}-refused` }));
        const { TopicArn } = await root.sns.send(new CreateTopicCommand({ Name: `${name}-other` }));
        try {
            const deadLetterTargetArn = queueArn.replace(/[^:]*$/, `${name}-refused`);
            await letSnsSend(root, refused.QueueUrl!, deadLetterTargetArn);
            const Attributes = {
                RawMessageDelivery: "true",
                RedrivePolicy: JSON.stringify({ deadLetterTargetArn }),
            };
            await root.sns.send(
                new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: queueArn, Attributes }),
            );
            await root.sns.send(new PublishCommand({ TopicArn, Message: "from another topic" }));
            assert.ok(await arrives(root, refused.QueueUrl!, "from another topic"));
        } finally {
            await root.sns.send(new DeleteTopicCommand({ TopicArn }));
            await root.sqs.send(new DeleteQueueCommand({ QueueUrl: refused.QueueUrl! }));
        }
    },

    async "the operator moves dead letters back"(set: PromisingSet) {
        const { queueUrl: QueueUrl, deadLetterQueueArn: SourceArn, producer, consumer, operator } = set;
        await producer.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "poison" }));
        const receive = { QueueUrl, VisibilityTimeout: 0, WaitTimeSeconds: 0 };
        // At the third attempt the message is among the dead letters.
        for (const attempts of [1, 1, 0]) {
            const { Messages = [] } = await consumer.sqs.send(new ReceiveMessageCommand(receive));
            assert.equal(Messages.length, attempts);
        }
        await operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        assert.ok(await arrives(consumer, QueueUrl, "poison"));
    },

    async "the consumer changes no settings"({ queueUrl: QueueUrl, consumer }: PromisingSet) {
        const Attributes = { VisibilityTimeout: "30" };
        await assert.rejects(
            consumer.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes })),
            denied,
        );
    },
};

export type SetPromise = keyof typeof setPromises;

async function letSnsSend(root: Caller, QueueUrl: string, Resource: string): Promise<void> {
    const Principal = { Service: "sns.amazonaws.com" };
    const allow = { Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: allow });
    await root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
}

/** The promises that a set does not keep, with the reason. */
export async function brokenPromises(set: PromisingSet): Promise<Partial<Record<SetPromise, string>>> {
    const broken: Partial<Record<SetPromise, string>> = {};
    for (const [promise, check] of Object.entries(setPromises)) {
        await check(set).catch((error: Error) => (broken[promise as SetPromise] = String(error)));
        while ((await takeAll(set.consumer, set.queueUrl, 0)).length > 0);
    }
    return broken;
}
