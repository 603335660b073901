import { sqsPolicyCrossAccount } from "../../../../policypack/rules/sqs/policy-cross-account";
import { allow, document, foreign, own, queueArn, queueUrl, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { foreigners } from "../grants/foreigners";

const common = foreigners({ action: "sqs:SendMessage", arn: queueArn() });
const send = (AWS: string) => allow({ Principal: { AWS }, Action: "sqs:SendMessage", Resource: "*" });
const said = (property: string) => [
    `statement 1 of its ${property} allows sqs:SendMessage to the foreign account ${foreign}`,
];

testRule(sqsPolicyCrossAccount, {
    documented: { violates: "a foreign role", complies: "a role of the own account" },
    accepts: {
        ...common.accepts,
        "the own account, told by the queue's URL": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(send(own)) },
        },
    },
    rejects: {
        ...common.rejects,
        "a foreign account, the own told by the queue's URL": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: { queueUrl: queueUrl(), policy: text(send(foreign)) },
            what: said("policy"),
        },
        "all that it may do in one finding": {
            type: "aws:sqs/queuePolicy:QueuePolicy",
            props: {
                queueUrl: queueUrl(),
                policy: text({
                    ...send(foreign),
                    Action: ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"],
                }),
            },
            what: [
                "statement 1 of its policy allows sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 1 more " +
                    `to the foreign account ${foreign}`,
            ],
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(send(foreign)) },
            what: said("policyDocument"),
        },
        "an inline policy of aws-native": {
            type: "aws-native:sqs:QueueInlinePolicy",
            props: { queue: queueUrl(), policyDocument: document(send(foreign)) },
            what: said("policyDocument"),
        },
    },
    undecided: common.undecided,
});
