import { encryptionOf } from "../../model/encryption";
import { TOPICS } from "../../model/types";
import { fail, type ResourceRule } from "../../rule";

export const snsEncrypted: ResourceRule = {
    name: "sns-encrypted",
    description: "A topic is encrypted at rest with a KMS key.",
    why: "unlike a queue, a topic without a key stores its messages in the clear and accepts plain HTTP",
    fix: "set kmsMasterKeyId to the ARN of a customer-managed key (EncryptedTopic does)",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub SNS.1", "NIST 800-53 SC-13", "NIST 800-53 SC-28(1)", "PCI DSS 3.5.1"],
    sources: [
        "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    ],
    types: Object.keys(TOPICS),

    *check(topic) {
        if (encryptionOf(topic) !== "off") return;
        const key = topic.get("kmsMasterKeyId");
        yield fail(
            `the topic has no KMS key${key === undefined ? "" : ` (kmsMasterKeyId is ${JSON.stringify(key)})`}`,
        );
    },
};
