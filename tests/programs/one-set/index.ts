import * as pulumi from "@pulumi/pulumi";
import { MessagingSet, type MessagingSetArgs } from "pulumi-secure-messaging";

const config = new pulumi.Config();
const formerName = config.get("formerName");
const set = new MessagingSet(
    config.get("name") ?? "orders",
    config.requireObject<MessagingSetArgs>("args"),
    formerName === undefined ? {} : { aliases: [{ name: formerName }] },
);

export const { keyArn, topicKeyArn, topicArn, keyPolicyStatements } = set;
export const { queueUrls, deadLetterQueueUrls, subscriptionDeadLetterQueueUrls, roleArns } = set;
