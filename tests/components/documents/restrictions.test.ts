import { strictEqual } from "node:assert";

import { queuePolicy } from "../../../components/documents/queue-policy";
import { SourceService } from "../../../components/documents/sources";
import { topicPolicy } from "../../../components/documents/topic-policy";
import { type PolicyStatement, policyJson } from "../../../iam";
import { simulateWith } from "../../support/simulator";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const partner = "444455556666";
const organization = "o-a1b2c3d4e5";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const role = (name: string, account = place.accountId) => `arn:aws:iam::${account}:role/${name}`;
const source = { arn: "arn:aws:sns:eu-west-1:111122223333:news", accountId: place.accountId };

const everything = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
};

type Context = Record<string, string>;

/** What comes of a call by a principal whose own policies allow everything. */
async function outcome(
    statements: PolicyStatement[],
    principal: string,
    action: string,
    more: Context = {},
): Promise<string> {
    const isService = !principal.startsWith("arn:");
    const account = principal.split(":")[4] ?? "";
    const caller: Context = isService
        ? { "aws:PrincipalIsAWSService": "true" }
        : {
              "aws:PrincipalIsAWSService": "false",
              "aws:ViaAWSService": "false",
              "aws:PrincipalArn": principal,
              "aws:PrincipalAccount": account,
          };
    const context = { "aws:SecureTransport": "true", ...caller, ...more };
    const policies = {
        identityPolicies: isService ? [] : [{ name: "all", policy: everything }],
        resourcePolicy: JSON.parse(policyJson(statements)) as object,
    };
    const resource = action.startsWith("sqs") ? queueArn : topicArn;
    return simulateWith(policies, { principal, context }, action, resource);
}

type Row = [words: string, principal: string, action: string, Context, expected: string];

function rows(title: string, statements: PolicyStatement[], table: Row[]): void {
    describe(title, () => {
        for (const [words, principal, action, context, expected] of table)
            it(`${words}: ${expected}`, async () => {
                strictEqual(await outcome(statements, principal, action, context), expected);
            });
    });
}

const fromNews = { "aws:SourceArn": source.arn };
const inOrganization = { "aws:PrincipalOrgID": organization };

rows(
    "a queue for one role alone, with a source, an account and an organisation that send",
    queuePolicy({
        place,
        queueArn,
        sources: [{ service: SourceService.Sns, ...source }],
        senders: [
            { roleArns: [], accountId: partner, principalTags: { team: "a" } },
            { roleArns: [], organizationId: organization },
        ],
        exclusiveTo: [role("api")],
    }),
    [
        ["the role sends", role("api"), "sqs:SendMessage", inOrganization, "Allowed"],
        ["the role receives", role("api"), "sqs:ReceiveMessage", {}, "Allowed"],
        ["another role sends", role("other"), "sqs:SendMessage", inOrganization, "ExplicitlyDenied"],
        ["another role receives", role("other"), "sqs:ReceiveMessage", {}, "ExplicitlyDenied"],
        ["another role empties the queue", role("other"), "sqs:PurgeQueue", {}, "ExplicitlyDenied"],
        ["another role deploys", role("other"), "sqs:SetQueueAttributes", inOrganization, "Allowed"],
        ["another role deletes the queue", role("other"), "sqs:DeleteQueue", {}, "Allowed"],
        ["SNS delivers", "sns.amazonaws.com", "sqs:SendMessage", fromNews, "Allowed"],
        [
            "the account sends with the tag",
            role("shop", partner),
            "sqs:SendMessage",
            { "aws:PrincipalTag/team": "a" },
            "Allowed",
        ],
        ["the account sends without it", role("shop", partner), "sqs:SendMessage", {}, "ImplicitlyDenied"],
        ["the account receives", role("shop", partner), "sqs:ReceiveMessage", {}, "ImplicitlyDenied"],
        ["the organisation sends", role("x", "777788889999"), "sqs:SendMessage", inOrganization, "Allowed"],
        ["a stranger sends", role("x", "777788889999"), "sqs:SendMessage", {}, "ExplicitlyDenied"],
        [
            "the role sends without TLS",
            role("api"),
            "sqs:SendMessage",
            { "aws:SecureTransport": "false" },
            "ExplicitlyDenied",
        ],
    ],
);

const vpce = { "aws:SourceVpce": "vpce-12345678" };
rows(
    "a queue in a network",
    queuePolicy({
        place,
        queueArn,
        sources: [{ service: SourceService.Sns, ...source }],
        network: {
            vpcEndpointIds: ["vpce-12345678"],
            vpcIds: ["vpc-12345678"],
            exceptArns: [role("poller-*")],
        },
    }),
    [
        ["a role sends through the endpoint", role("api"), "sqs:SendMessage", vpce, "Allowed"],
        [
            "a role sends through the VPC",
            role("api"),
            "sqs:SendMessage",
            { "aws:SourceVpc": "vpc-12345678" },
            "Allowed",
        ],
        ["a role sends from elsewhere", role("api"), "sqs:SendMessage", {}, "ExplicitlyDenied"],
        ["a spared role receives from elsewhere", role("poller-1"), "sqs:ReceiveMessage", {}, "Allowed"],
        ["a role deploys from elsewhere", role("api"), "sqs:SetQueueAttributes", {}, "Allowed"],
        ["SNS delivers", "sns.amazonaws.com", "sqs:SendMessage", fromNews, "Allowed"],
    ],
);

const endpoint = (account: string) => ({
    "sns:Protocol": "sqs",
    "sns:Endpoint": `arn:aws:sqs:eu-west-1:${account}:q`,
});
const mail = { "sns:Protocol": "email", "sns:Endpoint": "a@example.com" };
rows(
    "a topic for one role alone, to which an account and an organisation subscribe",
    topicPolicy({
        place,
        topicArn,
        subscribers: [{ roleArns: [role("shop", partner)] }, { roleArns: [], organizationId: organization }],
        exclusiveTo: [role("api")],
    }),
    [
        ["the role publishes", role("api"), "sns:Publish", {}, "Allowed"],
        ["another role publishes", role("other"), "sns:Publish", {}, "ExplicitlyDenied"],
        [
            "another role deploys a queue's subscription",
            role("other"),
            "sns:Subscribe",
            endpoint(place.accountId),
            "Allowed",
        ],
        ["another role subscribes an address", role("other"), "sns:Subscribe", mail, "ExplicitlyDenied"],
        [
            "another role of the organisation here subscribes an address",
            role("other"),
            "sns:Subscribe",
            { ...mail, ...inOrganization },
            "ExplicitlyDenied",
        ],
        [
            "the account subscribes its queue",
            role("shop", partner),
            "sns:Subscribe",
            endpoint(partner),
            "Allowed",
        ],
        [
            "the account subscribes another's queue",
            role("shop", partner),
            "sns:Subscribe",
            endpoint("777788889999"),
            "ExplicitlyDenied",
        ],
        [
            "the organisation subscribes its queue",
            role("x", "777788889999"),
            "sns:Subscribe",
            { ...endpoint("777788889999"), ...inOrganization },
            "Allowed",
        ],
        [
            "the organisation subscribes another's queue",
            role("x", "777788889999"),
            "sns:Subscribe",
            { ...endpoint("999900001111"), ...inOrganization },
            "ImplicitlyDenied",
        ],
        ["another role changes the topic", role("other"), "sns:SetTopicAttributes", {}, "Allowed"],
    ],
);
