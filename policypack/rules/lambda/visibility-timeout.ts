import { consumerVisibility } from "../../checks/consumer-visibility";
import { queueConsumers } from "../../model/consumers";
import { type StackRule } from "../../rule";

export const lambdaVisibilityTimeout: StackRule = {
    name: "lambda-visibility-timeout",
    description: "A queue hides a message for as long as its function may take, retries included.",
    why: "a message that comes back during its work is handled twice, and may end as a dead letter though it is good",
    fix:
        "set visibilityTimeoutSeconds of the queue to 6 times the function's timeout plus " +
        "maximumBatchingWindowInSeconds of the event source mapping, or shorten these",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 SI-11"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-lambda-function-trigger.html",
    ],
    parameters: ["advice"],

    *checkStack(stack) {
        for (const consumer of queueConsumers(stack)) yield* consumerVisibility(consumer);
    },
};
