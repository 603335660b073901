import { sqsPolicyServiceSource } from "../../../../policypack/rules/sqs/policy-service-source";
import {
    allow,
    document,
    foreign,
    own,
    queueArn,
    role,
    type Statement,
    text,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const s3 = { Service: "s3.amazonaws.com" };
const under = (Condition: unknown) => ({
    props: {
        policy: text(allow({ Principal: s3, Action: "sqs:SendMessage", Resource: queueArn(), Condition })),
    },
});
const send = (parts: Statement) => allow({ Action: "sqs:SendMessage", Resource: queueArn(), ...parts });
const theirs = (label: string) =>
    `${label} of its policy allows sqs:SendMessage to AWS services for the foreign account ${foreign}`;
const fromThem = { StringEquals: { "aws:SourceAccount": foreign } };

testRule(sqsPolicyServiceSource, {
    accepts: {
        "a bucket and its account": under({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders-uploads" },
            StringEquals: { "aws:SourceAccount": own },
        }),
        "a bucket with the stars of AWS's own example, and its account": under({
            ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:orders-uploads" },
            StringEquals: { "aws:SourceAccount": own },
        }),
        "a bucket by its name alone, for an action that is not known yet": {
            props: {
                policy: document(
                    send({
                        Principal: s3,
                        Action: unknown,
                        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::exports" } },
                    }),
                ),
            },
        },
        "everybody over TLS, which is another rule's matter": {
            props: {
                policy: text(
                    send({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
                ),
            },
        },
        "a statement that names nobody": { props: { policy: text(send({ Condition: fromThem })) } },
        "a role, bound to a foreign source, which it never bears": {
            props: { policy: text(send({ Principal: { AWS: role }, Condition: fromThem })) },
        },
        "a bucket in a Deny": {
            props: {
                policy: text({ ...send({ Principal: s3 }), Effect: "Deny" }),
            },
        },
    },
    rejects: {
        "a bucket by its name alone, which another account may take over": {
            ...under({ ArnEquals: { "aws:SourceArn": "arn:aws:s3:::exports" } }),
            what: [
                "statement 1 of its policy allows sqs:SendMessage to s3.amazonaws.com for a bucket, whoever owns it (no aws:SourceAccount)",
            ],
            level: "advisory",
        },
        "any bucket": {
            ...under({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }),
            what: ["statement 1 of its policy allows sqs:SendMessage to s3.amazonaws.com for any customer"],
        },
        "everybody from a foreign account, beside a topic of ours": {
            props: {
                policy: text(
                    send({ Principal: "*", Condition: fromThem }),
                    send({
                        Principal: { Service: "sns.amazonaws.com" },
                        Condition: { StringEquals: { "aws:SourceAccount": own } },
                    }),
                ),
            },
            what: [theirs("statement 1")],
        },
        "any service by a star, from a foreign account": {
            props: { policy: text(send({ Principal: { Service: "*" }, Condition: fromThem })) },
            what: [theirs("statement 1")],
        },
    },
});
