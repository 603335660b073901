// Queues that were taken over, and not encrypted, or by a key that does not serve them.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { arn } from "../../account";
import { variant } from "../../variants";
import { allow, keyOf, queueOf, redriveTo } from "./parts";

// Taken over as it was; and switched, and switched back when something failed.
variant("as-it-was", ["sqs-encrypted"], (name) => queueOf(name, {}));
variant("switched-back", ["sqs-encrypted"], (name) => queueOf(name, { sqsManagedSseEnabled: false }));

// The key of AWS lets in no topic: from the switch on, each delivery is dropped.
variant("borrowed", ["sqs-customer-managed-key", "kms-publisher-access"], (name) => {
    const topic = arn("sns", "order-events");
    const delivers = {
        ...allow({ Service: "sns.amazonaws.com" }, "sqs:SendMessage"),
        Condition: { ArnEquals: { "aws:SourceArn": topic } },
    };
    new aws.sns.TopicSubscription(`${name}-subscription`, {
        topic,
        protocol: "sqs",
        endpoint: queueOf(name, { kmsMasterKeyId: "alias/aws/sqs" }, delivers).arn,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", "failed") }),
    });
});

// What failed holds the same data, and lies there longer.
variant("dead-letters-left", ["dlq-encryption-parity", "sqs-encrypted"], (name) => {
    const dead = queueOf(`${name}-failed`, {
        sqsManagedSseEnabled: false,
        messageRetentionSeconds: 1_209_600,
        redrivePolicy: undefined,
    });
    queueOf(name, { kmsMasterKeyId: keyOf(name).arn, redrivePolicy: redriveTo(dead.name) });
});
