import { publisherKey } from "../../checks/publisher-key";
import { publisherProblems } from "../../checks/publisher-problems";
import { type StackRule } from "../../rule";

export const kmsPublisherAccess: StackRule = {
    name: "kms-publisher-access",
    description: "A service that puts messages into a queue or topic may use its key.",
    why: "messages that the service cannot encrypt are dropped, and nothing in the program tells",
    fix:
        "encrypt the queue or topic under a customer-managed key whose policy allows kms:GenerateDataKey* and " +
        "kms:Decrypt to the service for that source (MessagingSet does), or a queue by sqsManagedSseEnabled",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-28", "NIST 800-53 CP-10"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    ],

    *checkStack(stack) {
        yield* publisherProblems(stack, publisherKey);
    },
};
