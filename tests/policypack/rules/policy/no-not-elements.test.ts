import { policyNoNotElements } from "../../../../policypack/rules/policy/no-not-elements";
import {
    allow,
    deny,
    document,
    organisation,
    own,
    queueArn,
    queueUrl,
    role,
    type Statement,
    text,
    topicArn,
} from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const send: Statement = { Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn() };
const given = (...statements: Statement[]) => ({ props: { policy: text(...statements) } });
const ofTopic = (...statements: Statement[]) => ({
    type: "aws:sns/topicPolicy:TopicPolicy",
    props: { arn: topicArn(), policy: text(...statements) },
});
const ofKey = (...statements: Statement[]) => ({
    type: "aws:kms/key:Key",
    props: { policy: text(...statements) },
});
const without = (name: string, parts: Statement) =>
    allow({ ...Object.fromEntries(Object.entries(send).filter(([key]) => key !== name)), ...parts });
const onOthers = without("Resource", { NotResource: queueArn("audit") });
const inside = { StringEquals: { "aws:PrincipalOrgID": organisation } };
const said = (element: string, property = "policy") => [
    `statement 1 of its ${property} allows by ${element}`,
];
const notResource = said(`NotResource (all but ${queueArn("audit")})`);

testRule(policyNoNotElements, {
    documented: { violates: "all but one queue", complies: "a statement that names what it means" },
    accepts: {
        "no policy": { props: {} },
        "a statement that names what it means": given(allow(send)),
        "all but one role in a Deny, which locks all others out": given(
            deny({ NotPrincipal: { AWS: role }, Action: "sqs:*", Resource: queueArn() }),
        ),
        "all but one action in a Deny": given(
            deny({ Principal: { AWS: role }, NotAction: "sqs:SendMessage", Resource: queueArn() }),
        ),
        "all but one resource in a Deny": given(
            deny({ Principal: "*", Action: "sqs:*", NotResource: queueArn("audit") }),
        ),
        "all but one action of a queue, which the rule on wildcards reports": given(
            without("Action", { NotAction: "sqs:DeleteQueue" }),
        ),
        "everybody but one role, which the rule on strangers reports": given(
            without("Principal", { NotPrincipal: { AWS: role } }),
        ),
        "a policy of something else": {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            props: { bucket: "orders", policy: text(onOthers) },
        },
        "a statement that names nobody": given(without("Principal", {})),
    },
    rejects: {
        "all but one queue": { ...given(onOthers), what: notResource },
        "everybody of the organisation but one role": {
            ...given(without("Principal", { NotPrincipal: { AWS: role }, Condition: inside })),
            what: said(`NotPrincipal (all but ${role})`),
        },
        "two elements at once": {
            ...given(
                without("Principal", {
                    NotPrincipal: { AWS: role },
                    Resource: undefined,
                    NotResource: queueArn("audit"),
                    Condition: inside,
                }),
            ),
            what: said(`NotPrincipal (all but ${role}) and NotResource (all but ${queueArn("audit")})`),
        },
        "all but one topic": {
            ...ofTopic(without("Resource", { Action: "sns:Publish", NotResource: topicArn("audit") })),
            what: said(`NotResource (all but ${topicArn("audit")})`),
        },
        "all but one action of a key": {
            ...ofKey(allow({ Principal: { AWS: role }, NotAction: "kms:PutKeyPolicy", Resource: "*" })),
            what: said("NotAction (all but kms:PutKeyPolicy)"),
        },
        "all but one action of a key for the own account": {
            ...ofKey(
                allow({ Principal: { AWS: own }, NotAction: ["kms:Decrypt", "kms:Encrypt"], Resource: "*" }),
            ),
            what: said("NotAction (all but kms:Decrypt, kms:Encrypt)"),
        },
        "a separate policy of a key": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: {
                keyId: unknown,
                policy: document(
                    allow({ Principal: { AWS: role }, NotAction: "kms:PutKeyPolicy", Resource: "*" }),
                ),
            },
            what: said("NotAction (all but kms:PutKeyPolicy)"),
        },
        "all but a queue that is not known yet": {
            props: { policy: document(without("Resource", { NotResource: unknown })) },
            what: said("NotResource (all but (not known yet))"),
        },
        "an effect that may turn out to be Allow": {
            props: { policy: document({ ...onOthers, Effect: unknown }) },
            what: notResource,
        },
        "a policy of aws-native": {
            type: "aws-native:sqs:QueuePolicy",
            props: { queues: [queueUrl()], policyDocument: document(onOthers) },
            what: said(`NotResource (all but ${queueArn("audit")})`, "policyDocument"),
        },
        "all but a principal that is not known yet": {
            props: { policy: document(without("Principal", { NotPrincipal: { AWS: unknown } })) },
            what: said("NotPrincipal (all but (not known yet))"),
        },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "a statement that is not known": {
            props: { policy: { Statement: [unknown] } },
            undecided: ["its policy is not known before deployment"],
        },
    },
});
