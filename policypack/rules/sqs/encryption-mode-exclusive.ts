import { UNKNOWN } from "../../../iam";
import { textProperty } from "../../model/resource";
import { QUEUES } from "../../model/types";
import { switchProperty } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

export const sqsEncryptionModeExclusive: ResourceRule = {
    name: "sqs-encryption-mode-exclusive",
    description: "A queue asks for one mode of encryption, not for two.",
    why: "the two exclude each other, and nobody can tell which keys will protect the messages",
    fix: "leave sqsManagedSseEnabled out where kmsMasterKeyId is set (EncryptedQueue does)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-28"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html",
    ],
    types: Object.keys(QUEUES),

    *check(queue) {
        const managed = switchProperty(queue, "sqsManagedSseEnabled");
        if (textProperty(queue, "kmsMasterKeyId") === undefined) return;
        if (managed === true) yield fail("the queue sets kmsMasterKeyId, and sqsManagedSseEnabled to true");
        if (managed === UNKNOWN)
            yield undecided(
                "sqsManagedSseEnabled",
                "whether sqsManagedSseEnabled is on is not known before deployment",
            );
    },
};
