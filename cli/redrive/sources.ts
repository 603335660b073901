import { paginateListDeadLetterSourceQueues, SQSClient } from "@aws-sdk/client-sqs";
import {
    GetSubscriptionAttributesCommand,
    paginateListSubscriptionsByTopic,
    SNSClient,
} from "@aws-sdk/client-sns";

import { isDenied } from "../failure";
import { located, type Queue } from "./queue";

/** The queues whose dead-letter queue this is, by ARN; undefined where the caller may not know them. */
export async function sourcesOf(queue: Queue): Promise<string[] | undefined> {
    const { cloud, url } = queue;
    const sources: string[] = [];
    try {
        const pages = paginateListDeadLetterSourceQueues(
            { client: cloud.client(SQSClient) },
            { QueueUrl: url },
        );
        for await (const { queueUrls = [] } of pages) sources.push(...queueUrls);
    } catch (error) {
        if (isDenied(error)) return admitted(queue);
        throw error;
    }
    return sources.map((source) => located(source, cloud).arn);
}

/** The queues that the dead-letter queue itself admits, where it names them. */
function admitted({ attributes = {} }: Queue): string[] | undefined {
    const text = attributes["RedriveAllowPolicy"];
    if (!text) return undefined;
    const { sourceQueueArns } = JSON.parse(text) as { sourceQueueArns?: string[] };
    return sourceQueueArns;
}

/** The subscriptions that put into this queue what could not be delivered, of the topics that its policy admits. */
export async function subscriptionsBehind({ arn, cloud, attributes = {} }: Queue): Promise<string[]> {
    const topics = attributes["Policy"]?.match(/arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w.-]+/g) ?? [];
    const sns = cloud.client(SNSClient);
    const found: string[] = [];
    try {
        for (const topic of new Set(topics))
            for (const subscription of await subscriptionsOf(topic, sns))
                if (await endsIn(subscription, arn, sns)) found.push(subscription);
    } catch (error) {
        // It only makes the refusal say more.
        if (!isDenied(error) && (error as Error).name !== "NotFoundException") throw error;
    }
    return found;
}

async function subscriptionsOf(TopicArn: string, client: SNSClient): Promise<string[]> {
    const arns: string[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
        arns.push(...Subscriptions.map(({ SubscriptionArn = "" }) => SubscriptionArn));
    // One that nobody has confirmed has no ARN yet.
    return arns.filter((arn) => arn.startsWith("arn:"));
}

async function endsIn(SubscriptionArn: string, queue: string, sns: SNSClient): Promise<boolean> {
    const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    return Attributes?.["RedrivePolicy"]?.includes(`"${queue}"`) ?? false;
}
