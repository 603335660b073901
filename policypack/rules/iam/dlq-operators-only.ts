import { deadLetterReaders } from "../../checks/dead-letter-readers";
import { type StackRule } from "../../rule";

export const iamDlqOperatorsOnly: StackRule = {
    name: "iam-dlq-operators-only",
    description:
        "Only operators read a dead-letter queue, and not those who work on the queue it belongs to.",
    why: "what failed is the evidence of an attack or a fault, and whoever caused it could read it or make it vanish",
    fix: "name exact queues in the worker's policy, without the dead-letter queue, and give that to a role for operators (MessagingRole with Access.Operator)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-5", "NIST 800-53 AC-6"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html",
    ],
    parameters: ["advice"],

    checkStack: deadLetterReaders,
};
