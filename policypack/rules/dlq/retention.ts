import { UNKNOWN } from "../../../iam";
import { deadLetterRelations } from "../../model/dead-letters";
import { isFifo } from "../../model/fifo";
import { LONGEST_RETENTION, RETENTION, retentionOf } from "../../model/retention";
import { longRetention as remedy } from "../../remedies/dlq-retention";
import { fail, type StackProblem, type StackRule, undecided } from "../../rule";
import { type Resource } from "../../model/resource";

export const dlqRetention: StackRule = {
    name: "dlq-retention",
    description: "A dead-letter queue keeps messages longer than its source.",
    why: "a message keeps its age when it moves, so what failed late is gone before anybody looks at it",
    fix: "set messageRetentionSeconds of the dead-letter queue to 1209600, which is 14 days (EncryptedQueue does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],
    remedy,

    *checkStack(stack) {
        for (const { deadLetterQueue, source, of } of deadLetterRelations(stack))
            // Only between standard queues does a message keep its age.
            if (of === "queue" && source && isFifo(deadLetterQueue) === false)
                yield* compare(deadLetterQueue, source);
    },
};

function* compare(queue: Resource, source: Resource): Iterable<StackProblem> {
    const own = retentionOf(queue);
    const theirs = retentionOf(source);
    if (own === UNKNOWN || theirs === UNKNOWN) {
        const open = own === UNKNOWN ? queue : source;
        const property = RETENTION[open.type]!;
        if (own !== LONGEST_RETENTION)
            yield {
                resource: open,
                ...undecided(property, `its ${property} is not known before deployment`),
            };
    } else if (own <= theirs && own < LONGEST_RETENTION)
        yield {
            resource: queue,
            ...fail(`it keeps messages for ${own} seconds, and its source "${source.name}" for ${theirs}`),
        };
}
