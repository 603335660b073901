import { UNKNOWN } from "../../../iam";
import { encryptionOf } from "../../model/encryption";
import { QUEUES } from "../../model/types";
import { fail, type ResourceRule, undecided } from "../../rule";

export const sqsEncrypted: ResourceRule = {
    name: "sqs-encrypted",
    description: "A queue says how its messages are encrypted at rest.",
    why: "messages would rest in the clear, or under a default that no reviewer sees and nothing holds in place",
    fix: "set kmsMasterKeyId to a customer-managed key, or sqsManagedSseEnabled to true (EncryptedQueue does)",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub SQS.1", "NIST 800-53 SC-13", "NIST 800-53 SC-28", "PCI DSS 3.5"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],
    types: Object.keys(QUEUES),

    *check(queue) {
        const encryption = encryptionOf(queue);
        if (encryption === UNKNOWN)
            yield undecided(
                "sqsManagedSseEnabled",
                "whether sqsManagedSseEnabled is on is not known before deployment",
            );
        if (encryption === "off")
            yield fail("the queue has encryption switched off (sqsManagedSseEnabled is false)");
        if (encryption === "default")
            yield fail(`the queue sets no encryption${blankKey(queue.get("kmsMasterKeyId"))}`);
    },
};

function blankKey(key: unknown): string {
    return key === undefined ? "" : ` (kmsMasterKeyId is ${JSON.stringify(key)})`;
}
