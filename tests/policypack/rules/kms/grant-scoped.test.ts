import { kmsGrantScoped } from "../../../../policypack/rules/kms/grant-scoped";
import { allow, deny, document, foreign, own, role, type Statement, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const keyId = `arn:aws:kms:eu-west-1:${own}:key/0f1e2d3c-1111-2222-3333-444455556666`;
const stranger = `arn:aws:iam::${foreign}:role/agent`;
const grant = (props: Record<string, unknown> = {}) => ({
    props: { keyId, granteePrincipal: role, operations: ["Decrypt", "GenerateDataKey"], ...props },
});
const key = (...statements: Statement[]) => ({
    type: "aws:kms/key:Key",
    props: { policy: text(...statements) },
});
const half = (...statements: Statement[]) => ({
    type: "aws:kms/keyPolicy:KeyPolicy",
    props: { keyId: unknown, policy: document(...statements) },
});
const root = allow({
    Principal: { AWS: `arn:aws:iam::${own}:root` },
    Action: "kms:*",
    Resource: "*",
});
const make = (
    Condition: object = {},
    Action: unknown = "kms:CreateGrant",
    Principal: unknown = { AWS: role },
) => allow({ Sid: "Grants", Principal, Action, Resource: "*", Condition });
const forService = (value: unknown, operator = "Bool") => ({
    [operator]: { "kms:GrantIsForAWSResource": value },
});
const anyPurpose = ['statement "Grants" of its policy allows kms:CreateGrant for any purpose'];
const parts = ["its policy has parts that are not known before deployment"];

testRule(kmsGrantScoped, {
    documented: { violates: "a grant to a foreign account", complies: "a grant to an own role" },
    accepts: {
        "a grant to an own role": grant(),
        "a grant that may be retired": grant({ operations: ["Decrypt", "RetireGrant", "DescribeKey"] }),
        "a grant to a trusted account": {
            ...grant({ granteePrincipal: stranger }),
            config: { trustedAccounts: [foreign] },
        },
        "a grant on a key by its id, whose account nobody names": grant({ keyId: "0f1e2d3c" }),
        "a key with the owner's statement only": key(root),
        "grants that AWS services ask for": key(root, make(forService("true"))),
        "grants that AWS services ask for, by a boolean": key(root, make(forService(true))),
        "grants that AWS services ask for, in another case": key(
            root,
            make({ Bool: { "KMS:grantisforawsresource": "true" } }),
        ),
        "grants through one service": key(
            root,
            make({ StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } }),
        ),
        "grants for one holder": key(root, make({ StringEquals: { "kms:GranteePrincipal": role } })),
        "an administrator, who may write the policy itself": key(
            root,
            make({}, ["kms:Create*", "kms:Put*", "kms:ScheduleKeyDeletion"]),
        ),
        "the account by its number": key(make({}, "kms:CreateGrant", { AWS: own })),
        "a Deny of grants": key(
            root,
            deny({ Principal: { AWS: role }, Action: "kms:CreateGrant", Resource: "*" }),
        ),
        "the use of the key": key(root, make({}, ["kms:Decrypt", "kms:GenerateDataKey*"])),
        "a key without a policy": { type: "aws:kms/key:Key", props: {} },
        "a grant to nobody": grant({ granteePrincipal: undefined }),
    },
    rejects: {
        "a grant that can be passed on": {
            ...grant({ operations: ["Decrypt", "CreateGrant"] }),
            what: ["its operations allow CreateGrant, so its holder can pass it on"],
        },
        "a grant to everybody": {
            ...grant({ granteePrincipal: "*" }),
            what: ["its granteePrincipal * is a wildcard"],
        },
        "a grant to a foreign account": {
            ...grant({ granteePrincipal: stranger }),
            what: [`its granteePrincipal is of the foreign account ${foreign}`],
        },
        "a grant to a foreign account, by operations that are not known": {
            ...grant({ granteePrincipal: stranger, operations: unknown }),
            what: [`its granteePrincipal is of the foreign account ${foreign}`],
            undecided: ["its operations are not known before deployment"],
        },
        "a grant of what messages do not need, as a hardening": {
            ...grant({ operations: ["Decrypt", "Sign", "Verify"] }),
            level: "advisory",
            what: ["its operations allow Sign, Verify, which messages do not need"],
        },
        "a role that may make any grant": { ...key(root, make()), what: anyPurpose },
        "a role that may make any grant, in capitals": {
            ...key(make({}, "KMS:CREATEGRANT")),
            what: anyPurpose,
        },
        "a role that may make any grant by a wildcard": { ...key(make({}, "kms:*Grant")), what: anyPurpose },
        "grants for services and all others": {
            ...key(make(forService(["true", "false"]))),
            what: anyPurpose,
        },
        "grants for all but services": { ...key(make(forService("false"))), what: anyPurpose },
        "grants through any service": {
            ...key(make({ StringLike: { "kms:ViaService": "*" } })),
            what: anyPurpose,
        },
        "grants through a service or not": {
            ...key(make({ StringEqualsIfExists: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } })),
            what: anyPurpose,
        },
        "a key policy that stands alone": { ...half(make()), what: anyPurpose },
        "a key of aws-native": {
            type: "aws-native:kms:Key",
            props: { keyPolicy: document(make()) },
            what: ['statement "Grants" of its keyPolicy allows kms:CreateGrant for any purpose'],
        },
    },
    undecided: {
        "a holder that is not known": {
            ...grant({ granteePrincipal: unknown }),
            undecided: ["its granteePrincipal is not known before deployment"],
        },
        "a holder whose account may not be the key's": {
            ...grant({ keyId: unknown }),
            undecided: ["its keyId, and so the account of its key, is not known before deployment"],
        },
        "an operation that is not known": {
            ...grant({ operations: ["Decrypt", unknown] }),
            undecided: ["its operations are not known before deployment"],
        },
        "an action that is not known": { ...half(make({}, unknown)), undecided: parts },
        "a condition that is not known": { ...half(make(forService(unknown))), undecided: parts },
    },
});
