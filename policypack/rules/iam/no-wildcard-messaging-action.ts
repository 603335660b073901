import { type Text, UNKNOWN } from "../../../iam";
import { messagingGrants } from "../../checks/messaging-grants";
import { partlyKnown } from "../../checks/unreadable";
import { grantingPolicies } from "../../model/granting";
import { fail, type StackRule } from "../../rule";
import { listed } from "../../checks/words";

export const iamNoWildcardMessagingAction: StackRule = {
    name: "iam-no-wildcard-messaging-action",
    description: "An identity policy spells out the SQS and SNS actions that it allows.",
    why: "a wildcard lets a producer read, a consumer purge, and either rewrite the queue's own policy",
    fix: "list the exact actions of the one actor that the role plays (MessagingRole has them for each actor)",
    severity: "high",
    level: "mandatory",
    frameworks: ["AWS Security Hub IAM.21", "NIST 800-53 AC-6", "PCI DSS 7.2", "CIS AWS 1.16"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],

    *checkStack(stack) {
        for (const policy of grantingPolicies(stack)) {
            const { resource, document, property } = policy;
            for (const { statement, actions } of messagingGrants(document)) {
                const what = (wide: readonly Text[]) =>
                    fail(`${statement.label} of its ${property} allows ${listed(wide)}`);
                yield { ...(actions === UNKNOWN ? partlyKnown(policy) : what(actions)), resource };
            }
            if (document.unknown) yield { ...partlyKnown(policy), resource };
        }
    },
};
