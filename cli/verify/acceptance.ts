import { paginateListSubscriptionsByTopic, SNSClient } from "@aws-sdk/client-sns";

import { type Context } from "../context";
import { isDenied } from "../failure";
import { type Held } from "../source/resource";
import { type Actor, actorsFor, type Acting, isActing } from "./actors";
import { decided, intendedPowers } from "./decisions";
import { attributesFor, surelyStops } from "./filter";
import { Messages } from "./messages";
import { type Now } from "./now";
import { redriveOf } from "./redrive-policy";
import { type Intended, type Queue, text, type Topic } from "./state";
import { type Traffic, trafficOf } from "./traffic";

/** What the user chose. */
export interface Choices {
    /** How long to wait for what has changed, and for messages, in seconds. */
    wait: number;
    allowTraffic: boolean;
    externalId?: string;
    plainEndpoint?: string;
}

/** A queue that gets what is published to a topic. */
export interface Delivery {
    held: Held;
    queue: Queue;
    /** Where it goes when it cannot be delivered. */
    deadLetters?: Queue;
    /** What its filter lets pass; undefined where that cannot be told. */
    attributes?: Record<string, string>;
    raw: boolean;
}

const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";

/** Everything that the checks of one run share. */
export interface Acceptance {
    intended: Intended;
    now: Now;
    actors: readonly Actor[];
    /** Why no message may be sent, by the ARN of the queue or topic. */
    traffic: Traffic;
    messages: Messages;
    choices: Choices;
    context: Context;
}

export async function acceptanceOf(
    intended: Intended,
    { now, choices, context }: { now: Now; choices: Choices; context: Context },
): Promise<Acceptance> {
    const roles = intended.all.filter(({ type, outputs }) => type === "aws:iam/role:Role" && outputs["arn"]);
    const actors = await actorsFor(roles, now.aws, choices.externalId);
    const queues = await trafficOf(intended, now, choices.allowTraffic);
    const topics = choices.allowTraffic ? [] : await topicsInUse(intended, now, queues);
    return {
        ...{ intended, now, actors, choices, context },
        traffic: new Map([...queues, ...topics]),
        messages: new Messages(context),
    };
}

/** Subscriptions of the state between a topic and a queue. */
export function deliveriesOf({ arn }: Topic, intended: Intended): Delivery[] {
    const named = (wanted: string | undefined) => intended.queues.find((it) => it.arn === wanted);
    return intended
        .of(subscriptionType)
        .filter((held) => text(held, "topic") === arn)
        .flatMap((held) => {
            const queue = named(text(held, "endpoint"));
            if (queue === undefined) return [];
            const attributes = attributesFor(text(held, "filterPolicy"), held.outputs["filterPolicyScope"]);
            const deadLetters = named(redriveOf(text(held, "redrivePolicy")).deadLetterTargetArn);
            const raw = held.outputs["rawMessageDelivery"] === true;
            return [
                { held, queue, raw, ...(deadLetters && { deadLetters }), ...(attributes && { attributes }) },
            ];
        });
}

/** The queues to which a message with these attributes may come: for each subscription its own and its dead letters'. */
export function reachedBy(
    topic: Topic,
    { intended }: Acceptance,
    attributes: Readonly<Record<string, string>> = {},
): Queue[][] {
    return deliveriesOf(topic, intended)
        .filter(
            ({ held }) =>
                !surelyStops(text(held, "filterPolicy"), held.outputs["filterPolicyScope"], attributes),
        )
        .map(({ queue, deadLetters }) => [queue, ...(deadLetters ? [deadLetters] : [])]);
}

/** Topics whose messages would come into a queue in use, or to a subscriber that is not of the state. */
async function topicsInUse(intended: Intended, now: Now, queues: Traffic): Promise<[string, string][]> {
    const found = intended.topics.map(async (topic): Promise<[string, string][]> => {
        const deliveries = deliveriesOf(topic, intended);
        const busy = deliveries
            .map(({ queue }) => queues.get(queue.arn))
            .find((reason) => reason !== undefined);
        if (busy !== undefined) return [[topic.arn, busy]];
        const others = (await subscribersOf(topic, now)).filter(
            (arn) => !deliveries.some(({ held }) => text(held, "arn") === arn),
        );
        return others.length === 0
            ? []
            : [[topic.arn, `${topic.held.name} delivers to others, too: ${others.join(", ")}`]];
    });
    return (await Promise.all(found)).flat();
}

async function subscribersOf({ arn: TopicArn }: Topic, { aws }: Now): Promise<string[]> {
    const arns: string[] = [];
    try {
        const pages = paginateListSubscriptionsByTopic({ client: aws.client(SNSClient) }, { TopicArn });
        for await (const { Subscriptions = [] } of pages)
            arns.push(...Subscriptions.map(({ SubscriptionArn }) => SubscriptionArn!));
        return arns;
    } catch (error) {
        if (isDenied(error)) return ["nobody knows whom (sns:ListSubscriptionsByTopic is denied)"];
        if ((error as Error).name === "NotFoundException") return [];
        throw error;
    }
}

/** The roles that could be taken and that the state lets do all of these. */
export async function whoMay(
    { actors, intended, now }: Acceptance,
    { arn: resource, policy }: Queue | Topic,
    ...actions: string[]
): Promise<Acting[]> {
    const able = actors.filter(isActing).map(async (actor) => {
        const powers = intendedPowers(actor.role, intended, await now.role(actor.name));
        const answers = decided({ arn: actor.arn, powers, resource, policy }, actions);
        return [...answers.values()].every(({ max }) => max > 0) ? [actor] : [];
    });
    return (await Promise.all(able)).flat();
}
