import { allow, deny, except, FOREIGN, OWN, QUEUE, RECEIVE, SEND, verdicts } from "../support/statements";

const ORG = "o-a1b2c3d4e5";
const ALL = "anonymous principal service";
const notEquals = (key: string, value: unknown) => ({ StringNotEquals: { [key]: value } });

verdicts("a Deny that locks strangers out", [
    ["everybody", [allow(), deny()], "nobody"],
    ["everybody, in another order", [deny(), allow()], "nobody"],
    ["everybody for another action", [allow(), deny({ Action: RECEIVE })], ALL],
    ["everybody for the action in another case", [allow(), deny({ Action: "SQS:sendmessage" })], "nobody"],
    ["everybody for all but the action", [allow(), except(deny(), { NotAction: SEND })], ALL],
    ["everybody for all but another action", [allow(), except(deny(), { NotAction: RECEIVE })], "nobody"],
    ["everybody on another queue", [allow(), deny({ Resource: `${QUEUE}-dlq` })], ALL],
    ["everybody on all queues", [allow(), deny({ Resource: `arn:aws:sqs:*:${OWN}:*` })], "nobody"],
    ["everybody on all but the queue", [allow(), except(deny(), { NotResource: QUEUE })], ALL],
    [
        "everybody on all but another queue",
        [allow(), except(deny(), { NotResource: `${QUEUE}-dlq` })],
        "nobody",
    ],
    ["a foreign account", [allow(), deny({ Principal: { AWS: FOREIGN } })], ALL],
    ["any account's roles of a name", [allow(), deny({ Principal: { AWS: "arn:aws:iam::*:role/x" } })], ALL],
    ["all but the own account", [allow(), except(deny(), { NotPrincipal: { AWS: OWN } })], "nobody"],
    [
        "all but the own account and services",
        [allow(), except(deny(), { NotPrincipal: { AWS: OWN, Service: "sns.amazonaws.com" } })],
        "service",
    ],
    ["one service of many", [allow(), deny({ Principal: { Service: "s3.amazonaws.com" } })], ALL],
    ["services alone, by wildcard", [allow(), deny({ Principal: { Service: "*" } })], "anonymous principal"],
    ["identity providers alone, by wildcard", [allow(), deny({ Principal: { Federated: "*" } })], ALL],
    [
        "others than the organisation",
        [allow(), deny({ Condition: notEquals("aws:PrincipalOrgID", ORG) })],
        "nobody",
    ],
    [
        "others than the organisation, in another case of the key",
        [allow(), deny({ Condition: notEquals("aws:principalORGid", ORG) })],
        "nobody",
    ],
    [
        "others than the organisation, if they are in one",
        [
            allow(),
            deny({
                Condition: {
                    ...notEquals("aws:PrincipalOrgID", ORG),
                    Null: { "aws:PrincipalOrgID": "false" },
                },
            }),
        ],
        ALL,
    ],
    [
        "others than the organisation, services let be",
        [
            allow(),
            deny({
                Condition: {
                    ...notEquals("aws:PrincipalOrgID", ORG),
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                },
            }),
        ],
        "service",
    ],
    [
        "others than the organisation where they sign, services let be",
        [
            allow(),
            deny({
                Condition: {
                    ...notEquals("aws:PrincipalOrgID", ORG),
                    Bool: { "aws:PrincipalIsAWSService": "false" },
                },
            }),
        ],
        "anonymous service",
    ],
    [
        "others than the organisation for some actions",
        [allow(), deny({ Action: RECEIVE, Condition: notEquals("aws:PrincipalOrgID", ORG) })],
        ALL,
    ],
    [
        "the organisation itself",
        [allow(), deny({ Condition: { StringEquals: { "aws:PrincipalOrgID": ORG } } })],
        ALL,
    ],
    [
        "others than the account",
        [allow(), deny({ Condition: notEquals("aws:PrincipalAccount", OWN) })],
        "nobody",
    ],
    [
        "others than the roles of the account",
        [allow(), deny({ Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } } })],
        "nobody",
    ],
    [
        "others than roles of any account",
        [allow(), deny({ Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/worker" } } })],
        "principal",
    ],
    [
        "requests from elsewhere",
        [allow(), deny({ Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.7" } } })],
        "nobody",
    ],
    [
        "requests past the endpoint",
        [allow(), deny({ Condition: notEquals("aws:SourceVpce", "vpce-1a2b3c4d") })],
        "nobody",
    ],
    ["plain HTTP", [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })], ALL],
    ["a user agent", [allow(), deny({ Condition: notEquals("aws:UserAgent", "worker") })], ALL],
    [
        "who lacks a tag, as all but principals do",
        [allow(), deny({ Condition: notEquals("aws:PrincipalTag/team", "orders") })],
        "principal",
    ],
]);
