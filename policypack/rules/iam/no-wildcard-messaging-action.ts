import { UNKNOWN } from "../../../iam";
import { messagingGrants } from "../../checks/messaging-grants";
import { flaws, partlyKnown } from "../../checks/unreadable";
import { isOnlyBoundary } from "../../model/attachments";
import { identityPolicies } from "../../model/policies";
import { IDENTITY_POLICIES } from "../../model/types";
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

    *checkStack(stack) {
        for (const resource of stack.ofTypes(IDENTITY_POLICIES)) {
            if (isOnlyBoundary(resource, stack)) continue;
            for (const policy of identityPolicies(resource)) {
                for (const flaw of flaws(policy)) yield { ...flaw, resource };
                for (const { statement, actions } of messagingGrants(policy.document)) {
                    if (actions === UNKNOWN) yield { ...partlyKnown(policy), resource };
                    else
                        yield {
                            ...fail(`${statement.label} of its ${policy.property} allows ${listed(actions)}`),
                            resource,
                        };
                }
                if (policy.document.unknown) yield { ...partlyKnown(policy), resource };
            }
        }
    },
};
