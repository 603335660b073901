import { EncryptedTopic, MessagingKey, SourceService } from "pulumi-secure-messaging";

import { arn } from "../account";
import { named, tags } from "./settings";

const name = named("alerts");
const alarms = { service: SourceService.CloudWatchAlarms, name: "inventory-*" };

const key = new MessagingKey("alerts", { sources: [{ ...alarms, topicArn: arn("sns", name) }], tags });

/** Where alarms go: subscribe whoever is on call. */
export const { topicArn: alertsArn } = new EncryptedTopic("alerts", {
    name,
    kmsKeyArn: key.keyArn,
    sources: [alarms],
    tags,
});
