import { createHash } from "node:crypto";

import {
    ListSubscriptionsByTopicCommand,
    type ListSubscriptionsByTopicCommandOutput,
    paginateListSubscriptions,
    paginateListTopics,
    SNSClient,
    type Subscription,
} from "@aws-sdk/client-sns";

import { unlessMissing } from "../../../sandbox/provider/aws";
import { requireResource } from "../../../sandbox/provider/resources";
import { type Held } from "../resource";
import { Hearing } from "./calls";
import { type Read } from "./held";
import { inParallel } from "../../parallel";
import { type Reading, usualConcurrency } from "./reading";

const topic = "aws:sns/topic:Topic";
const subscription = "aws:sns/topicSubscription:TopicSubscription";

/** The topics of a region: two calls for each. */
export async function readTopics(reading: Reading): Promise<Held[]> {
    const client = reading.calls.client(SNSClient);
    const arns = await reading.list("sns:ListTopics", paginateListTopics({ client }, {}), ({ Topics }) =>
        Topics?.map(({ TopicArn }) => TopicArn!),
    );
    return reading.each("topics", arns, lastOf, async (arn) => {
        const hearing = new Hearing();
        const aws = reading.calls.listeningTo(hearing, () => ({ Attributes: {} }));
        const properties = await requireResource(topic).read(arn, aws, {});
        return properties && { type: topic, name: lastOf(arn), properties, unknown: [...hearing.unknown] };
    });
}

/** The subscriptions of the account, and those that other accounts have to its topics. */
export async function readSubscriptions(reading: Reading, topics: readonly Held[]): Promise<Held[]> {
    const client = reading.calls.client(SNSClient);
    const own = await reading.list(
        "sns:ListSubscriptions",
        paginateListSubscriptions({ client }, {}),
        ({ Subscriptions }) => Subscriptions,
    );
    const listed = await subscriptionsTo(reading, topics);
    const found = new Map<string, Subscription>();
    for (const one of [...own, ...listed]) found.set(nameOf(one), one);
    return reading.each("subscriptions", [...found.values()], nameOf, (one) =>
        readSubscription(reading, one),
    );
}

async function subscriptionsTo(
    { calls, options }: Reading,
    topics: readonly Held[],
): Promise<Subscription[]> {
    const client = calls.client(SNSClient);
    const found = await inParallel(topics, options.concurrency ?? usualConcurrency, ({ outputs }) =>
        calls.orRefused({ action: "sns:ListSubscriptionsByTopic" }, () =>
            allTo(client, String(outputs["arn"])),
        ),
    );
    return found.flatMap((subscriptions) => subscriptions ?? []);
}

async function allTo(client: SNSClient, TopicArn: string): Promise<Subscription[]> {
    const found: Subscription[] = [];
    let NextToken: string | undefined;
    do {
        const command = new ListSubscriptionsByTopicCommand({
            TopicArn,
            ...(NextToken ? { NextToken } : {}),
        });
        const page: ListSubscriptionsByTopicCommandOutput | undefined = await unlessMissing(
            client.send(command),
            "NotFoundException",
        );
        found.push(...(page?.Subscriptions ?? []));
        NextToken = page?.NextToken;
    } while (NextToken);
    return found;
}

/** One call; none where AWS has no name for it yet, since nobody has confirmed it. */
async function readSubscription({ calls }: Reading, listed: Subscription): Promise<Read | undefined> {
    const { SubscriptionArn = "", TopicArn, Protocol, Endpoint, Owner } = listed;
    const name = nameOf(listed);
    if (!SubscriptionArn.startsWith("arn:")) {
        const pendingConfirmation = SubscriptionArn === "PendingConfirmation";
        const properties = {
            topic: TopicArn,
            protocol: Protocol,
            endpoint: Endpoint,
            ownerId: Owner,
            pendingConfirmation,
        };
        return { type: subscription, name, properties };
    }
    const hearing = new Hearing();
    const aws = calls.listeningTo(hearing, () => ({ Attributes: { TopicArn, Protocol, Endpoint, Owner } }));
    const properties = await requireResource(subscription).read(SubscriptionArn, aws, {});
    return properties && { type: subscription, name, properties, unknown: [...hearing.unknown] };
}

/** The name of its topic and its own number; one that nobody has confirmed has none, and its endpoint may be a secret. */
function nameOf({ SubscriptionArn = "", TopicArn = "", Protocol, Endpoint }: Subscription): string {
    if (SubscriptionArn.startsWith("arn:")) return `${lastOf(TopicArn)}:${lastOf(SubscriptionArn)}`;
    const digest = createHash("sha256").update(`${Protocol} ${Endpoint}`).digest("hex").slice(0, 8);
    return `${lastOf(TopicArn)}:pending-${digest}`;
}

function lastOf(arn: string): string {
    return arn.split(":").pop()!;
}
