import * as pulumi from "@pulumi/pulumi";

import { Access } from "../../../components";
import {
    queueArn,
    deadLetterArn,
    topicArn,
    keyArn,
    trust,
    describeBound,
    type Bound,
    producer,
} from "../../support/roles";

const queue =
    "SQS names a queue by its ARN; give the ARN of one queue, " +
    "arn:<partition>:sqs:<region>:<12-digit account>:<name>, without wildcards.";
const topic =
    "SNS names a topic by its ARN; give the ARN of one topic, " +
    "arn:<partition>:sns:<region>:<12-digit account>:<name>, without wildcards.";
const alias =
    "KMS allows 1 to 250 letters, digits, slashes, hyphens and underscores, and keeps aws/ for itself; choose such a " +
    "name, with or without alias/ in front.";
const key =
    "queues and topics here are encrypted with a customer-managed key, given by the ARN of the key; give that ARN, for " +
    "example the keyArn of a MessagingKey; keys under alias/aws/ admit no topic and no role.";
const wrongQueues = [
    "",
    "*",
    "jobs",
    `${queueArn}*`,
    "arn:aws:sqs:eu-west-1:123456789:jobs",
    `${queueArn}.x`,
];

const operator = { access: Access.Operator, trust, queueArns: [queueArn] };
const list = (value: pulumi.Input<string>) => [value];

const bounds: Bound<string>[] = [
    {
        path: "queueArns[0]",
        says: queue,
        admits: [queueArn, `arn:aws-cn:sqs:cn-north-1:111122223333:${"q".repeat(75)}.fifo`],
        refuses: [...wrongQueues, `arn:aws:sqs:eu-west-1:111122223333:${"q".repeat(81)}`],
        args: (value) => ({ ...producer, queueArns: list(value) }),
    },
    {
        path: "deadLetterQueueArns[0]",
        says: queue,
        admits: [deadLetterArn],
        refuses: wrongQueues,
        args: (value) => ({ ...operator, deadLetterQueueArns: list(value) }),
    },
    {
        path: "subscriptionDeadLetterQueueArns[0]",
        says: queue,
        admits: [deadLetterArn],
        refuses: wrongQueues,
        args: (value) => ({ ...operator, subscriptionDeadLetterQueueArns: list(value) }),
    },
    {
        path: "topicArns[0]",
        says: topic,
        admits: [topicArn, `arn:aws:sns:eu-west-1:111122223333:${"t".repeat(251)}.fifo`],
        refuses: ["*", queueArn, `${topicArn}*`, `arn:aws:sns:eu-west-1:111122223333:${"t".repeat(257)}`],
        args: (value) => ({ access: Access.Publisher, trust, topicArns: list(value) }),
    },
    {
        path: "keyAliases[0]",
        says: alias,
        admits: ["orders", "alias/orders", "a".repeat(250)],
        refuses: ["", "alias/aws/sqs", "aws/sqs", "or*", "a".repeat(251)],
        args: (value) => ({ ...producer, keyAliases: list(value) }),
    },
    {
        path: "kmsKeyArns[0]",
        says: key,
        admits: [keyArn],
        refuses: [
            "*",
            "alias/orders",
            keyArn.replace(/key\/.*/, "key/*"),
            keyArn.replace("111122223333", "1"),
        ],
        args: (value) => ({ ...producer, kmsKeyArns: list(value) }),
    },
    {
        path: "previousKeyArns[0]",
        says: key,
        admits: [keyArn],
        refuses: [
            "*",
            "alias/orders",
            keyArn.replace(/key\/.*/, "key/*"),
            keyArn.replace("111122223333", "1"),
        ],
        args: (value) => ({ ...operator, previousKeyArns: list(value) }),
    },
    {
        path: "name",
        says: "IAM allows 64 letters, digits, hyphens and underscores; choose 1 to 64 of these characters.",
        admits: ["n", "n".repeat(64)],
        refuses: ["", "n".repeat(65), "a b", "a/b"],
        args: (value) => ({ ...producer, name: value }),
    },
    {
        path: "path",
        says:
            'IAM allows paths that begin and end with "/", of at most 512 characters; choose a path such as ' +
            '"/messaging/".',
        admits: ["/", "/a/b/", `/${"p".repeat(510)}/`],
        refuses: ["", "apps", "/apps", "apps/", "/a b/", `/${"p".repeat(511)}/`],
        args: (value) => ({ ...producer, path: value }),
    },
    {
        path: "permissionsBoundaryArn",
        says:
            "a permissions boundary is an IAM managed policy; give its ARN, " +
            "arn:<partition>:iam::<12-digit account>:policy/<name>.",
        admits: ["arn:aws:iam::111122223333:policy/a/b", "arn:aws-cn:iam::aws:policy/PowerUserAccess"],
        refuses: ["", "boundary", "arn:aws:iam::123456789:policy/a", "arn:aws:iam::111122223333:role/a"],
        args: (value) => ({ ...producer, permissionsBoundaryArn: value }),
    },
    {
        path: "description",
        says: "IAM allows 1000 characters of the Latin-1 alphabet; choose a shorter or plainer text.",
        admits: ["", "Größe\n", "d".repeat(1_000)],
        refuses: ["d".repeat(1_001), "– dash"],
        args: (value) => ({ ...producer, description: value }),
    },
    {
        path: "existingRoleArn",
        says:
            "IAM names a role by its ARN, and nobody changes the roles that AWS reserves; give the ARN of a role of " +
            "yours, arn:<partition>:iam::<12-digit account>:role/<name>.",
        admits: ["arn:aws:iam::111122223333:role/r", `arn:aws:iam::111122223333:role/a/b/${"r".repeat(64)}`],
        refuses: [
            "",
            "old",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::123456789:role/old",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:iam::111122223333:role/*",
            `arn:aws:iam::111122223333:role/${"r".repeat(65)}`,
            "arn:aws:iam::111122223333:role/aws-service-role/sqs.amazonaws.com/AWSServiceRoleForSqs",
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_1234567890abcdef",
        ],
        args: (value) => ({ access: Access.Producer, queueArns: [queueArn], existingRoleArn: value }),
    },
];

bounds.forEach(describeBound);

describeBound<number>({
    path: "maxSessionDuration",
    says: "IAM allows 3600 to 43200 seconds; choose a value in that range.",
    admits: [3_600, 43_200],
    refuses: [3_599, 43_201, 3_600.5],
    args: (value) => ({ ...producer, maxSessionDuration: value }),
});
