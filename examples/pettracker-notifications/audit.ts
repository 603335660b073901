import * as pulumi from "@pulumi/pulumi";
import { type AlarmArgs, MessagingAudit, type MessagingSet } from "pulumi-secure-messaging";

import { tags } from "./tags";

// The alarms of the sets look into the log of the trail, and the trail records the calls to the sets: it is made first,
// and told later of the queues and topics.
const [queueArns, nameQueues] = pulumi.deferredOutput<string[]>();
const [topicArns, nameTopics] = pulumi.deferredOutput<string[]>();

/** Who sent, received and published what when, who used the keys, and who changed anything. */
export const audit = new MessagingAudit("pettracker-audit", { queueArns, topicArns, tags });

/** Denied calls, changed policies and endangered keys of a set raise an alarm: somebody tries doors. */
export const watched: AlarmArgs = { trailLogGroupName: audit.logGroupName };

export function record(...sets: readonly MessagingSet[]): void {
    nameQueues(pulumi.all(sets.map((set) => set.allQueueArns)).apply((arns) => arns.flat()));
    nameTopics(pulumi.all(sets.map((set) => set.allTopicArns)).apply((arns) => arns.flat()));
}
