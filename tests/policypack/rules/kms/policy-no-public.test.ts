import { kmsPolicyNoPublic } from "../../../../policypack/rules/kms/policy-no-public";
import { allow, document, own, role, text, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { strangers } from "../strangers";

const common = strangers({ property: "policy", action: "kms:Decrypt", signedOnly: true });

const root = (partition = "aws") => ({ AWS: `arn:${partition}:iam::${own}:root` });
const admin = (partition = "aws") =>
    allow({ Sid: "Administer", Principal: root(partition), Action: "kms:*", Resource: "*" });
const use = ["kms:GenerateDataKey*", "kms:Decrypt"];
const open = (parts = {}) => allow({ Principal: "*", Action: use, Resource: "*", ...parts });
const said = (property: string) => [
    `statement 1 of its ${property} allows kms:GenerateDataKey, kms:GenerateDataKeyPair, ` +
        "kms:GenerateDataKeyPairWithoutPlaintext and 2 more to principals of any AWS account",
];
const viaSqs = { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } };

testRule(kmsPolicyNoPublic, {
    documented: { violates: "a bare star", complies: "a named role" },
    accepts: {
        ...common.accepts,
        "the policy that KMS gives a new key": { props: { policy: text(admin()) } },
        "the policy of a new key in China": { props: { policy: text(admin("aws-cn")) } },
        "the policy of a new key in GovCloud": { props: { policy: text(admin("aws-us-gov")) } },
        "a role that uses it through SQS": {
            props: {
                policy: text(
                    admin(),
                    allow({ Principal: { AWS: role }, Action: use, Resource: "*", Condition: viaSqs }),
                ),
            },
        },
        "everybody of the account through SQS, as AWS-managed keys have it": {
            props: {
                policy: text(
                    open({
                        Condition: {
                            StringEquals: {
                                "kms:CallerAccount": own,
                                "kms:ViaService": "sqs.eu-west-1.amazonaws.com",
                            },
                        },
                    }),
                ),
            },
        },
        "a service pinned to one topic": {
            props: {
                policy: text(
                    allow({
                        Principal: { Service: "sns.amazonaws.com" },
                        Action: use,
                        Resource: "*",
                        Condition: { ArnEquals: { "aws:SourceArn": topicArn() } },
                    }),
                ),
            },
        },
        "EventBridge bound by the topic that it encrypts for, as it sends no source": {
            props: {
                policy: text(
                    allow({
                        Principal: { Service: "events.amazonaws.com" },
                        Action: use,
                        Resource: "*",
                        Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": topicArn() } },
                    }),
                ),
            },
        },
        "a separate policy for a key that is not known yet": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: text(admin()) },
        },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { enableKeyRotation: true, keyPolicy: document(admin()) },
        },
    },
    rejects: {
        ...common.rejects,
        "everybody who comes through SQS": {
            props: { policy: text(open({ Condition: viaSqs })) },
            what: said("policy"),
        },
        "everybody who makes a grant for AWS": {
            props: { policy: text(open({ Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } })) },
            what: said("policy"),
        },
        "everybody who knows the encryption context": {
            props: {
                policy: text(
                    open({ Condition: { StringLike: { "kms:EncryptionContext:aws:sqs:arn": "*" } } }),
                ),
            },
            what: said("policy"),
        },
        "a caller account with a wildcard": {
            props: { policy: text(open({ Condition: { StringLike: { "kms:CallerAccount": "1111*" } } })) },
            what: said("policy"),
        },
        "a separate policy": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: text(open()) },
            what: said("policy"),
        },
        "a separate policy as an object": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: {
                keyId: "0f1e2d3c-1111-2222-3333-444455556666",
                policy: document(open({ Principal: { AWS: "*" } })),
            },
            what: said("policy"),
        },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { keyPolicy: document(open({ Principal: { AWS: ["*"] } })) },
            what: said("keyPolicy"),
        },
        "a replica of aws-native": {
            type: "aws-native:kms:ReplicaKey",
            props: { primaryKeyArn: unknown, keyPolicy: text(open()) },
            what: said("keyPolicy"),
        },
        "a replica key": {
            type: "aws:kms/replicaKey:ReplicaKey",
            props: { primaryKeyArn: unknown, policy: text(open()) },
            what: said("policy"),
        },
        "a key with imported material": {
            type: "aws:kms/externalKey:ExternalKey",
            props: { policy: text(open()) },
            what: said("policy"),
        },
    },
    undecided: {
        ...common.undecided,
        "a separate policy that is not known": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "a user of the key that is not known": {
            props: {
                policy: document(admin(), allow({ Principal: { AWS: unknown }, Action: use, Resource: "*" })),
            },
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
