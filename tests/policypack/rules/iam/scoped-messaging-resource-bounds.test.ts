import { iamScopedMessagingResource } from "../../../../policypack/rules/iam/scoped-messaging-resource";
import { allow, deny, document, queueArn, type Statement } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const given = (...statements: Statement[]) => ({
    resources: [
        {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: "worker",
            props: { role: "worker", policy: document(...statements) },
        },
    ],
});
const sendTo = (Resource: unknown) => allow({ Action: "sqs:SendMessage", Resource });
const butFor = (...NotResource: unknown[]) => allow({ Action: "sqs:SendMessage", NotResource });
const may = (on: string, label = "statement 1", action = "sqs:SendMessage") =>
    `${label} of its policy allows ${action} on ${on}`;
const everything = { what: { worker: [may("*")] } };
const parts = { worker: ["its policy has parts that are not known before deployment"] };
const everyQueue = "arn:aws:sqs:*:*:*";

/** Grants on everything that something else bounds, and bounds that hold nothing back. */
testRule(iamScopedMessagingResource, {
    accepts: {
        "a name that is a variable": given(sendTo(queueArn("${aws:username}"))),
        "everything but every queue and one more": given(butFor(queueArn(), everyQueue)),
        "every queue, with a Deny of all by two patterns": given(
            sendTo("*"),
            deny({ Action: "sqs:*", Resource: [queueArn(), "*"] }),
        ),
    },
    rejects: {
        "everything but two queues": {
            ...given(butFor(queueArn("audit"), queueArn("billing"))),
            what: {
                worker: [may(`everything but ${queueArn("audit")}, ${queueArn("billing")} (NotResource)`)],
            },
        },
        "every queue, with a Deny of what is not known": {
            ...given(sendTo("*"), deny({ Action: "sqs:*", Resource: unknown })),
            ...everything,
        },
        "every queue, with a Deny of all but what is not known": {
            ...given(sendTo("*"), deny({ Action: "sqs:*", NotResource: unknown })),
            ...everything,
        },
        "every queue, with a Deny of all but one and every other": {
            ...given(sendTo("*"), deny({ Action: "sqs:*", NotResource: [queueArn(), everyQueue] })),
            ...everything,
        },
        "each of two statements by its own": {
            ...given(sendTo(everyQueue), allow({ Action: "sqs:ReceiveMessage", Resource: queueArn("*") })),
            what: {
                worker: [may(everyQueue), may(queueArn("*"), "statement 2", "sqs:ReceiveMessage")],
            },
        },
    },
    undecided: {
        "everything but what is not known": { ...given(butFor(unknown)), undecided: parts },
        "everything but one queue and what is not known": {
            ...given(butFor(queueArn("audit"), unknown)),
            undecided: parts,
        },
    },
});
