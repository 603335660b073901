import { deepStrictEqual } from "node:assert";

import { queuePolicy } from "../../../components/documents/queue-policy";
import { documentProblems } from "../../../components/documents/size";
import { SourceService, topicSource } from "../../../components/documents/sources";
import { policyJson } from "../../../iam";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const facts = { place, queueArn, sources: [] };
const partner = "444455556666";
const role = (name: string, account = partner) => `arn:aws:iam::${account}:role/${name}`;

const denyPlainHttp = {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** What a statement adds to the first. */
function send(Sid: string, Principal: unknown, Action: unknown = ["sqs:SendMessage"]) {
    return { Sid, Effect: "Allow", Principal, Action, Resource: queueArn };
}

describe("the queue policy", () => {
    it("denies plain HTTP and allows nothing to anybody", () => {
        deepStrictEqual(queuePolicy(facts), [denyPlainHttp]);
    });

    it("lets SNS send for the named topics only", () => {
        deepStrictEqual(queuePolicy({ ...facts, sources: [topicSource(topicArn)] }), [
            denyPlainHttp,
            {
                ...send("TopicsDeliver", { Service: "sns.amazonaws.com" }, "sqs:SendMessage"),
                Condition: { ArnEquals: { "aws:SourceArn": [topicArn] } },
            },
        ]);
    });

    it("has one statement for each service, in one order, and tells the account where an ARN does not", () => {
        const rule = "arn:aws:events:eu-west-1:111122223333:rule/nightly";
        const sources = [
            { service: SourceService.EventBridge, arn: rule, accountId: "111122223333" },
            { service: SourceService.S3, arn: "arn:aws:s3:::a", accountId: partner },
            { service: SourceService.S3, arn: "arn:aws:s3:::b", accountId: partner },
        ];
        deepStrictEqual(queuePolicy({ ...facts, sources }), [
            denyPlainHttp,
            {
                ...send("BucketsDeliver", { Service: "s3.amazonaws.com" }, "sqs:SendMessage"),
                Condition: {
                    ArnEquals: { "aws:SourceArn": ["arn:aws:s3:::a", "arn:aws:s3:::b"] },
                    StringEquals: { "aws:SourceAccount": [partner] },
                },
            },
            {
                ...send("RulesDeliver", { Service: "events.amazonaws.com" }, "sqs:SendMessage"),
                Condition: { ArnEquals: { "aws:SourceArn": [rule] } },
            },
        ]);
    });

    it("names senders that are bounded alike together, and lets them send and nothing else", () => {
        const senders = [
            { roleArns: [role("a")] },
            { roleArns: [role("b"), role("a")] },
            { roleArns: [], accountId: partner, principalTags: { Environment: "production" } },
            { roleArns: [], organizationId: "o-a1b2c3d4e5" },
        ];
        deepStrictEqual(queuePolicy({ ...facts, senders }).slice(1), [
            send("SendersSend", { AWS: [role("a"), role("b")] }),
            {
                ...send("SendersSend2", { AWS: ["arn:aws:iam::444455556666:root"] }),
                Condition: { StringEquals: { "aws:PrincipalTag/Environment": "production" } },
            },
            {
                ...send("SendersSend3", "*"),
                // The account of the queue is in the organisation too, and is not meant.
                Condition: {
                    StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                    StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
                },
            },
        ]);
    });

    it("spreads senders over statements of 50, which SQS takes", () => {
        const many = Array.from({ length: 51 }, (_, index) => role(`r${index}`));
        const statements = queuePolicy({ ...facts, senders: [{ roleArns: many }] });
        const found = statements.slice(1).map(({ Sid, Principal }) => [Sid, Principal]);
        deepStrictEqual(found, [
            ["SendersSend", { AWS: many.slice(0, 50) }],
            ["SendersSend2", { AWS: many.slice(50) }],
        ]);
        deepStrictEqual(documentProblems("queue policy", statements, policyJson(statements)), []);
    });
});

describe("a queue policy for named principals alone", () => {
    const actions = [
        "sqs:CancelMessageMoveTask",
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:PurgeQueue",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
        "sqs:StartMessageMoveTask",
    ];
    const deny = (Sid: string, Condition: unknown) => ({
        Sid,
        Effect: "Deny",
        Principal: "*",
        Action: actions,
        Resource: queueArn,
        Condition,
    });
    const notService = { "aws:PrincipalIsAWSService": "false" };
    const own = role("api", "111122223333");

    it("denies messages to all others, and spares services and the senders that it names", () => {
        const senders = [{ roleArns: [role("shop")] }];
        const [, , statement, ...none] = queuePolicy({ ...facts, senders, exclusiveTo: [own] });
        deepStrictEqual(
            statement,
            deny("OnlyNamedPrincipals", {
                ArnNotLike: { "aws:PrincipalArn": [own, role("shop")] },
                BoolIfExists: notService,
            }),
        );
        deepStrictEqual(none, []);
    });

    it("spares a whole account and a whole organisation, but not the others of its own account", () => {
        const senders = [
            { roleArns: [], accountId: partner, organizationId: "o-1234567890" },
            { roleArns: [], organizationId: "o-a1b2c3d4e5" },
        ];
        const others = { ArnNotLike: { "aws:PrincipalArn": [own] }, BoolIfExists: notService };
        deepStrictEqual(queuePolicy({ ...facts, senders, exclusiveTo: [own] }).slice(3), [
            deny("OnlyNamedPrincipals", {
                ...others,
                StringNotEquals: {
                    "aws:PrincipalAccount": [partner],
                    "aws:PrincipalOrgID": ["o-a1b2c3d4e5"],
                },
            }),
            deny("OnlyNamedPrincipalsHere", {
                ...others,
                StringEquals: { "aws:PrincipalAccount": "111122223333" },
            }),
        ]);
    });

    it("denies them outside the network, and spares services and named principals", () => {
        const network = { vpcEndpointIds: ["vpce-12345678"], vpcIds: [], exceptArns: [own] };
        deepStrictEqual(queuePolicy({ ...facts, network }).slice(1), [
            deny("OnlyThroughNetwork", {
                BoolIfExists: { ...notService, "aws:ViaAWSService": "false" },
                ArnNotLike: { "aws:PrincipalArn": [own] },
                StringNotEquals: { "aws:SourceVpce": ["vpce-12345678"] },
            }),
        ]);
    });
});
