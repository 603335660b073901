import { iamTrustScoped } from "../../../../policypack/rules/iam/trust-scoped";
import { allow, deny, document, foreign, organisation, own, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import {
    alone,
    half,
    role,
    queue,
    given,
    trust,
    aws,
    root,
    externalId,
    anybody,
    stranger,
    parts,
    whole,
} from "./trusts";

testRule(iamTrustScoped, {
    documented: { violates: "everybody", complies: "a function" },
    accepts: {
        "a function": given(trust({ Service: "lambda.amazonaws.com" })),
        "tasks of one account": given(
            trust({ Service: "ecs-tasks.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": own } }),
        ),
        "pods, which are tagged too": given(
            trust({ Service: "pods.eks.amazonaws.com" }, {}, ["sts:AssumeRole", "sts:TagSession"]),
        ),
        "our own account as a whole": given(aws(root(own))),
        "our own account by its number": given(aws(own)),
        "our own role": given(aws(`arn:aws:iam::${own}:role/deployer`)),
        "our own account in China": given(aws(root(own, "aws-cn"))),
        "a foreign account with an external id": given(aws(root(foreign), externalId())),
        "a foreign account with one of two external ids": given(
            aws(root(foreign), externalId("StringEquals", ["3f1c", "77ab"])),
        ),
        "a foreign account of the organisation": given(
            aws(root(foreign), { StringEquals: { "aws:PrincipalOrgID": organisation } }),
        ),
        "everybody of the organisation": given(
            aws("*", { StringEquals: { "aws:PrincipalOrgID": organisation } }),
        ),
        "everybody that is one of our roles": given(
            aws("*", { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${own}:role/deployer` } }),
        ),
        "a trusted account": { ...given(aws(root(foreign))), config: { trustedAccounts: [foreign] } },
        "a declared organisation": {
            ...given(aws("*", { StringEquals: { "aws:PrincipalOrgID": organisation } })),
            config: { organizationIds: [organisation] },
        },
        "a second account that the stack deploys to": {
            resources: [
                queue,
                {
                    type: "aws:sqs/queue:Queue",
                    name: "theirs",
                    props: { arn: `arn:aws:sqs:eu-west-1:${foreign}:theirs` },
                },
                role(text(aws(root(foreign)))),
            ],
        },
        "a Deny of everybody without MFA": given(
            aws(root(own)),
            deny({ Principal: "*", Action: "sts:AssumeRole", Condition: { Bool: { "aws:x": "false" } } }),
        ),
        "everybody, with a Deny of whoever is not of the organisation": given(
            aws("*"),
            deny({
                Principal: "*",
                Action: "sts:*",
                Condition: { StringNotEquals: { "aws:PrincipalOrgID": organisation } },
            }),
        ),
        "an organisation that is not declared, in a Deny": {
            ...given(
                aws(root(own)),
                deny({
                    Principal: "*",
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-z9y8x7w6v5" } },
                }),
            ),
            config: { organizationIds: [organisation] },
        },
        "an external id, where organisations are declared": {
            ...given(aws(root(foreign), externalId())),
            config: { organizationIds: [organisation] },
        },
        "our own account outside an organisation": {
            ...given(aws(root(own), { StringNotEquals: { "aws:PrincipalOrgID": "o-z9y8x7w6v5" } })),
            config: { organizationIds: [organisation] },
        },
        "a foreign account in a Deny": {
            ...given(aws(root(own)), deny({ Principal: { AWS: root(foreign) }, Action: "sts:AssumeRole" })),
        },
    },
    rejects: {
        everybody: { ...given(trust("*")), what: anybody },
        "everybody, as an AWS principal": { ...given(aws("*")), what: anybody },
        "everybody in a list": { ...given(aws([root(own), "*"])), what: anybody },
        "everybody by every action": { ...given(trust("*", {}, "sts:*")), what: anybody },
        "everybody with an external id, which is no secret": {
            ...given(aws("*", externalId())),
            what: anybody,
        },
        "a role of that name in any account": {
            ...given(aws("arn:aws:iam::*:role/deployer")),
            what: anybody,
        },
        "everybody but one": {
            ...given(allow({ NotPrincipal: { AWS: root(own) }, Action: "sts:AssumeRole" })),
            what: anybody,
        },
        "every service": { ...given(trust({ Service: "*" })), what: anybody },
        "everybody of an organisation, or of none": {
            ...given(aws("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": organisation } })),
            what: anybody,
        },
        "everybody, though nobody's account is known": { ...alone(aws("*")), what: anybody },
        "a foreign account": { ...given(aws(root(foreign))), what: stranger },
        "a foreign account by its number": { ...given(aws(foreign)), what: stranger },
        "a foreign role": { ...given(aws(`arn:aws:iam::${foreign}:role/agent`)), what: stranger },
        "a foreign account in GovCloud": { ...given(aws(root(foreign, "aws-us-gov"))), what: stranger },
        "a foreign account with any external id": {
            ...given(aws(root(foreign), externalId("StringLike", "*"))),
            what: stranger,
        },
        "a foreign account with an external id or none": {
            ...given(aws(root(foreign), externalId("StringEqualsIfExists"))),
            what: stranger,
        },
        "a foreign account with all external ids but one": {
            ...given(aws(root(foreign), externalId("StringNotEquals"))),
            what: stranger,
        },
        "a foreign account beside our own": { ...given(aws([root(own), root(foreign)])), what: stranger },
        "a foreign account of which another is trusted": {
            ...given(aws(root(foreign))),
            config: { trustedAccounts: ["999988887777"] },
            what: stranger,
        },
        "an organisation that is not declared": {
            ...given(aws("*", { StringEquals: { "aws:PrincipalOrgID": "o-z9y8x7w6v5" } })),
            config: { organizationIds: [organisation] },
            what: {
                worker: [
                    "its assumeRolePolicy trusts the organisation o-z9y8x7w6v5, which is none of organizationIds",
                ],
            },
        },
        "a statement that names nobody": {
            ...given(allow({ Action: "sts:AssumeRole" })),
            what: {
                worker: ["its assumeRolePolicy cannot be relied on: statement 1 names no Principal"],
            },
        },
        "everybody beside a statement that is not known": {
            resources: [queue, role({ Statement: [aws("*"), unknown] })],
            what: anybody,
            undecided: whole,
        },
        "a role of aws-native": {
            resources: [
                {
                    type: "aws-native:iam:Role",
                    name: "worker",
                    props: { assumeRolePolicyDocument: document(aws("*")) },
                },
            ],
            what: {
                worker: [
                    "statement 1 of its assumeRolePolicyDocument lets principals of any AWS account assume the role",
                ],
            },
        },
        "everybody, beside a foreign account": {
            ...given(aws("*"), aws(root(foreign))),
            what: {
                worker: [
                    ...anybody.worker,
                    `statement 2 of its assumeRolePolicy lets the foreign account ${foreign} assume the role`,
                ],
            },
        },
    },
    undecided: {
        "a named account where nothing tells which is ours": {
            ...alone(aws(root(foreign))),
            undecided: {
                worker: [
                    `its assumeRolePolicy names the account ${foreign}, and nothing tells yet whether it is its own`,
                ],
            },
        },
        "a principal that is not known": { ...half(aws(unknown)), undecided: parts },
        "an external id by a pattern that is not known": {
            ...half(aws(root(foreign), externalId("StringLike", unknown))),
            undecided: parts,
        },
        "a policy that is not known": { resources: [queue, role(unknown)], undecided: whole },
    },
});
