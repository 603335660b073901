import { encryptionOf } from "../../model/encryption";
import { personalDataTag } from "../../model/tags";
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
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
    ],
    parameters: ["personalDataTags"],
    types: Object.keys(QUEUES),

    *check(queue, { personalDataTags }) {
        const encryption = encryptionOf(queue);
        if (encryption !== "sse-sqs" && encryption !== "aws-managed key") return;
        const tag = personalDataTag(queue, personalDataTags);
        const what =
            encryption === "sse-sqs"
                ? "the queue is encrypted with keys that SQS owns (SSE-SQS)"
                : `the queue uses the AWS-managed key ${String(queue.get("kmsMasterKeyId"))}`;
        yield { ...fail(what), binding: tag && `the queue bears the tag ${tag}` };
    },
};
