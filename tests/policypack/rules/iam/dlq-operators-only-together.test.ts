import { iamDlqOperatorsOnly } from "../../../../policypack/rules/iam/dlq-operators-only";
import { deny, foreign, queueArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";
import {
    attachment,
    managed,
    may,
    openPolicy,
    pair,
    queue,
    queuePolicy,
    RECEIVE,
    role,
    roleArnOf,
    rolePolicy,
    to,
} from "./role-stacks";

const dlq = queueArn("orders-dlq");
const takes = "sqs:ReceiveMessage, sqs:DeleteMessage";
const lets = (
    as = "consumer",
    actions = takes,
    [source, deadLetters]: readonly [string, string] = [queueArn(), dlq],
    property = "policy",
) => `its ${property} lets worker, a ${as} of ${source}, do ${actions} on ${deadLetters}`;
const consumer = may(RECEIVE);
const stack = (...members: Member[]) => [role(), ...pair(), ...members];
const policy = (...statements: Parameters<typeof rolePolicy>[1]) => rolePolicy("policy", statements);

/** What several documents say together, wherever they stand. */
testRule(iamDlqOperatorsOnly, {
    accepts: {
        "a Deny on the dead-letter queue": {
            resources: stack(
                policy(may(RECEIVE, queueArn("ord*"))),
                rolePolicy("fence", [deny({ Action: "sqs:*", Resource: queueArn("*-dlq") })]),
            ),
        },
        "a dead-letter queue whose policy denies the worker": {
            resources: stack(
                policy(consumer, may(RECEIVE, dlq)),
                queuePolicy("orders-dlq", { ...to(roleArnOf(), "sqs:*", dlq), Effect: "Deny" }),
            ),
        },
        "a boundary of the stack without the dead-letter queue": {
            resources: [
                role("worker", { permissionsBoundary: unknown }, { permissionsBoundary: ["boundary"] }),
                ...pair(),
                policy(consumer, may(RECEIVE, dlq)),
                managed("boundary", [consumer]),
            ],
        },
        "a queue of the same name in another account": {
            resources: stack(policy(consumer, may(RECEIVE, dlq.replace(/\d{12}/, foreign))), {
                ...newQueue("marker", { props: { arn: queueArn("marker") } }),
            }),
        },
    },
    rejects: {
        "two policies, of which the second reaches the dead-letter queue": {
            resources: stack(rolePolicy("own", [consumer]), policy(may(RECEIVE, dlq))),
            what: { policy: [lets()] },
        },
        "an attached policy": {
            resources: stack(
                policy(consumer),
                managed("managed", [may(RECEIVE, dlq)]),
                attachment(
                    "RolePolicyAttachment",
                    { role: unknown, policyArn: unknown },
                    { role: ["worker"], policyArn: ["managed"] },
                ),
            ),
            what: { managed: [lets()] },
        },
        "the policy of the dead-letter queue": {
            resources: stack(policy(consumer), queuePolicy("orders-dlq", to(roleArnOf(), RECEIVE, dlq))),
            what: { "orders-dlq-policy": [lets()] },
        },
        "the policies of both queues, for a role of another stack": {
            resources: [
                ...pair(),
                queuePolicy("orders", to(roleArnOf(), RECEIVE)),
                queuePolicy("orders-dlq", to(roleArnOf(), RECEIVE, dlq)),
            ],
            what: { "orders-dlq-policy": [lets()] },
        },
        "a redrive policy of its own": {
            resources: [
                role(),
                queue(),
                queue("orders-dlq"),
                {
                    type: "aws:sqs/redrivePolicy:RedrivePolicy",
                    name: "redrive",
                    props: { queueUrl: unknown, redrivePolicy: unknown },
                    deps: { queueUrl: ["orders"], redrivePolicy: ["orders-dlq"] },
                },
                policy(may(RECEIVE, [queueArn(), dlq])),
            ],
            what: { policy: [lets()] },
        },
        "aws-native": {
            resources: [
                { type: "aws-native:iam:Role", name: "worker", props: { roleName: "worker" } },
                {
                    type: "aws-native:sqs:Queue",
                    name: "orders",
                    props: { queueName: "orders", redrivePolicy: { deadLetterTargetArn: dlq } },
                },
                { type: "aws-native:sqs:Queue", name: "dlq", props: { queueName: "orders-dlq", arn: dlq } },
                {
                    type: "aws-native:iam:RolePolicy",
                    name: "policy",
                    props: {
                        roleName: "worker",
                        policyDocument: {
                            Version: "2012-10-17",
                            Statement: may(RECEIVE, queueArn("orders*")),
                        },
                    },
                },
            ],
            what: { policy: [lets("consumer", takes, [queueArn(), dlq], "policyDocument")] },
        },
        "policies made from one queue each": {
            resources: stack(
                openPolicy("own", [may(RECEIVE, unknown)], ["orders"]),
                openPolicy("policy", [may(RECEIVE, unknown)], ["orders-dlq"]),
            ),
            what: { policy: [lets("consumer", takes, ["arn:*:sqs:*:*:orders", "arn:*:sqs:*:*:orders-dlq"])] },
        },
    },
});
