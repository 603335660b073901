import { vpcEndpointScopedPolicy } from "../../../../policypack/rules/vpc/endpoint-scoped-policy";
import {
    allow,
    deny,
    document,
    organisation,
    own,
    queueArn,
    role,
    type Statement,
    text,
} from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const endpoint = (service: string, props: Record<string, unknown>): Member => ({
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: "endpoint",
    props: { vpcId: "vpc-0a1b2c3d", vpcEndpointType: "Interface", serviceName: service, ...props },
});
const REGION = "com.amazonaws.eu-west-1";
const of = (policy: unknown, service = `${REGION}.sqs`) => ({ resources: [endpoint(service, { policy })] });
const given = (...statements: Statement[]) => of(text(...statements));
const all = (parts: Statement = {}) =>
    allow({ Principal: "*", Action: "sqs:SendMessage", Resource: "*", ...parts });
const scoped = all({ Principal: { AWS: role }, Resource: queueArn() });
const leak = (actions = "sqs:SendMessage", label = "statement 1", property = "policy") => ({
    what: { endpoint: [`${label} of its ${property} lets ${actions} of anybody through to any account`] },
});
const everything = (service: string, actions: string) => ({
    ...of(text(all({ Action: "*" })), service),
    ...leak(actions),
});
const ofSqs = "sqs:SendMessage, sqs:ReceiveMessage, sqs:DeleteMessage and 12 more";
const none = (service: string) => ({
    what: { endpoint: [`it has no policy, so it lets every ${service} request of anybody through`] },
});
const replacing = (policy: unknown, vpcEndpointId: unknown = "vpce-0a1b"): Member => ({
    type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
    name: "replacing",
    props: { vpcEndpointId, policy },
    deps: { vpcEndpointId: ["endpoint"] },
});
const outside = { StringNotEquals: { "aws:PrincipalOrgID": organisation } };

testRule(vpcEndpointScopedPolicy, {
    documented: { violates: "everything, for SQS", complies: "principals of the own organisation" },
    accepts: {
        "one role, one queue": given(scoped),
        "anybody, at one queue": given(all({ Resource: queueArn() })),
        "anybody, at queues of the own account": given(all({ Resource: `arn:aws:sqs:*:${own}:*` })),
        "one role, at any queue": given(all({ Principal: { AWS: role } })),
        "principals of the own organisation": given(
            all({ Action: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": organisation } } }),
        ),
        "resources of the own organisation": given(
            all({ Action: "*", Condition: { StringEquals: { "aws:ResourceOrgID": organisation } } }),
        ),
        "resources of the own account": given(
            all({ Action: "sqs:*", Condition: { StringEquals: { "aws:ResourceAccount": own } } }),
        ),
        "everything but what a Deny keeps inside the organisation": given(
            all({ Action: "*" }),
            deny({ Principal: "*", Action: "*", Resource: "*", Condition: outside }),
        ),
        "everything but what a Deny keeps to one queue": given(
            all({ Action: "*" }),
            deny({ Principal: "*", Action: "*", NotResource: queueArn() }),
        ),
        "looking alone": given(all({ Action: ["sqs:ListQueues", "sqs:GetQueueUrl"] })),
        "an endpoint of another service": of(text(all({ Action: "*" })), `${REGION}.s3`),
        "an endpoint of another service without a policy": of(undefined, `${REGION}.sqs-other`),
        "a separate policy in place of an open one": {
            resources: [
                endpoint(`${REGION}.sqs`, { id: "vpce-0a1b", policy: text(all()) }),
                replacing(text(scoped)),
            ],
        },
        "a separate policy of an endpoint that is not known yet": {
            resources: [endpoint(`${REGION}.sqs`, { id: unknown }), replacing(text(scoped), unknown)],
        },
        "everything but keys": of(
            text(allow({ Principal: "*", Action: "kms:Decrypt", NotResource: "arn:aws:kms:*:*:key/*" })),
            `${REGION}.kms`,
        ),
    },
    rejects: {
        "everything, for SQS": everything(`${REGION}.sqs`, ofSqs),
        "everything, by the name of FIPS": everything("com.amazonaws.us-east-1.sqs-fips", ofSqs),
        "everything, in China": everything("cn.com.amazonaws.cn-north-1.sqs", ofSqs),
        "sending to anybody's queues": { ...given(all()), ...leak() },
        "publishing to anybody's topics": {
            ...of(text(all({ Action: "sns:Publish" })), `${REGION}.sns`),
            ...leak("sns:Publish"),
        },
        "encrypting with anybody's keys": {
            ...of(text(all({ Action: "kms:Encrypt" })), `${REGION}.kms`),
            ...leak("kms:Encrypt"),
        },
        "anybody by a list": { ...given(all({ Principal: { AWS: ["*"] } })), ...leak() },
        "every queue in the form of an ARN": { ...given(all({ Resource: "arn:aws:sqs:*:*:*" })), ...leak() },
        "queues of one name in any account": {
            ...given(all({ Resource: "arn:aws:sqs:eu-west-1:*:orders" })),
            ...leak(),
        },
        "queues that begin alike in any account": {
            ...given(all({ Resource: "arn:aws:sqs:*:*:orders-*" })),
            ...leak(),
        },
        "all but one queue": {
            ...given(allow({ Principal: "*", Action: "sqs:SendMessage", NotResource: queueArn() })),
            ...leak(),
        },
        "all but one principal": {
            ...given(allow({ NotPrincipal: { AWS: role }, Action: "sqs:SendMessage", Resource: "*" })),
            ...leak(),
        },
        "actions in another case": { ...given(all({ Action: "SQS:SENDMESSAGE" })), ...leak() },
        "an organisation that may be absent": {
            ...given(all({ Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": organisation } } })),
            ...leak(),
        },
        "the network of the endpoint, which all that comes through it shares": {
            ...given(all({ Condition: { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } } })),
            ...leak(),
        },
        "an open statement behind a scoped one": {
            ...given(scoped, all({ Sid: "Open" })),
            ...leak("sqs:SendMessage", 'statement "Open"'),
        },
        "no policy, where AWS lets everything through": { ...of(undefined), ...none("sqs") },
        "an empty policy": { ...of("", `${REGION}.sns`), ...none("sns") },
        "a policy that AWS fills in": { ...of(unknown), ...none("sqs") },
        "a separate policy that opens a scoped endpoint": {
            resources: [
                endpoint(`${REGION}.sqs`, { id: "vpce-0a1b", policy: text(scoped) }),
                replacing(text(all())),
            ],
            what: { replacing: leak().what.endpoint },
        },
        "a separate policy of another endpoint": {
            resources: [
                endpoint(`${REGION}.sqs`, { id: "vpce-0a1b", policy: text(all()) }),
                replacing(text(scoped), "vpce-9z8y"),
            ],
            ...leak(),
        },
        "a policy that AWS would refuse": {
            ...of("[]"),
            what: { endpoint: ["its policy cannot be relied on: it is not an object"] },
        },
        "an endpoint of aws-native": {
            resources: [
                {
                    type: "aws-native:ec2:VpcEndpoint",
                    name: "endpoint",
                    props: { serviceName: `${REGION}.sqs`, policyDocument: document(all()) },
                },
            ],
            ...leak("sqs:SendMessage", "statement 1", "policyDocument"),
        },
        "queues of which one character is open, in any account": {
            ...given(all({ Resource: "arn:aws:sqs:*:*:orders-?" })),
            ...leak(),
        },
        "queues by a variable in any account": {
            ...given(all({ Resource: "arn:aws:sqs:*:*:${aws:PrincipalTag/team}-*" })),
            ...leak(),
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [{ ...endpoint(`${REGION}.sqs`, { policy: unknown }), inputs: { policy: unknown } }],
            undecided: { endpoint: ["its policy is not known before deployment"] },
        },
        "a queue that is not known": {
            resources: [
                {
                    type: "aws-native:ec2:VpcEndpoint",
                    name: "endpoint",
                    props: {
                        serviceName: `${REGION}.sqs`,
                        policyDocument: document(all({ Resource: unknown })),
                    },
                },
            ],
            undecided: { endpoint: ["its policyDocument has parts that are not known before deployment"] },
        },
    },
});
