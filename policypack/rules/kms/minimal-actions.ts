import { matches, type Statement, UNKNOWN } from "../../../iam";
import { grantsMessaging } from "../../checks/messaging-rights";
import { listed } from "../../checks/words";
import { grantingPolicies } from "../../model/granting";
import { advise, type StackRule } from "../../rule";

export const kmsMinimalActions: StackRule = {
    name: "kms-minimal-actions",
    description: "A policy for messaging allows neither kms:Encrypt nor kms:ReEncrypt*.",
    why: "queues and topics encrypt with data keys, so nobody who sends or receives needs it: it only widens what a thief can do",
    fix: "leave it out: senders need kms:GenerateDataKey and kms:Decrypt, receivers kms:Decrypt",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 AC-6"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    ],
    parameters: ["advice"],

    *checkStack(stack) {
        for (const { resource, document, property } of grantingPolicies(stack)) {
            if (!grantsMessaging(document)) continue;
            for (const statement of document.statements) {
                const actions = statement.effect === "Allow" ? encrypting(statement) : [];
                if (actions.length > 0)
                    yield {
                        ...advise(`${statement.label} of its ${property} allows ${listed(actions)}`),
                        resource,
                    };
            }
        }
    },
};

const notNeeded = ["kms:encrypt", "kms:reencryptfrom", "kms:reencryptto"];

/** Wildcards beyond KMS are the matter of other rules. */
function encrypting({ actions: { negated, values } }: Statement): string[] {
    if (negated) return [];
    const texts = values.filter((value): value is string => value !== UNKNOWN);
    return texts.filter((text) => {
        const pattern = text.toLowerCase();
        return pattern.startsWith("kms:") && notNeeded.some((action) => matches(pattern, action));
    });
}
