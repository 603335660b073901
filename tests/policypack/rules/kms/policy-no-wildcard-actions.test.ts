import { kmsPolicyNoWildcardActions } from "../../../../policypack/rules/kms/policy-no-wildcard-actions";
import { allow, deny, document, foreign, own, role, type Statement, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const root = (account = own, partition = "aws") => ({ AWS: `arn:${partition}:iam::${account}:root` });
const may = (Action: unknown, Principal: unknown = { AWS: role }, parts: Statement = {}) =>
    allow({ Principal, Action, Resource: "*", ...parts });
const admin = may("kms:*", root());
const given = (...statements: Statement[]) => ({ props: { policy: text(admin, ...statements) } });
const half = (...statements: Statement[]) => ({ props: { policy: document(admin, ...statements) } });
const said = (pattern: string, property = "policy") => [`statement 2 of its ${property} allows ${pattern}`];
const wide = (pattern: string) => ({ ...given(may(pattern)), what: said(pattern) });

testRule(kmsPolicyNoWildcardActions, {
    documented: { violates: "every action for a role", complies: "the data keys that services ask for" },
    accepts: {
        "no policy": { props: {} },
        "the policy that KMS gives a new key": given(),
        "that of a new key in China": { props: { policy: text(may("kms:*", root(own, "aws-cn"))) } },
        "every action at all for the own account, which on a key is the same": {
            props: { policy: text(may("*", root())) },
        },
        "the data keys that services ask for": given(may(["kms:GenerateDataKey*", "kms:Decrypt"])),
        "encrypting anew, which is use alone": given(may(["kms:ReEncrypt*", "kms:*crypt"])),
        "looking, which changes nothing": given(may(["kms:Describe*", "kms:Get*", "kms:List*"])),
        "the administration that KMS's console writes": given(
            may([
                "kms:Create*",
                "kms:Enable*",
                "kms:Put*",
                "kms:Update*",
                "kms:Revoke*",
                "kms:Disable*",
                "kms:Delete*",
                "kms:TagResource",
                "kms:ScheduleKeyDeletion",
            ]),
        ),
        "a wildcard in a Deny": given(
            deny({
                Principal: "*",
                Action: "kms:*",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            }),
        ),
        "all but one action, which is another rule's matter": given(
            allow({ Principal: { AWS: role }, NotAction: "kms:PutKeyPolicy", Resource: "*" }),
        ),
        "an unknown policy where the organisation wants silence": {
            props: { policy: unknown },
            config: { undecided: "ignore" },
        },
    },
    rejects: {
        "every action for a role": wide("kms:*"),
        "every action in capitals": wide("KMS:*"),
        "every action of every service": wide("*"),
        "every action, spelt with a question mark": wide("kms:?*"),
        "decrypting and disabling, which begin alike": wide("kms:D*"),
        "every action of services that begin alike": wide("k*:*"),
        "actions that end alike, of which some manage and some use": wide("kms:*Key*"),
        "actions that begin alike, of which some manage and some use": wide("kms:Re*"),
        "a foreign account as a whole": {
            props: {
                policy: text(admin, {
                    ...may("kms:*", root(foreign)),
                    Resource: `arn:aws:kms:eu-west-1:${own}:key/0f1e2d3c`,
                }),
            },
            what: said("kms:*"),
        },
        "the own account beside a role": {
            ...given(may("kms:*", { AWS: [own, role] })),
            what: said("kms:*"),
        },
        "everybody of the own account": {
            ...given(may("kms:*", "*", { Condition: { StringEquals: { "kms:CallerAccount": own } } })),
            what: said("kms:*"),
        },
        "a service": {
            ...given(may("kms:*", { Service: "sns.amazonaws.com" })),
            what: said("kms:*"),
        },
        "a wildcard beside an action that is not known yet": {
            ...half(may(["kms:*", unknown])),
            what: said("kms:*"),
            undecided: ["its policy has parts that are not known before deployment"],
        },
        "a role that is not known yet": { ...half(may("kms:*", { AWS: unknown })), what: said("kms:*") },
        "a separate policy": {
            type: "aws:kms/keyPolicy:KeyPolicy",
            props: { keyId: unknown, policy: text(admin, may("kms:*")) },
            what: said("kms:*"),
        },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { keyPolicy: document(admin, may("kms:*")) },
            what: said("kms:*", "keyPolicy"),
        },
    },
    undecided: {
        "a policy that is not known": {
            props: { policy: unknown },
            undecided: ["its policy is not known before deployment"],
        },
        "two accounts as a whole, of which one is the owner's": {
            props: { policy: text(may("kms:*", root()), may("kms:*", root(foreign))) },
            undecided: ["its policy has parts that are not known before deployment"],
        },
    },
});
