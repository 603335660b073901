// Services that act for everybody, or whose messages are dropped.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn } from "../../account";
import { variant } from "../../variants";
import { allow, keyOf, queueOf, topicOf } from "./parts";

const topics = { Service: "sns.amazonaws.com" };
const fromNews = { ArnEquals: { "aws:SourceArn": arn("sns", "pettracker-events") } };

// Any customer's topic sends, and any customer's bucket publishes.
variant("any-topic", ["sqs-policy-service-source"], (name) =>
    queueOf(name, { grants: [allow(topics, "sqs:SendMessage")] }),
);
variant("any-bucket", ["sns-policy-service-source"], (name) =>
    topicOf(name, { grants: [allow({ Service: "s3.amazonaws.com" }, "sns:Publish")] }),
);

/** Delivers what pettracker-events publishes to the queue; what fails lies among its dead letters. */
function subscribe(name: string, queue: aws.sqs.Queue): void {
    new aws.sns.TopicSubscription(`${name}-subscription`, {
        topic: arn("sns", "pettracker-events"),
        protocol: "sqs",
        endpoint: queue.arn,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", "failed") }),
    });
}

// The topic may send, and may not use the key: every message is dropped, and nobody is told.
variant("locked-out", ["kms-publisher-access"], (name) => {
    const settings = { kmsMasterKeyId: keyOf(name, { grants: [] }).arn };
    subscribe(name, queueOf(name, { settings, grants: [allow(topics, "sqs:SendMessage", fromNews)] }));
});
variant("borrowed", ["kms-publisher-access", "sqs-customer-managed-key"], (name) => {
    const settings = { kmsMasterKeyId: "alias/aws/sqs" };
    subscribe(name, queueOf(name, { settings, grants: [allow(topics, "sqs:SendMessage", fromNews)] }));
});
