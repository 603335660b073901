import * as pulumi from "@pulumi/pulumi";
import { type AlarmArgs, MessagingAudit, type MessagingSet } from "pulumi-secure-messaging";

// The alarms look into the log of the trail, and the trail records the calls to the queues and topics: it is told of them
// later.
const [queueArns, nameQueues] = pulumi.deferredOutput<string[]>();
const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();
const trail = new MessagingAudit("shop-audit", { queueArns, topicArns });

/** A call that is denied raises an alarm, as does a change of a policy and a key in danger. */
export const watched: AlarmArgs = { trailLogGroupName: trail.logGroupName };

/** Records who sends, receives and publishes, and who uses the keys. */
export function audit(set: MessagingSet, topicArn: string | undefined): void {
    nameQueues(set.allQueueArns);
    nameTopics(set.allTopicArns.apply((arns) => [...arns, ...(topicArn === undefined ? [] : [topicArn])]));
}
