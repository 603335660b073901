import * as aws from "@pulumi/aws";

import { arn, document } from "../account";
import { department, engineerArns, tags } from "./settings";

const mine = `\${aws:PrincipalTag/Department}`;
/** Queues are called by their department, so that nobody makes another's one their own with a tag. */
const queues = arn("sqs", `${mine}-*`);

/**
 * What engineers may do, of any department: make queues that bear their department, and look after those that do. No
 * queue is named, so that a new one needs no new policy. Who may change a tag decides who reaches what: nobody here may.
 */
const engineering = document(
    {
        Sid: "QueuesOfMyDepartment",
        Effect: "Allow",
        Action: [
            "sqs:GetQueueAttributes",
            "sqs:ListDeadLetterSourceQueues",
            "sqs:ListQueueTags",
            "sqs:DeleteQueue",
        ],
        Resource: queues,
        Condition: { StringEquals: { "aws:ResourceTag/Department": mine } },
    },
    {
        Sid: "NewQueuesOfMyDepartment",
        Effect: "Allow",
        Action: ["sqs:CreateQueue", "sqs:TagQueue"],
        Resource: queues,
        Condition: { StringEquals: { "aws:RequestTag/Department": mine } },
    },
    {
        Sid: "NoQueueWithoutDepartment",
        Effect: "Deny",
        Action: "sqs:CreateQueue",
        Resource: "*",
        Condition: { Null: { "aws:RequestTag/Department": "true" } },
    },
);

/** Engineers of the inventory. Where people come with tags of their session, these decide instead of those of the role. */
export const engineer = new aws.iam.Role("inventory-engineer", {
    description: "Makes and looks after queues of the inventory; reads no message",
    assumeRolePolicy: document({
        Sid: "Engineers",
        Effect: "Allow",
        Principal: engineerArns.length > 0 ? { AWS: engineerArns } : { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
    }),
    tags: { ...tags, ...department },
});
const policy = new aws.iam.Policy("inventory-engineering", { policy: engineering, tags });
new aws.iam.RolePolicyAttachment("inventory-engineering", { role: engineer.name, policyArn: policy.arn });
