import { type Document, parseArn, UNKNOWN } from "../../../iam";
import { grantsMessaging } from "../../checks/messaging-rights";
import { listed } from "../../checks/words";
import { grantingPolicies } from "../../model/granting";
import { attachedPolicies } from "../../model/policies";
import { type Stack } from "../../model/stack";
import { KEY_POLICIES, QUEUE_POLICIES, TOPIC_POLICIES } from "../../model/types";
import { isHeldByUsers, userAttachments } from "../../model/users";
import { fail, type StackProblem, type StackRule } from "../../rule";

export const iamNoUserMessaging: StackRule = {
    name: "iam-no-user-messaging",
    description: "Queues, topics and their keys are used by roles, not by IAM users.",
    why: "a user works with keys that do not expire, and nobody notices when they are copied",
    fix: "give the right to a role (MessagingRole), which a workload or a person assumes for a short time",
    severity: "medium",
    level: "advisory",
    frameworks: ["CIS AWS 1.15", "NIST 800-53 AC-2", "PCI DSS 8.6"],
    sources: [
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],

    *checkStack(stack) {
        for (const { resource, document, property } of grantingPolicies(stack))
            if (isHeldByUsers(resource, stack) && grantsMessaging(document))
                yield { ...fail(`its ${property} gives IAM users rights in SQS or SNS`), resource };
        yield* attachments(stack);
        for (const resource of stack.ofTypes(PLACES))
            for (const { property, document } of attachedPolicies(resource, PLACES)) {
                const users = usersIn(document);
                if (users.length > 0) yield { ...fail(`its ${property} names ${listed(users)}`), resource };
            }
    },
};

const PLACES = { ...QUEUE_POLICIES, ...TOPIC_POLICIES, ...KEY_POLICIES };

function* attachments(stack: Stack): Iterable<StackProblem> {
    for (const { holder, property } of userAttachments(stack))
        for (const arn of [holder.get(property)].flat())
            if (typeof arn === "string" && /:iam::aws:policy\/(?:.*\/)?Amazon(?:SQS|SNS)/.test(arn))
                yield {
                    ...fail(`its ${property} gives IAM users ${arn.split("/").at(-1)}`),
                    resource: holder,
                };
}

function usersIn({ statements }: Document): string[] {
    const entries = statements
        .filter(({ effect }) => effect !== "Deny")
        .flatMap(({ principals }) => (principals?.negated === false ? principals.entries : []));
    const names = entries.map(({ value }) => (value === UNKNOWN ? "" : value));
    return [...new Set(names.filter((name) => parseArn(name)?.resource.startsWith("user/")))];
}
