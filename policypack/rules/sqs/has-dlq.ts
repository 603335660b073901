import { UNKNOWN } from "../../../iam";
import { deadLetterReferences, relationsByQueue } from "../../model/dead-letters";
import { servesElsewhere } from "../../model/redrive-allow";
import { type Resource } from "../../model/resource";
import { QUEUES } from "../../model/types";
import { fail, type StackRule, undecided } from "../../rule";

export const sqsHasDlq: StackRule = {
    name: "sqs-has-dlq",
    description: "A queue has a dead-letter queue, unless it is one.",
    why: "a message that no worker can handle comes back until it expires, and then it is lost without a trace",
    fix:
        "set redrivePolicy with the deadLetterTargetArn of a queue (EncryptedQueue does); for the dead-letter queue " +
        "of another stack, list its sources in redriveAllowPolicy",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11", "NIST 800-53 CP-10", "AWS Config sqs-queue-dlq-check"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],

    *checkStack(stack) {
        const sources = new Set<Resource>();
        for (const { at, of } of deadLetterReferences(stack)) if (of === "queue") sources.add(at);
        for (const queue of stack.ofTypes(QUEUES)) {
            if (sources.has(queue) || relationsByQueue(stack).has(queue)) continue;
            const serves = servesElsewhere(queue, stack);
            if (serves === UNKNOWN)
                yield {
                    resource: queue,
                    ...undecided(
                        "redriveAllowPolicy",
                        "whether it is a dead-letter queue is not known before deployment",
                    ),
                };
            else if (!serves)
                yield {
                    resource: queue,
                    ...fail(`no redrivePolicy names a dead-letter queue for it, and it is none itself`),
                };
        }
    },
};
