import { deepStrictEqual } from "node:assert";

import { topicActions } from "../../../components/documents/access";
import { SourceService } from "../../../components/documents/sources";
import { topicPolicy } from "../../../components/documents/topic-policy";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const facts = { place, topicArn };
const partner = "444455556666";
const role = (name: string, account = partner) => `arn:aws:iam::${account}:role/${name}`;

describe("the topic policy", () => {
    it("denies plain HTTP for the nine actions that a topic policy may name", () => {
        deepStrictEqual(topicPolicy(facts), [
            {
                Sid: "DenyPlainHttp",
                Effect: "Deny",
                Principal: "*",
                Action: [
                    "sns:AddPermission",
                    "sns:DeleteTopic",
                    "sns:GetTopicAttributes",
                    "sns:ListSubscriptionsByTopic",
                    "sns:Publish",
                    "sns:Receive",
                    "sns:RemovePermission",
                    "sns:SetTopicAttributes",
                    "sns:Subscribe",
                ],
                Resource: topicArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
        deepStrictEqual(topicPolicy(facts)[0]?.Action, [...topicActions]);
    });

    it("lets services publish for their sources, and EventBridge without a condition, which AWS does not take", () => {
        const alarm = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:jobs-*";
        const rule = "arn:aws:events:eu-west-1:111122223333:rule/nightly";
        const accountId = "111122223333";
        const sources = [
            { service: SourceService.CloudWatchAlarms, arn: alarm, accountId },
            { service: SourceService.EventBridge, arn: rule, accountId },
        ];
        const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn };
        deepStrictEqual(topicPolicy({ ...facts, sources }).slice(1), [
            { ...publish, Sid: "RulesPublish", Principal: { Service: "events.amazonaws.com" } },
            {
                ...publish,
                Sid: "AlarmsPublish",
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Condition: {
                    ArnEquals: { "aws:SourceArn": [alarm] },
                    StringEquals: { "aws:SourceAccount": [accountId] },
                },
            },
        ]);
    });

    it("lets publishers publish, and subscribers subscribe queues of their own account", () => {
        const subscribers = [
            { roleArns: [role("a"), role("b", "777788889999")] },
            { roleArns: [], organizationId: "o-a1b2c3d4e5" },
        ];
        const publishers = [{ roleArns: [role("a")] }];
        const allow = { Effect: "Allow", Resource: topicArn };
        const subscribe = (Sid: string, Principal: unknown, account: string, more = {}, besides = {}) => ({
            ...allow,
            Sid,
            Principal,
            Action: ["sns:Subscribe"],
            Condition: {
                StringEquals: { "sns:Protocol": "sqs", ...more },
                StringLike: { "sns:Endpoint": `arn:aws:sqs:*:${account}:*` },
                ...besides,
            },
        });
        deepStrictEqual(topicPolicy({ ...facts, publishers, subscribers }).slice(1), [
            { ...allow, Sid: "PublishersPublish", Principal: { AWS: [role("a")] }, Action: ["sns:Publish"] },
            subscribe("SubscribersSubscribe", { AWS: [role("a")] }, partner),
            subscribe("SubscribersSubscribe2", { AWS: [role("b", "777788889999")] }, "777788889999"),
            subscribe(
                "SubscribersSubscribe3",
                "*",
                "${aws:PrincipalAccount}",
                { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
            ),
        ]);
    });
});

describe("a topic policy for named principals alone", () => {
    const own = role("api", "111122223333");
    const deny = { Effect: "Deny", Principal: "*", Resource: topicArn };
    const others = {
        ArnNotLike: { "aws:PrincipalArn": [own] },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    };

    it("denies publishing to all others, and to carry messages away to a queue that nobody named", () => {
        const subscribers = [{ roleArns: [role("a")] }];
        deepStrictEqual(topicPolicy({ ...facts, subscribers, exclusiveTo: [own] }).slice(2), [
            { ...deny, Sid: "OnlyNamedPrincipals", Action: ["sns:Publish"], Condition: others },
            {
                ...deny,
                Sid: "OnlyKnownQueues",
                Action: ["sns:Subscribe"],
                Condition: {
                    StringNotLike: {
                        "sns:Endpoint": ["arn:aws:sqs:*:111122223333:*", "arn:aws:sqs:*:444455556666:*"],
                    },
                    // Who publishes has no business with other queues either.
                    BoolIfExists: others.BoolIfExists,
                },
            },
        ]);
    });

    it("denies publishing outside the network, and leaves subscribing to whoever deploys", () => {
        const network = { vpcEndpointIds: [], vpcIds: ["vpc-12345678"], exceptArns: [] };
        deepStrictEqual(topicPolicy({ ...facts, network }).slice(1), [
            {
                ...deny,
                Sid: "OnlyThroughNetwork",
                Action: ["sns:Publish"],
                Condition: {
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
                    StringNotEquals: { "aws:SourceVpc": ["vpc-12345678"] },
                },
            },
        ]);
    });
});
