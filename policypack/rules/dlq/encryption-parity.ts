import { UNKNOWN } from "../../../iam";
import { type DeadLetterRelation, deadLetterRelations } from "../../model/dead-letters";
import { type Encryption, encryptionOf, isWeaker } from "../../model/encryption";
import { advise, fail, type Problem, type StackRule, undecided } from "../../rule";

const WORDS: Partial<Record<Encryption, string>> = { default: "AWS's default" };

export const dlqEncryptionParity: StackRule = {
    name: "dlq-encryption-parity",
    description: "A dead-letter queue is encrypted no weaker than where its messages come from.",
    why: "the messages that failed hold the same data, and would rest there for days under weaker protection",
    fix: "give the dead-letter queue the kmsMasterKeyId of its source (EncryptedQueue makes both on one key)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-28"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],
    parameters: ["advice"],

    *checkStack(stack) {
        for (const relation of deadLetterRelations(stack))
            for (const problem of compare(relation)) yield { ...problem, resource: relation.deadLetterQueue };
    },
};

function* compare({ deadLetterQueue, source, at, of }: DeadLetterRelation): Iterable<Problem> {
    const own = encryptionOf(deadLetterQueue);
    const theirs = source && encryptionOf(source);
    const origin = `the ${of} "${at.name}"`;
    if (own === "off") yield fail(`it takes the failed messages of ${origin} unencrypted`);
    else if (own === "customer-managed key") return;
    else if (own === UNKNOWN || theirs === UNKNOWN)
        yield undecided(
            "sqsManagedSseEnabled",
            "whether sqsManagedSseEnabled is on is not known before deployment",
        );
    else if (theirs !== undefined && isWeaker(own, theirs))
        // Still encrypted: a question of key control, which the default profile does not block on.
        yield advise(
            `it takes the failed messages of ${origin} under ${WORDS[own] ?? own}, weaker than the ${theirs} there`,
        );
}
