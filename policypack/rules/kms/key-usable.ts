import { unusableKey } from "../../checks/usable-key";
import { ENCRYPTED_TYPES } from "../../model/encryption";
import { type StackRule } from "../../rule";

export const kmsKeyUsable: StackRule = {
    name: "kms-key-usable",
    description: "The key of a queue or topic can encrypt for it.",
    why: "without an enabled symmetric key of their own region, SQS and SNS refuse every message",
    fix: "give it an enabled key with keyUsage ENCRYPT_DECRYPT of the same region (MessagingKey makes one)",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub KMS.3", "NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
        "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
    ],

    *checkStack(stack) {
        for (const user of stack.ofTypes(TYPES)) yield* unusableKey(user, stack);
    },
};

const TYPES = Object.fromEntries(ENCRYPTED_TYPES.map((type) => [type, true]));
