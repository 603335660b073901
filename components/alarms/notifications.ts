import * as pulumi from "@pulumi/pulumi";

import type { Owner } from "../base/owner";
import { SourceService } from "../documents/sources";
import { EncryptedTopic } from "../encrypted-topic";
import { MessagingKey } from "../messaging-key";
import type { AlarmSettings } from "./settings";

/**
 * A topic for these alarms and nobody else. Its key encrypts nothing that is kept, and is not protected; CloudWatch itself
 * keeps the history of its alarms.
 */
export function createNotificationTopic(
    { name }: Owner,
    alarmNames: readonly pulumi.Input<string>[],
    { tags, parent }: { tags: AlarmSettings["tags"]; parent: pulumi.Resource },
): EncryptedTopic {
    const [topicArn, nameTopic] = pulumi.deferredOutput<string>();
    const sources = alarmNames.map((alarm) => ({ service: SourceService.CloudWatchAlarms, name: alarm }));
    const key = new MessagingKey(
        `${name}-notifications`,
        { sources: sources.map((source) => ({ ...source, topicArn })), protect: false, tags },
        { parent },
    );
    const topic = new EncryptedTopic(
        `${name}-notifications`,
        { kmsKeyArn: key.keyArn, sources, tags },
        { parent },
    );
    nameTopic(topic.topicArn);
    return topic;
}
