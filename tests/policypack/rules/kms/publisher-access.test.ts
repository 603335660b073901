import { kmsPublisherAccess } from "../../../../policypack/rules/kms/publisher-access";
import { allow, deny, foreign, organisation, own, role, topicArn } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import {
    bare,
    BOTH,
    events,
    fanOut,
    fromAccount,
    fromTopic,
    grant,
    key,
    keyPolicy,
    ofKey,
    queue,
    to,
    under,
} from "../publisher-keys";
import { keyArn, owner, subscription, topic } from "../publishers";
import { deployedQueue } from "../stacks";

testRule(kmsPublisherAccess, {
    documented: {
        violates: "a key that admits the owner alone",
        complies: "a topic that the key admits by its ARN",
    },
    accepts: {
        "a topic that the key admits by its ARN": fanOut(to("sns", fromTopic())),
        "a topic that the key admits by its account": fanOut(to("sns", fromAccount())),
        "a topic that the key admits by account and ARN": fanOut(
            to(
                "sns",
                under({
                    ArnLike: { "aws:SourceArn": `arn:aws:sns:*:${own}:*` },
                    StringEquals: { "aws:SourceAccount": own },
                }),
            ),
        ),
        "a topic that the key admits by the organisation": fanOut(
            to("sns", under({ StringEquals: { "aws:SourceOrgID": organisation } })),
        ),
        "a service that the key admits for anybody, which another rule tells": fanOut(to("sns")),
        "two halves in two statements": fanOut(
            to("sns", { Action: "kms:Decrypt" }),
            to("sns", { Action: "KMS:generatedatakey" }),
        ),
        "a service in a list of several": fanOut(
            allow({
                Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
                Action: BOTH,
                Resource: "*",
            }),
        ),
        "an opt-in region's own name of SNS": {
            resources: [
                key(to("sns.af-south-1")),
                queue(),
                subscription({ topic: topicArn().replace("eu-west-1", "af-south-1") }),
            ],
        },
        "a topic that passes on by SQS": fanOut(
            to("sns", under({ StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } })),
        ),
        "a Deny of those who are no services": fanOut(
            to("sns", fromTopic()),
            deny({
                Principal: "*",
                Action: "kms:*",
                Resource: "*",
                Condition: {
                    StringNotEqualsIfExists: { "aws:PrincipalAccount": own },
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                },
            }),
        ),
        "a condition on a topic that is not known yet": fanOut(to("sns", fromTopic(unknown))),
        "a key of another program": { resources: [queue(), subscription()] },
        "a queue of another program": { resources: [key(), events, subscription()] },
        "a queue under SSE-SQS": { resources: [deployedQueue("orders"), events, subscription()] },
        "a queue under AWS's key that nothing publishes into": {
            resources: [deployedQueue("orders", { kmsMasterKeyId: "alias/aws/sqs" }), events],
        },
        "a function behind the topic": {
            resources: [
                key(),
                queue(),
                subscription({
                    protocol: "lambda",
                    endpoint: `arn:aws:lambda:eu-west-1:${own}:function:orders`,
                }),
            ],
        },
        "the topic's own key, which subscribers need not": {
            resources: [
                key(),
                topic("events", { kmsMasterKeyId: keyArn }),
                deployedQueue("orders"),
                subscription(),
            ],
        },
        "a grant to the service": {
            resources: [
                key(),
                grant("sns.amazonaws.com", ["Decrypt", "GenerateDataKey"]),
                queue(),
                subscription(),
            ],
        },
    },
    rejects: {
        "a key that admits the owner alone": { ...fanOut(), ...ofKey() },
        "a key with AWS's default policy": {
            resources: [bare(), queue(), subscription()],
            ...ofKey(undefined, undefined, undefined, undefined, "the default policy"),
        },
        "Decrypt alone": {
            ...fanOut(to("sns", { Action: "kms:Decrypt" })),
            ...ofKey("kms:GenerateDataKey"),
        },
        "GenerateDataKey alone": {
            ...fanOut(to("sns", { Action: "kms:GenerateDataKey*" })),
            ...ofKey("kms:Decrypt"),
        },
        "data keys without their text": {
            ...fanOut(to("sns", { Action: ["kms:GenerateDataKeyWithoutPlaintext", "kms:Decrypt"] })),
            ...ofKey("kms:GenerateDataKey"),
        },
        "another service": { ...fanOut(to("s3")), ...ofKey() },
        "another topic": { ...fanOut(to("sns", fromTopic(topicArn("returns")))), ...ofKey() },
        "topics of another account": { ...fanOut(to("sns", fromAccount(foreign))), ...ofKey() },
        "another service on the way": {
            ...fanOut(
                to("sns", under({ StringEquals: { "kms:ViaService": "lambda.eu-west-1.amazonaws.com" } })),
            ),
            ...ofKey(),
        },
        "a condition on a role, which no service is": {
            ...fanOut(to("sns", under({ ArnEquals: { "aws:PrincipalArn": role } }))),
            ...ofKey(),
        },
        "everybody of the account, which services are not": {
            ...fanOut(
                allow({
                    Principal: "*",
                    Action: "kms:*",
                    Resource: "*",
                    Condition: { StringEquals: { "kms:CallerAccount": own } },
                }),
            ),
            ...ofKey(),
        },
        "a Deny over the grant": {
            ...fanOut(to("sns", fromTopic()), deny({ Principal: "*", Action: "kms:Decrypt", Resource: "*" })),
            ...ofKey("kms:Decrypt"),
        },
        "a Deny of other accounts, which means services too": {
            ...fanOut(
                to("sns", fromTopic()),
                deny({
                    Principal: "*",
                    Action: "kms:*",
                    Resource: "*",
                    Condition: { StringNotEquals: { "aws:PrincipalAccount": own } },
                }),
            ),
            ...ofKey(),
        },
    },
    undecided: {
        "a policy that is not known": {
            resources: [bare(), keyPolicy(unknown), queue(), subscription()],
            undecided: { "key-policy": ["its policy is not known before deployment"] },
        },
        "actions that are not known": {
            ...fanOut(to("sns", { Action: [unknown] })),
            undecided: { key: ["its policy has parts that are not known before deployment"] },
        },
        "an effect that is not known": {
            ...fanOut(to("sns", { Effect: unknown })),
            undecided: { key: ["its policy has parts that are not known before deployment"] },
        },
        "a statement that is not known": {
            resources: [
                bare({ policy: { Version: "2012-10-17", Statement: [owner, unknown] } }),
                queue(),
                subscription(),
            ],
            undecided: { key: ["its policy is not known before deployment"] },
        },
    },
});
