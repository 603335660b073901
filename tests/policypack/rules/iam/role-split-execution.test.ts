import { iamRoleSplit } from "../../../../policypack/rules/iam/role-split";
import { queueArn, text, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { may, RECEIVE, role, roleArnOf, rolePolicy, SEND } from "./role-stacks";

type Props = Record<string, unknown>;

const task = (props: Props, deps: Record<string, string[]> = {}): Member => ({
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    props: { family: "orders", ...props },
    deps,
});
const job = (containerProperties: unknown, type = "aws:batch/jobDefinition:JobDefinition"): Member => ({
    type,
    name: "job",
    props: { type: "container", containerProperties },
    deps: containerProperties === unknown ? { containerProperties: ["starter", "worker"] } : {},
});
const starter = role("starter");
const worker = role("worker");
const arns = { executionRoleArn: roleArnOf("starter"), taskRoleArn: roleArnOf("worker") };
const jobArns = { executionRoleArn: roleArnOf("starter"), jobRoleArn: roleArnOf("worker") };
const receiving = (holder: string) => rolePolicy("policy", [may(RECEIVE)], { role: holder });
const gives = (actions: string, who = "starter", of = "task") => ({
    policy: [`its policy gives ${actions} to ${who}, the execution role of "${of}"`],
});
const receives = "sqs:ReceiveMessage, sqs:DeleteMessage";

testRule(iamRoleSplit, {
    accepts: {
        "messaging rights on the task role": {
            resources: [starter, worker, task(arns), receiving("worker")],
        },
        "messaging rights on the job role": {
            resources: [starter, worker, job(JSON.stringify(jobArns)), receiving("worker")],
        },
        "an execution role that reads a secret and uses its key": {
            resources: [
                starter,
                task(arns),
                rolePolicy(
                    "policy",
                    [
                        may(
                            ["secretsmanager:GetSecretValue", "kms:Decrypt"],
                            "arn:aws:secretsmanager:eu-west-1:1:secret:x",
                        ),
                    ],
                    { role: "starter" },
                ),
            ],
        },
        "an execution role that looks at the settings of queues": {
            resources: [
                starter,
                task(arns),
                rolePolicy("policy", [may("sqs:GetQueueAttributes")], { role: "starter" }),
            ],
        },
        "a wildcard, which another rule reports": {
            resources: [starter, task(arns), rolePolicy("policy", [may("sqs:*")], { role: "starter" })],
        },
        "a task without an execution role": { resources: [worker, task({}), receiving("worker")] },
        "a job definition that is no JSON": { resources: [worker, job("{"), receiving("worker")] },
        "a job definition made of two roles of which it is not known which is which": {
            resources: [starter, worker, job(unknown), receiving("worker")],
        },
    },
    rejects: {
        "messaging rights on the execution role": {
            resources: [starter, worker, task(arns), receiving("starter")],
            what: gives(receives),
        },
        "one role for both": {
            resources: [
                worker,
                task({ executionRoleArn: roleArnOf("worker"), taskRoleArn: roleArnOf("worker") }),
                receiving("worker"),
            ],
            what: gives(receives, "worker"),
        },
        "an execution role whose ARN is not known yet": {
            resources: [
                starter,
                task({ executionRoleArn: unknown }, { executionRoleArn: ["starter"] }),
                receiving("starter"),
            ],
            what: gives(receives),
        },
        "an execution role of another stack": {
            resources: [task(arns), receiving("starter")],
            what: gives(receives),
        },
        "rights on a topic": {
            resources: [
                starter,
                task(arns),
                rolePolicy("policy", [may("sns:Publish", topicArn())], { role: "starter" }),
            ],
            what: gives("sns:Publish"),
        },
        "a job definition as JSON text": {
            resources: [starter, worker, job(JSON.stringify(jobArns)), receiving("starter")],
            what: gives(receives, "starter", "job"),
        },
        "a job definition of aws-native": {
            resources: [
                starter,
                worker,
                job(jobArns, "aws-native:batch:JobDefinition"),
                receiving("starter"),
            ],
            what: gives(receives, "starter", "job"),
        },
        "a task of aws-native": {
            resources: [
                starter,
                { ...task(arns), type: "aws-native:ecs:TaskDefinition" },
                receiving("starter"),
            ],
            what: gives(receives),
        },
        "an inline policy of a role that starts two tasks, once": {
            resources: [
                role("starter", {
                    inlinePolicies: [{ name: "sending", policy: text(may(SEND, queueArn("jobs"))) }],
                }),
                task(arns),
                job(JSON.stringify({ container: jobArns })),
            ],
            what: {
                starter: [
                    'its inlinePolicies gives sqs:SendMessage to starter, the execution role of "job", "task"',
                ],
            },
        },
    },
});
