import { conditionVerdicts, OWN } from "../support/statements";

const ORG = "o-a1b2c3d4e5";
const TOPIC = `arn:aws:sns:us-east-1:${OWN}:orders`;

conditionVerdicts("keys of a service's source", [
    ["a topic", { ArnEquals: { "aws:SourceArn": TOPIC } }, "nobody"],
    ["topics of the account", { ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${OWN}:*` } }, "nobody"],
    ["a topic by StringLike", { StringLike: { "aws:SourceArn": TOPIC } }, "nobody"],
    [
        "topics of the account by StringLike",
        { StringLike: { "aws:SourceArn": `arn:aws:sns:*:${OWN}:*` } },
        "nobody",
    ],
    [
        "alarms of the account by StringLike, whose names may hold colons",
        { StringLike: { "aws:SourceArn": `arn:aws:cloudwatch:*:${OWN}:alarm:*` } },
        "service",
    ],
    [
        "alarms of the account",
        { ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:*:${OWN}:alarm:*` } },
        "nobody",
    ],
    [
        "a star before the account by StringLike, which may be an alarm's",
        { StringLike: { "aws:SourceArn": `*:${OWN}:orders` } },
        "service",
    ],
    ["a topic of any account", { ArnLike: { "aws:SourceArn": "arn:aws:sns:us-east-1:*:orders" } }, "service"],
    [
        "a topic of any account by ArnEquals",
        { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:*:orders" } },
        "service",
    ],
    ["any source", { ArnLike: { "aws:SourceArn": "*" } }, "service"],
    [
        "a bucket, whose ARN carries no account",
        { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::exports" } },
        "nobody",
    ],
    [
        "a bucket with region and account left open",
        { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:exports" } },
        "nobody",
    ],
    ["buckets by a pattern", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::exports-*" } }, "service"],
    ["any bucket", { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } }, "service"],
    ["the account", { StringEquals: { "aws:SourceAccount": OWN } }, "nobody"],
    [
        "the account, or none",
        { StringEqualsIfExists: { "aws:SourceAccount": OWN } },
        "anonymous principal service",
    ],
    ["not the account", { StringNotEquals: { "aws:SourceAccount": OWN } }, "anonymous principal service"],
    ["the owner", { StringEquals: { "aws:SourceOwner": OWN } }, "nobody"],
    ["any owner", { StringLike: { "aws:SourceOwner": "*" } }, "service"],
    ["the organisation", { StringEquals: { "aws:SourceOrgID": ORG } }, "nobody"],
    ["any organisation", { StringLike: { "aws:SourceOrgID": "*" } }, "service"],
    [
        "a path of any organisation",
        { "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-*/r-ab12/*" } },
        "service",
    ],
    [
        "the resource's own organisation",
        { StringEquals: { "aws:SourceOrgID": "${aws:ResourceOrgID}" } },
        "nobody",
    ],
    [
        "a path of the organisation",
        { "ForAnyValue:StringLike": { "aws:SourceOrgPaths": `${ORG}/r-ab12/*` } },
        "nobody",
    ],
    ["the service itself", { StringEquals: { "aws:PrincipalServiceName": "sns.amazonaws.com" } }, "service"],
    ["being a service", { Bool: { "aws:PrincipalIsAWSService": "true" } }, "service"],
    ["having a source", { Null: { "aws:SourceArn": "false" } }, "service"],
    [
        "an open pattern beside the account",
        { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" }, StringEquals: { "aws:SourceAccount": OWN } },
        "nobody",
    ],
]);
