import { messagingExecutionRoles, splitRoles } from "../../checks/split-roles";
import { type StackRule } from "../../rule";

export const iamRoleSplit: StackRule = {
    name: "iam-role-split",
    description:
        "No role both sends to a queue and receives from it, and none that starts containers does either.",
    why: "a producer that is taken over could then read and delete what others sent, and a consumer forge messages",
    fix: "use one role for sending and another for receiving, and the task role for messages (MessagingRole makes one for each kind of access)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-5", "NIST 800-53 AC-6", "PCI DSS 7.2"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    ],

    *checkStack(stack) {
        yield* splitRoles(stack);
        yield* messagingExecutionRoles(stack);
    },
};
