import fc from "fast-check";

import * as tables from "../../policypack/model/types";
import { type Resource, unknown } from "./wire";

/** Every resource type that some rule reads. */
const types = [
    tables.QUEUES,
    tables.QUEUE_POLICIES,
    tables.TOPIC_POLICIES,
    tables.KEY_POLICIES,
    tables.IDENTITY_POLICIES,
    tables.ATTACHMENTS,
    tables.BOUNDARIES,
    tables.DEAD_LETTERS,
].flatMap((table) => Object.keys(table));

const properties = [
    ..."name queueName topicName arn url queueUrl queue queues topic topics topicArn keyId policy policyDocument".split(
        " ",
    ),
    ..."keyPolicy inlinePolicy inlinePolicies policies managedPolicyArns permissionsBoundary policyArn roles".split(
        " ",
    ),
    ..."kmsMasterKeyId sqsManagedSseEnabled redrivePolicy redriveAllowPolicy deadLetterConfig".split(" "),
];

const elements = [
    ..."Version Statement Effect Principal NotPrincipal Action NotAction Resource NotResource Condition Sid".split(
        " ",
    ),
    ..."AWS Service Federated StringLike ArnEqualsIfExists IpAddress Null Bool ForAllValues:StringEquals".split(
        " ",
    ),
    ..."aws:SourceArn aws:SourceIp aws:PrincipalOrgID deadLetterTargetArn targetArn policy policyDocument".split(
        " ",
    ),
    ..."constructor length statement".split(" "),
];

const texts = [
    ...[
        "",
        " ",
        "*",
        "**",
        "?",
        "Allow",
        "Deny",
        "false",
        "sqs:*",
        "sqs:SendMessage",
        "sns.amazonaws.com",
        unknown,
    ],
    ...[
        "111122223333",
        "arn:aws:sqs:eu-west-1:111122223333:orders",
        "arn:::::",
        "arn:aws:iam::*:root",
        ":",
        "{}",
        "[]",
    ],
    ...[
        "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
        "0.0.0.0/0",
        "::/0",
        "1.2.3.4/99",
        "${aws:x}",
        "null",
    ],
];

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 5, depthSize: "medium" },
        fc.constantFrom(...texts),
        fc.constantFrom<unknown>(null, true, false, 0, -1, 1e300),
        fc.string(),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...elements), tie("value"), { maxKeys: 5, noNullPrototype: true }),
    ),
}));

const statement = fc.record(
    {
        Effect: value,
        Principal: value,
        NotPrincipal: value,
        Action: value,
        Resource: value,
        Condition: value,
    },
    { requiredKeys: ["Effect"], noNullPrototype: true },
);
const document = fc.record(
    { Version: value, Statement: fc.oneof(value, statement, fc.array(statement, { maxLength: 3 })) },
    { noNullPrototype: true },
);
const written = fc.oneof(
    value,
    document,
    value.map((item) => JSON.stringify(item)),
    document.map((item) => JSON.stringify(item)),
);

/** A resource of a type that the pack judges, filled with what no provider would take. */
export const malformedResource: fc.Arbitrary<Resource> = fc.record({
    type: fc.constantFrom(...types),
    name: fc.constant("orders"),
    props: fc.dictionary(fc.constantFrom(...properties), written, { maxKeys: 8, noNullPrototype: true }),
});
