import { iamDlqOperatorsOnly } from "../../../../policypack/rules/iam/dlq-operators-only";
import { queueArn, topicArn } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { may, openPolicy, pair, queue, RECEIVE, REDRIVE, role, rolePolicy, SEND } from "./role-stacks";

const dlq = queueArn("orders-dlq");
const jobs = [queueArn("myapp-jobs"), queueArn("myapp-jobs-dlq")] as const;
const takes = "sqs:ReceiveMessage, sqs:DeleteMessage";
const lets = (
    as = "consumer",
    actions = takes,
    [source, deadLetters]: readonly [string, string] = [queueArn(), dlq],
    property = "policy",
) => `its ${property} lets worker, a ${as} of ${source}, do ${actions} on ${deadLetters}`;
const consumer = may(RECEIVE);
const producer = may(SEND);
const stack = (...members: Member[]) => [role(), ...pair(), ...members];
const policy = (...statements: Parameters<typeof rolePolicy>[1]) => rolePolicy("policy", statements);

testRule(iamDlqOperatorsOnly, {
    documented: {
        violates: "a worker's queue and its dead-letter queue by name",
        complies: "an operator who only reads the dead-letter queue",
    },
    accepts: {
        "a producer, a consumer and an operator": {
            resources: [
                ...pair(),
                role("web"),
                role("worker"),
                role("ops"),
                rolePolicy("sending", [producer], { role: "web" }),
                rolePolicy("receiving", [consumer], { role: "worker" }),
                rolePolicy("moving", [producer, may(REDRIVE, dlq)], { role: "ops" }),
            ],
        },
        "an operator who only reads the dead-letter queue": { resources: stack(policy(may(RECEIVE, dlq))) },
        "a worker that puts what failed into the dead-letter queue itself": {
            resources: stack(policy(consumer, may(SEND, dlq))),
        },
        "a worker that looks at the settings of the dead-letter queue": {
            resources: stack(policy(consumer, may("sqs:GetQueueAttributes", dlq))),
        },
        "a consumer of another queue": {
            resources: stack(queue("returns"), policy(may(RECEIVE, queueArn("returns")), may(RECEIVE, dlq))),
        },
        "a prefix that holds no dead-letter queue": {
            resources: stack(queue("orders-late"), policy(may(RECEIVE, [queueArn(), queueArn("orders-l*")]))),
        },
        "a service that is given its queue and all that bear its name": {
            resources: stack(policy(may(RECEIVE, [queueArn(), queueArn("orders-*")]))),
        },
        "an operator of several dead-letter queues by a pattern": {
            resources: stack(...pair("returns"), policy(producer, may(REDRIVE, queueArn("*-dlq")))),
        },
        "a wildcard over all actions, which another rule reports": {
            resources: stack(policy(may("sqs:*", queueArn("orders*")))),
        },
        "a dead-letter queue of another stack": {
            resources: [role(), pair()[0]!, policy(consumer, may(RECEIVE, dlq))],
        },
        "an operator of a dead-letter queue that has one itself": {
            resources: [
                role(),
                pair()[0]!,
                ...pair("orders-dlq", "last-resort"),
                policy(may(REDRIVE, [dlq, queueArn("last-resort")])),
            ],
        },
        "the dead-letter queue of a subscription": {
            resources: [
                role(),
                queue(),
                queue("orders-dlq"),
                {
                    type: "aws:sns/topicSubscription:TopicSubscription",
                    name: "subscription",
                    props: {
                        topic: topicArn(),
                        redrivePolicy: JSON.stringify({ deadLetterTargetArn: dlq }),
                    },
                },
                policy(producer, may(RECEIVE, dlq)),
            ],
        },
        "a stack without a dead-letter queue and with a policy that is not known": {
            resources: [role(), queue(), { ...policy(), props: { role: "worker", policy: unknown } }],
        },
    },
    rejects: {
        "a worker's prefix that is also its dead-letter queue's": {
            resources: [role(), ...pair("myapp-jobs"), policy(may(RECEIVE, queueArn("myapp-*")))],
            what: { policy: [lets("consumer", takes, jobs)] },
        },
        "the same in any region and account": {
            resources: [role(), ...pair("myapp-jobs"), policy(may(RECEIVE, "arn:aws:sqs:*:*:myapp-*"))],
            what: {
                policy: [
                    lets("consumer", takes, ["arn:aws:sqs:*:*:myapp-jobs", "arn:aws:sqs:*:*:myapp-jobs-dlq"]),
                ],
            },
        },
        "every queue": {
            resources: stack(policy(may(RECEIVE, "*"))),
            what: { policy: [lets("consumer", takes, ["arn:*:sqs:*:*:orders", "arn:*:sqs:*:*:orders-dlq"])] },
        },
        "a worker's queue and its dead-letter queue by name": {
            resources: stack(policy(may(RECEIVE, [queueArn(), dlq]))),
            what: { policy: [lets()] },
        },
        "a pattern for dead-letter queues": {
            resources: stack(policy(consumer, may(RECEIVE, queueArn("*-dlq")))),
            what: { policy: [lets()] },
        },
        "a pattern for the one dead-letter queue": {
            resources: stack(policy(consumer, may(RECEIVE, queueArn("orders-dlq*")))),
            what: { policy: [lets()] },
        },
        "a pattern for dead-letter queues of any account, beside the queue by name": {
            resources: stack(policy(consumer, may(RECEIVE, "arn:aws:sqs:eu-west-1:*:orders-dl*"))),
            what: { policy: [lets()] },
        },
        "a dead-letter queue that is not known yet, beside the queue by name": {
            resources: stack(policy(consumer), openPolicy("other", [may(RECEIVE, unknown)], ["orders-dlq"])),
            what: { other: [lets()] },
        },
        "a worker that may purge the dead-letter queue": {
            resources: stack(policy(consumer, may("sqs:PurgeQueue", dlq))),
            what: { policy: [lets("consumer", "sqs:PurgeQueue")] },
        },
        "a worker that may move messages too": {
            resources: stack(policy(consumer, may(REDRIVE, dlq))),
            what: { policy: [lets()] },
        },
        "one dead-letter queue of two queues, in one sentence": {
            resources: [
                role(),
                ...pair("orders", "shared-dlq"),
                pair("returns", "shared-dlq")[0]!,
                policy(may(RECEIVE, [queueArn(), queueArn("returns"), queueArn("shared-dlq")])),
            ],
            what: {
                policy: [
                    lets("consumer", takes, [
                        `${queueArn()}, ${queueArn("returns")}`,
                        queueArn("shared-dlq"),
                    ]),
                ],
            },
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: stack({ ...policy(), props: { role: "worker", policy: unknown } }),
            undecided: { policy: ["its policy is not known before deployment"] },
        },
        "a consumer of queues that are not known": {
            resources: stack(openPolicy("policy", [may(RECEIVE, unknown)], ["orders", "orders-dlq"])),
            undecided: { policy: ["its policy has parts that are not known before deployment"] },
        },
    },
});

/** Who sends and reads what failed may be an operator who works by hand: that is said, but does not block. */
testRule(iamDlqOperatorsOnly, {
    accepts: {
        "a producer that may also start a move, as an operator": {
            resources: stack(policy(producer, may(REDRIVE, dlq))),
        },
    },
    rejects: {
        "a producer that reads the dead-letter queue": {
            resources: stack(policy(producer, may(RECEIVE, dlq))),
            what: { policy: [lets("producer")] },
            level: "advisory",
        },
    },
});
