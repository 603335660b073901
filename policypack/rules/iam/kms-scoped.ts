import { hasWildcard } from "../../../iam";
import { scopedGrants } from "../../checks/scoped-grants";
import { type Matter, RESOURCE_TAG } from "../../checks/wide-grants";
import { type StackRule } from "../../rule";

export const iamKmsScoped: StackRule = {
    name: "iam-kms-scoped",
    description: "An identity policy names the KMS keys that it lets its holder use.",
    why: "the key decides who can read a queue, so the use of every key opens what each of them protects (an alias in Resource opens no key at all)",
    fix: "write the ARN of the key itself, or leave KMS to the key policy as MessagingSet does",
    severity: "medium",
    level: "mandatory",
    frameworks: ["AWS Security Hub KMS.1", "AWS Security Hub KMS.2", "NIST 800-53 AC-6"],
    sources: ["https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html"],

    checkStack: (stack) => scopedGrants(stack, [KEYS]),
};

const KEYS: Matter = {
    service: "kms",
    actions: [
        "kms:Decrypt",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair",
        "kms:GenerateDataKeyPairWithoutPlaintext",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:CreateGrant",
    ],
    isOpen: (resource) => hasWildcard(resource) || resource.startsWith("alias/"),
    boundBy: [
        RESOURCE_TAG,
        { key: "kms:resourcealiases", optional: true },
        { key: "kms:requestalias", optional: true },
    ],
};
