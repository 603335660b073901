import { admissionFlaws } from "../../checks/redrive-admission";
import { relationsByQueue } from "../../model/dead-letters";
import { redriveAllowOf } from "../../model/redrive-allow";
import { redriveAllow as remedy } from "../../remedies/redrive-allow";
import { type StackRule } from "../../rule";

export const dlqRedriveAllow: StackRule = {
    name: "dlq-redrive-allow",
    description: "Only its own sources may use a dead-letter queue.",
    why: "by default every queue of the account may put messages there, and a source that is not admitted fails",
    fix: "set redriveAllowPolicy to byQueue with the ARNs of its sources (EncryptedQueue does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-4"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    ],
    remedy,

    *checkStack(stack) {
        for (const [queue, relations] of relationsByQueue(stack)) {
            const sources = relations.filter(({ of }) => of === "queue").map(({ at }) => at);
            const allow = redriveAllowOf(queue, stack);
            for (const problem of admissionFlaws(allow, sources, stack))
                yield { ...problem, resource: allow.holder };
        }
    },
};
