import type { ScenarioName } from "../faults/scenarios";

/** An open moment that no order of calls closes. */
export interface KnownMoment {
    /** When it is, who does what, why it cannot be closed, and what to do about it. */
    story: string;
    /** What a judge tells of it. */
    what: RegExp;
    /** The changes that have it. */
    scenarios: readonly ScenarioName[];
}

const creations = ["create", "adopt", "createdOnSqs", "createdForIam", "createdExclusive"] as const;

/** Every open moment that there is. */
export const knownMoments: readonly KnownMoment[] = [
    {
        story:
            "**A topic that was made a moment ago.** Between `sns:CreateTopic` and the policy of the topic. SNS gives " +
            "a new topic a policy by which every principal of the account may subscribe, and `sns:CreateTopic` takes " +
            "another one only with the topic's ARN, of which Pulumi makes the random part while it makes the topic. " +
            "Nothing has been published yet; but who subscribes in that moment stays subscribed, so look once with " +
            "`aws sns list-subscriptions-by-topic`, or into the trail of a `MessagingAudit`.",
        what: /: sns:Subscribe /,
        scenarios: [...creations, "renamedInAws"],
    },
    {
        story:
            "**The key of a topic that was made a moment ago.** Between `kms:CreateKey` and the policy of the key, " +
            "which names the topic and so comes after it. KMS gives a new key a policy that leaves its use to IAM: who " +
            "may use every key and every topic of the account may publish. Nothing is subscribed yet, so that nobody " +
            "receives it, and no queue exists before the policy of its key.",
        what: /^another role of the account: sns:Publish /,
        scenarios: creations,
    },
    {
        story:
            "**A queue that was made a moment ago, with no key that stands in the way.** Between `sqs:CreateQueue` and " +
            "the policy of the queue, where SQS encrypts it (`sseSqsReason`) or IAM decides on the use of its key " +
            "(`DelegateToIam`): who may use every queue of the account may do so over plain HTTP. The queue is empty; " +
            "no role of the set, no subscription and no mapping reaches it before it has its policy. `sqs:CreateQueue` " +
            "takes a policy only with the queue's ARN, which is known no earlier than that of a topic.",
        what: /^another role of the account: sqs:(Send|Receive)Message .* over plain HTTP$/,
        scenarios: ["createdOnSqs", "createdForIam"],
    },
];

/** The section about them in the documents. */
export function renderKnownMoments(): string {
    return knownMoments.map(({ story }) => `- ${story}`).join("\n");
}
