import * as pulumi from "@pulumi/pulumi";
import { type AlarmArgs, MessagingAudit, type MessagingSet } from "pulumi-secure-messaging";

// The alarms look into the log of the trail, and the trail records the calls to the queues and topics: it is told of them
// later.
const [queueArns, nameQueues] = pulumi.deferredOutput<string[]>();
const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();
const trail = new MessagingAudit("shop-audit", { queueArns, topicArns });

/** A call that is denied raises an alarm, as does a change of a policy and a key in danger. */
export const watched: AlarmArgs = { trailLogGroupName: trail.logGroupName.apply((name) => name!) };

/** Records who sends, receives and publishes, and who uses the keys. */
export function audit(set: MessagingSet, topicArn: string | undefined): void {
    const queues = pulumi.all([set.queueArns, set.deadLetterQueueArns]);
    nameQueues(queues.apply((all) => all.flatMap((arns) => Object.values(arns))));
    const topics = set.notificationTopicArn.apply((own) =>
        [own, topicArn].filter((arn) => arn !== undefined),
    );
    nameTopics(topics);
}
