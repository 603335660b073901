import { deadLetterFlaws } from "../../checks/dead-letter-place";
import { deadLetterReferences, relationsByQueue } from "../../model/dead-letters";
import { fail, type StackRule } from "../../rule";

export const dlqCompatible: StackRule = {
    name: "dlq-compatible",
    description: "A dead-letter queue can take the messages of its source.",
    why: "such a dead-letter queue is refused or never filled, and failed messages are lost",
    fix: "name another queue of the same type (standard or FIFO), account and region (EncryptedQueue makes it)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11", "NIST 800-53 CP-10"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],

    *checkStack(stack) {
        for (const reference of deadLetterReferences(stack)) {
            const { at: resource, of, queues } = reference;
            for (const what of deadLetterFlaws(reference, stack)) yield { ...fail(what), resource };
            if (of !== "queue") continue;
            // Of a pair that sends to and fro, either may be the one to change: each is told.
            const users = relationsByQueue(stack).get(resource) ?? [];
            for (const { at } of users)
                if (queues.includes(at)) yield { ...fail(`it and "${at.name}" are each other's`), resource };
        }
    },
};
