import { encryptionOf } from "../../model/encryption";
import { TOPICS } from "../../model/types";
import { fail, type ResourceRule } from "../../rule";

export const snsCustomerManagedKey: ResourceRule = {
    name: "sns-customer-managed-key",
    description: "A topic is encrypted with a customer-managed key.",
    why: "the policy of an AWS-managed key admits no alarm, rule, bucket or other account, so they cannot publish",
    fix: "set kmsMasterKeyId to the ARN of a key of your own (MessagingKey makes one)",
    severity: "medium",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-12"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html"],
    types: Object.keys(TOPICS),

    *check(topic) {
        if (encryptionOf(topic) === "aws-managed key")
            yield fail(`the topic uses the AWS-managed key ${String(topic.get("kmsMasterKeyId"))}`);
    },
};
