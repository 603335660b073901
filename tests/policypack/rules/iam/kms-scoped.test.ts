import { iamKmsScoped } from "../../../../policypack/rules/iam/kms-scoped";
import { allow, deny, document, own, queueArn, type Statement, text } from "../../../support/documents";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const holder = (type: string, props: Record<string, unknown>) => ({
    resources: [{ type, name: "worker", props }],
});
const ofRole = (policy: unknown) => holder("aws:iam/rolePolicy:RolePolicy", { role: "worker", policy });
const given = (...statements: Statement[]) => ofRole(text(...statements));
const key = (id = "0f1e2d3c-1111-2222-3333-444455556666", region = "eu-west-1", account = own) =>
    `arn:aws:kms:${region}:${account}:key/${id}`;
const decrypt = (Resource: unknown, Condition: object = {}) =>
    allow({ Action: "kms:Decrypt", Resource, Condition });
const may = (on: string, actions = "kms:Decrypt", property = "policy") => ({
    worker: [`statement 1 of its ${property} allows ${actions} on ${on}`],
});
const wide = (resource: string, condition?: object) => ({
    ...given(decrypt(resource, condition)),
    what: may(resource),
});
const action = (Action: string, words = Action) => ({
    ...given(allow({ Action, Resource: "*" })),
    what: may("*", words),
});

testRule(iamKmsScoped, {
    documented: { violates: "every key", complies: "one key" },
    accepts: {
        "one key": given(decrypt(key())),
        "two keys": given(decrypt([key(), key("11111111-2222-3333-4444-555566667777")])),
        "one multi-region key": given(decrypt(key("mrk-0f1e2d3c11112222333344445555666"))),
        "one key, through SQS": given(
            decrypt(key(), { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } }),
        ),
        "the keys behind an alias, by its condition": given(
            decrypt("*", { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/orders" } }),
        ),
        "the keys called by an alias": given(
            decrypt("*", { StringEquals: { "kms:RequestAlias": "alias/orders" } }),
        ),
        "keys with the caller's own tag": given(
            decrypt("*", { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } }),
        ),
        "keys with a tag": given(decrypt("*", { StringEquals: { "aws:ResourceTag/team": "payments" } })),
        "looking at keys": given(allow({ Action: ["kms:DescribeKey", "kms:ListAliases"], Resource: "*" })),
        "a Deny": given(deny({ Action: "kms:*", Resource: "*" })),
        "every key, but for a Deny of all but one": given(
            decrypt("*"),
            deny({ Action: "kms:*", NotResource: key() }),
        ),
        "no KMS at all": given(allow({ Action: "sqs:SendMessage", Resource: queueArn() })),
        "a key policy, where the star means that key": holder("aws:kms/key:Key", {
            policy: text(decrypt("*")),
        }),
    },
    rejects: {
        "every key": wide("*"),
        "every key, through SQS": wide("*", {
            StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" },
        }),
        "every key of the account": wide("*", { StringEquals: { "kms:CallerAccount": own } }),
        "every key in the clothes of an ARN": wide("arn:aws:kms:*:*:key/*"),
        "every key of one region and account": wide(key("*")),
        "every multi-region key": wide(key("mrk-*")),
        "one key in every region": wide(key(undefined, "*")),
        "one key in every account": wide(key(undefined, "eu-west-1", "*")),
        "an alias, which opens no key": wide(`arn:aws:kms:eu-west-1:${own}:alias/orders`),
        "every alias": wide(`arn:aws:kms:eu-west-1:${own}:alias/*`),
        "keys of China": wide(`arn:aws-cn:kms:cn-north-1:${own}:key/*`),
        "keys with or without an alias": wide("*", {
            "ForAllValues:StringEquals": { "kms:ResourceAliases": "alias/orders" },
        }),
        "data keys": action("kms:GenerateDataKey"),
        "data keys of all kinds": action(
            "kms:GenerateDataKey*",
            "kms:GenerateDataKey, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext and 1 more",
        ),
        "all that re-encrypts": action("kms:ReEncrypt*", "kms:ReEncryptFrom, kms:ReEncryptTo"),
        grants: action("kms:CreateGrant"),
        everything: action("kms:*", "kms:Decrypt, kms:Encrypt, kms:GenerateDataKey and 6 more"),
        "encryption, in capitals": action("KMS:ENCRYPT", "kms:Encrypt"),
        "every key but one": {
            ...given(allow({ Action: "kms:Decrypt", NotResource: key() })),
            what: may(`everything but ${key()} (NotResource)`),
        },
        "every key in the policy of a user of aws-native": {
            ...holder("aws-native:iam:UserPolicy", { policyDocument: document(decrypt("*")) }),
            what: may("*", "kms:Decrypt", "policyDocument"),
        },
    },
    undecided: {
        "a key that is not known": {
            ...ofRole(document(decrypt(unknown))),
            undecided: { worker: ["its policy has parts that are not known before deployment"] },
        },
        "a policy that is not known": {
            ...ofRole(unknown),
            undecided: { worker: ["its policy is not known before deployment"] },
        },
    },
});
