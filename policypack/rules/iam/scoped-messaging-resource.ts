import { actionsThat, covers } from "../../../iam";
import { scopedGrants } from "../../checks/scoped-grants";
import { type Matter, RESOURCE_TAG } from "../../checks/wide-grants";
import { type StackRule } from "../../rule";

export const iamScopedMessagingResource: StackRule = {
    name: "iam-scoped-messaging-resource",
    description: "An identity policy names the queues and topics that it gives access to.",
    why: "whoever takes over this one workload reads, forges and deletes the messages of all others too",
    fix: "write the exact ARN, or in one region and account a prefix of the name that only this workload bears",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-6", "PCI DSS 7.2", "CIS AWS 1.16"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],

    checkStack: (stack) => scopedGrants(stack, MATTERS),
};

/** These have no resource, so that IAM takes only "*" for them. */
const WITHOUT_RESOURCE = ["sns:SetSubscriptionAttributes", "sns:Unsubscribe"];

const MATTERS: readonly Matter[] = (["sqs", "sns"] as const).map((service) => ({
    service,
    actions: (["send", "receive", "redrive", "manage"] as const)
        .flatMap((effect) => actionsThat(effect, service))
        .filter((action) => !WITHOUT_RESOURCE.includes(action)),
    isOpen: (name) => covers(name, "??*"),
    boundBy: [RESOURCE_TAG],
}));
