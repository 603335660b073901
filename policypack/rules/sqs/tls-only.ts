import { SQS_MESSAGE_ACTIONS } from "../../../iam";
import { plainHttpProblems } from "../../checks/plain-http";
import { QUEUE_POLICIES, QUEUES } from "../../model/types";
import { tlsOnly } from "../../remedies/tls-only";
import { type StackRule } from "../../rule";

export const sqsTlsOnly: StackRule = {
    name: "sqs-tls-only",
    description: "A queue refuses requests without TLS.",
    why: "the endpoints of SQS answer plain HTTP as well, and only a Deny in the queue's own policy rules that out",
    fix:
        'deny sqs:* to the principal "*" on the queue\'s ARN under Bool aws:SecureTransport "false", with no further ' +
        "condition, in the one policy attached to the queue (EncryptedQueue does)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-8", "PCI DSS 4.2.1"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html",
    ],
    remedy: tlsOnly("sqs"),

    *checkStack(stack) {
        for (const queue of stack.ofTypes(QUEUES))
            yield* plainHttpProblems(queue, QUEUE_POLICIES, SQS_MESSAGE_ACTIONS, stack);
    },
};
