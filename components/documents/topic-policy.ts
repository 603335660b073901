import type { PolicyStatement } from "../../iam";
import { topicActions } from "./access";
import type { Place } from "./arns";
import type { Conditions } from "./conditions";
import { exclusiveStatements, networkStatements } from "./restrictions";
import { byAccount, numbered, senderStatements } from "./senders";
import { topicSources } from "./source-statements";
import type { Network, Sender, Source } from "./sources";
import { denyPlainHttp } from "./statements";

interface TopicPolicyFacts {
    place: Place;
    topicArn: string;
    /** What services publish to this topic for. */
    sources?: readonly Source[];
    /** Who else publishes, from outside this account. */
    publishers?: readonly Sender[];
    /** Whose queues, outside this account, subscribe. */
    subscribers?: readonly Sender[];
    /** The only principals who publish, beside services and publishers. Default: whoever may. */
    exclusiveTo?: readonly string[];
    /** The only places in the network from which messages are published. Default: any. */
    network?: Network;
}

/** Nobody reaches the topic without TLS; of services and strangers, only the named ones publish and subscribe. */
export function topicPolicy(facts: TopicPolicyFacts): PolicyStatement[] {
    const { place, topicArn, sources = [], publishers = [], network } = facts;
    const publishing = { sid: "PublishersPublish", action: ["sns:Publish"], resource: topicArn };
    return [
        denyPlainHttp([...topicActions], topicArn),
        ...topicSources(place, topicArn, sources),
        ...senderStatements(place, publishers, publishing),
        ...subscriptions(facts),
        ...exclusive(facts),
        ...networkStatements(network, ["sns:Publish"], topicArn),
    ];
}

/** Each subscriber subscribes queues of its own account. */
function subscriptions({ place, topicArn, subscribers = [] }: TopicPolicyFacts): PolicyStatement[] {
    return byAccount(subscribers)
        .flatMap(([account, senders]) =>
            senderStatements(place, senders, {
                sid: "SubscribersSubscribe",
                action: ["sns:Subscribe"],
                resource: topicArn,
                condition: {
                    StringEquals: { "sns:Protocol": "sqs" },
                    StringLike: { "sns:Endpoint": queuesOf(place, account ?? "${aws:PrincipalAccount}") },
                },
            }),
        )
        .map((statement, index) => ({ ...statement, Sid: numbered("SubscribersSubscribe", index) }));
}

/**
 * Whoever deploys the topic subscribes queues to it. So the named principals alone publish, but everybody who may
 * subscribe does so with queues of this account; anything else would carry messages away.
 */
function exclusive(facts: TopicPolicyFacts): PolicyStatement[] {
    const { place, topicArn: resource, publishers = [], subscribers = [], exclusiveTo } = facts;
    if (exclusiveTo === undefined) return [];
    const accounts = byAccount(subscribers).flatMap(([account]) => account ?? []);
    const organizations = subscribers.filter((it) => it.roleArns.length === 0 && !it.accountId);
    const known = [place.accountId, ...accounts].map((account) => queuesOf(place, account));
    const condition: Conditions = { StringNotLike: { "sns:Endpoint": known } };
    return [
        ...exclusiveStatements(place, exclusiveTo, publishers, {
            sid: "OnlyNamedPrincipals",
            action: ["sns:Publish"],
            resource,
        }),
        ...exclusiveStatements(place, [], organizations, {
            sid: "OnlyKnownQueues",
            action: ["sns:Subscribe"],
            resource,
            condition,
        }),
    ];
}

function queuesOf({ partition }: Place, account: string): string {
    return `arn:${partition}:sqs:*:${account}:*`;
}
