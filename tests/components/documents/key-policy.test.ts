import { deepStrictEqual } from "node:assert";

import { Access, keyAdministration } from "../../../components/documents/access";
import { keyPolicy, KeyPolicyMode, keyUseStatements } from "../../../components/documents/key-policy";
import { SourceService, topicSource } from "../../../components/documents/sources";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const root = "arn:aws:iam::111122223333:root";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const allow = (Sid: string, Principal: object, Action: readonly string[]) => ({
    Sid,
    Effect: "Allow",
    Principal,
    Action: [...Action],
    Resource: "*",
});
const administration = allow("AccountAdministersKey", { AWS: root }, keyAdministration);
const serviceUse = ["kms:GenerateDataKey*", "kms:Decrypt"];
const senderUse = ["kms:GenerateDataKey", "kms:Decrypt"];
const facts = {
    place,
    mode: KeyPolicyMode.NamedPrincipals,
    users: [],
    administratorArns: [],
    sources: [],
    senders: [],
};
const users = [
    { roleArn: role("a"), access: Access.Consumer },
    { roleArn: role("b"), access: Access.Publisher },
    { roleArn: role("c"), access: Access.Consumer },
];

describe("the key policy", () => {
    it("without roles and topics lets nobody use the key", () => {
        deepStrictEqual(keyPolicy(facts), [administration]);
    });

    it("names the roles of one access together, each access with its own actions and service", () => {
        deepStrictEqual(keyPolicy({ ...facts, users }), [
            administration,
            {
                ...allow("ConsumersUseKey", { AWS: [role("a"), role("c")] }, ["kms:Decrypt"]),
                Condition: { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
            },
            {
                ...allow("PublishersUseKey", { AWS: [role("b")] }, senderUse),
                Condition: { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } },
            },
        ]);
    });

    it("lets auditors and administrators call the key themselves, and subscribers not at all", () => {
        const direct = [Access.Subscriber, Access.Auditor, Access.Administrator];
        const named = direct.map((access) => ({ access, roleArn: role(access) }));
        deepStrictEqual(keyUseStatements({ ...facts, users: named }), [
            allow("AuditorsInspectKey", { AWS: [role("Auditor")] }, [
                "kms:DescribeKey",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus",
            ]),
            allow("AdministratorsManageKey", { AWS: [role("Administrator")] }, keyAdministration),
        ]);
    });

    it("of mode DelegateToIam lets identity policies decide who uses it through SQS and SNS, and names no role", () => {
        const services = ["sqs.eu-west-1.amazonaws.com", "sns.eu-west-1.amazonaws.com"];
        const mode = KeyPolicyMode.DelegateToIam;
        deepStrictEqual(keyPolicy({ ...facts, mode, users }), [
            administration,
            {
                ...allow("AccountDelegatesToIam", { AWS: root }, ["kms:Decrypt", "kms:GenerateDataKey"]),
                Condition: { StringEquals: { "kms:ViaService": services } },
            },
        ]);
    });

    it("of mode DelegateToIam names who calls the key itself: no identity policy is delegated that", () => {
        const auditor = { access: Access.Auditor, roleArn: role("auditor") };
        const mode = KeyPolicyMode.DelegateToIam;
        const [, , named, ...others] = keyPolicy({ ...facts, mode, users: [...users, auditor] });
        deepStrictEqual(named, {
            ...allow("AuditorsInspectKey", { AWS: [auditor.roleArn] }, [
                "kms:DescribeKey",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus",
            ]),
        });
        deepStrictEqual(others, []);
    });

    it("of a multi-Region key lets who administers it make replicas", () => {
        const administered = [...keyAdministration, "kms:ReplicateKey", "kms:UpdatePrimaryRegion"];
        deepStrictEqual(keyPolicy({ ...facts, multiRegion: true }), [
            allow("AccountAdministersKey", { AWS: root }, administered),
        ]);
        const [, administrators] = keyPolicy({
            ...facts,
            multiRegion: true,
            administratorArns: [role("keys")],
        });
        deepStrictEqual(
            administrators,
            allow("AdministratorsKeepKey", { AWS: [role("keys")] }, administered),
        );
    });

    it("with administrators leaves the account what it takes to name others", () => {
        deepStrictEqual(keyPolicy({ ...facts, administratorArns: [role("keys"), role("keys")] }), [
            allow("AccountKeepsKey", { AWS: root }, [
                "kms:DescribeKey",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus",
                "kms:ListResourceTags",
                "kms:PutKeyPolicy",
            ]),
            allow("AdministratorsKeepKey", { AWS: [role("keys")] }, keyAdministration),
        ]);
    });
});

describe("the sources of a key policy", () => {
    it("are the named topics and the accounts they are in", () => {
        const foreign = "arn:aws:sns:eu-west-1:444455556666:news";
        const sources = [topicArn, foreign].map(topicSource);
        deepStrictEqual(keyPolicy({ ...facts, sources }), [
            administration,
            {
                ...allow("TopicsDeliver", { Service: "sns.amazonaws.com" }, serviceUse),
                Condition: {
                    ArnEquals: { "aws:SourceArn": [topicArn, foreign] },
                    StringEquals: { "aws:SourceAccount": ["111122223333", "444455556666"] },
                },
            },
        ]);
    });

    it("of EventBridge are the rule where it sends to a queue, and the topic where it publishes", () => {
        const rule = "arn:aws:events:eu-west-1:111122223333:rule/nightly";
        const source = { service: SourceService.EventBridge, arn: rule, accountId: "111122223333" };
        deepStrictEqual(keyUseStatements({ ...facts, sources: [source, { ...source, topicArn }] }), [
            {
                ...allow("RulesDeliver", { Service: "events.amazonaws.com" }, serviceUse),
                Condition: { ArnEquals: { "aws:SourceArn": [rule] } },
            },
            {
                ...allow("RulesPublish", { Service: "events.amazonaws.com" }, serviceUse),
                Condition: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": [topicArn] } },
            },
        ]);
    });

    it("of other services are the source and its account, whatever they reach", () => {
        const bucket = { service: SourceService.S3, arn: "arn:aws:s3:::uploads", accountId: "444455556666" };
        deepStrictEqual(keyUseStatements({ ...facts, sources: [bucket, { ...bucket, topicArn }] }), [
            {
                ...allow("BucketsDeliver", { Service: "s3.amazonaws.com" }, serviceUse),
                Condition: {
                    ArnEquals: { "aws:SourceArn": ["arn:aws:s3:::uploads"] },
                    StringEquals: { "aws:SourceAccount": ["444455556666"] },
                },
            },
        ]);
    });
});

describe("the senders of a key policy", () => {
    it("use the key through the service that they send to, with their own bounds", () => {
        const partner = "arn:aws:iam::444455556666:role/shop";
        const senders = [
            { roleArns: [partner], through: "sqs" as const },
            { roleArns: [], organizationId: "o-a1b2c3d4e5", through: "sns" as const },
        ];
        deepStrictEqual(keyUseStatements({ ...facts, senders }), [
            {
                ...allow("SendersUseKey", { AWS: [partner] }, senderUse),
                Condition: { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
            },
            {
                Sid: "ForeignPublishersUseKey",
                Effect: "Allow",
                Principal: "*",
                Action: senderUse,
                Resource: "*",
                Condition: {
                    StringEquals: {
                        "kms:ViaService": "sns.eu-west-1.amazonaws.com",
                        "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                    },
                    StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
                },
            },
        ]);
    });
});
