import { encryptionOf } from "../../model/encryption";
import { QUEUES } from "../../model/types";
import { fail, type ResourceRule } from "../../rule";

export const sqsCustomerManagedKey: ResourceRule = {
    name: "sqs-customer-managed-key",
    description: "A queue is encrypted with a customer-managed key.",
    why: "only a key of your own decides who may read, and only it can admit services and other accounts",
    fix: "set kmsMasterKeyId to the ARN of a key of your own (MessagingKey makes one)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-12"],
    types: Object.keys(QUEUES),

    *check(queue) {
        const encryption = encryptionOf(queue);
        if (encryption === "sse-sqs") yield fail("the queue is encrypted with keys that SQS owns (SSE-SQS)");
        if (encryption === "aws-managed key")
            yield fail(`the queue uses the AWS-managed key ${String(queue.get("kmsMasterKeyId"))}`);
    },
};
