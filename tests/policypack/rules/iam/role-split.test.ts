import { iamRoleSplit } from "../../../../policypack/rules/iam/role-split";
import { queueArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { may, openPolicy, queue, RECEIVE, role, rolePolicy, SEND } from "./role-stacks";

const both = "both sqs:SendMessage and sqs:ReceiveMessage, sqs:DeleteMessage";
const onOrders = `${both} on ${queueArn()}`;
const policyLets = (name = "policy", on = onOrders) => ({ [name]: [`its policy lets worker do ${on}`] });
const receiving = rolePolicy("receiving", [may(RECEIVE)]);
const base = [role(), queue(), receiving];

testRule(iamRoleSplit, {
    documented: { violates: "one policy that gives both", complies: "a producer and a consumer" },
    accepts: {
        "a producer and a consumer": {
            resources: [
                role("web"),
                role("worker"),
                queue(),
                rolePolicy("sending", [may(SEND)], { role: "web" }),
                receiving,
            ],
        },
        "a relay from one queue to another": {
            resources: [role(), queue(), rolePolicy("policy", [may(RECEIVE), may(SEND, queueArn("next"))])],
        },
        "a relay from a prefix of queues to another prefix": {
            resources: [
                role(),
                queue("in-orders"),
                queue("out-orders"),
                rolePolicy("policy", [may(RECEIVE, queueArn("in-*")), may(SEND, queueArn("out-*"))]),
            ],
        },
        "an operator who moves messages back": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [may(SEND), may(RECEIVE, queueArn("orders-dlq"))]),
            ],
        },
        "a consumer that looks at the queue": {
            resources: [role(), queue(), rolePolicy("policy", [may([...RECEIVE, "sqs:GetQueueAttributes"])])],
        },
        "a wildcard over all actions, which another rule reports": {
            resources: [role(), queue(), rolePolicy("policy", [may("sqs:*")])],
        },
        "everything but some actions, which another rule reports": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [
                    { Effect: "Allow", NotAction: "sqs:PurgeQueue", Resource: queueArn() },
                ]),
            ],
        },
        "rights that depend on the tags of the queue": {
            resources: [
                ...base,
                rolePolicy("policy", [
                    may(SEND, queueArn(), {
                        Condition: { StringEquals: { "aws:ResourceTag/team": "orders" } },
                    }),
                ]),
            ],
        },
        "queues by a variable of the session": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [may([...SEND, ...RECEIVE], queueArn("${aws:PrincipalTag/team}"))]),
            ],
        },
    },
    rejects: {
        "one policy that gives both": {
            resources: [role(), queue(), rolePolicy("policy", [may([...SEND, ...RECEIVE])])],
            what: policyLets(),
        },
        "two statements of one policy": {
            resources: [role(), queue(), rolePolicy("policy", [may(SEND), may(RECEIVE)])],
            what: policyLets(),
        },
        "wildcards that stay within a producer's and a consumer's rights": {
            resources: [role(), queue(), rolePolicy("policy", [may(["SQS:Send*", "sqs:Receive*"])])],
            what: policyLets("policy", `both sqs:SendMessage and sqs:ReceiveMessage on ${queueArn()}`),
        },
        "a queue of another stack": {
            resources: [role(), rolePolicy("policy", [may([...SEND, ...RECEIVE])])],
            what: policyLets(),
        },
        "a prefix that both statements name": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [may([...SEND, ...RECEIVE], queueArn("ord*"))]),
            ],
            what: policyLets("policy", `${both} on ${queueArn("ord*")}`),
        },
        "one queue within a prefix": {
            resources: [role(), queue(), rolePolicy("policy", [may(SEND, queueArn("ord*")), may(RECEIVE)])],
            what: policyLets(),
        },
        "two prefixes that only a queue of the stack has in common": {
            resources: [
                role(),
                queue("team-orders"),
                rolePolicy("policy", [may(SEND, queueArn("team-*")), may(RECEIVE, queueArn("*-orders"))]),
            ],
            what: policyLets("policy", `${both} on ${queueArn("team-orders")}`),
        },
        "every queue": {
            resources: [role(), queue(), rolePolicy("policy", [may([...SEND, ...RECEIVE], "*")])],
            what: policyLets("policy", `${both} on arn:*:sqs:*:*:*`),
        },
        "a condition that the role meets when it likes": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [
                    may(SEND, queueArn(), { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
                    may(RECEIVE),
                ]),
            ],
            what: policyLets(),
        },
        "both on a queue that is not known yet": {
            resources: [
                role(),
                queue("orders", { name: unknown }),
                openPolicy("policy", [may([...SEND, ...RECEIVE], unknown)]),
            ],
            what: policyLets("policy", `${both} on a queue that is not known yet`),
        },
        "what is known, beside a policy that is not": {
            resources: [
                role(),
                queue(),
                rolePolicy("policy", [may([...SEND, ...RECEIVE])]),
                { ...rolePolicy("other", []), props: { role: "worker", policy: unknown } },
            ],
            what: policyLets(),
        },
        "three queues and more, once": {
            resources: [
                role(),
                rolePolicy("policy", [
                    may(
                        [...SEND, ...RECEIVE],
                        ["a", "b", "c", "d"].map((name) => queueArn(name)),
                    ),
                ]),
            ],
            what: policyLets(
                "policy",
                `${both} on ${["a", "b", "c"].map((name) => queueArn(name)).join(", ")} and 1 more`,
            ),
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [...base, { ...rolePolicy("other", []), props: { role: "worker", policy: unknown } }],
            undecided: { other: ["its policy is not known before deployment"] },
        },
        "sending to one of two queues that are not known": {
            resources: [
                ...base,
                queue("next"),
                openPolicy("policy", [may(SEND, unknown)], ["orders", "next"]),
            ],
            undecided: { policy: ["its policy has parts that are not known before deployment"] },
        },
        "actions that are not known": {
            resources: [role(), queue(), openPolicy("policy", [may(unknown)])],
            undecided: { policy: ["its policy has parts that are not known before deployment"] },
        },
    },
});
