import { deepStrictEqual } from "node:assert";

import { Access, grants, keyAdministration } from "../../../components/documents/access";
import { keyUsePolicy } from "../../../components/documents/key-use-policy";

const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const anyKey = "arn:aws:kms:eu-west-1:111122223333:key/*";
const none = { previousKeyArns: [] };
const named = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/orders"] } };
const through = (service: string) => ({
    StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
});

describe("the identity policy for keys", () => {
    it("knows keys by alias or ARN, and lets the role use them through its service alone", () => {
        const facts = {
            place,
            grant: grants[Access.Consumer],
            aliases: ["alias/orders"],
            keyArns: [keyArn],
            ...none,
        };
        deepStrictEqual(keyUsePolicy(facts), [
            {
                Sid: "KeysByAlias",
                Effect: "Allow",
                Action: ["kms:Decrypt"],
                Resource: [anyKey],
                Condition: { ...named, ...through("sqs") },
            },
            {
                Sid: "Keys",
                Effect: "Allow",
                Action: ["kms:Decrypt"],
                Resource: [keyArn],
                Condition: through("sqs"),
            },
        ]);
    });

    it("lets a publisher use them through SNS, by the host of its partition", () => {
        const there = { ...place, partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" };
        const facts = {
            place: there,
            grant: grants[Access.Publisher],
            aliases: ["alias/orders"],
            keyArns: [],
            ...none,
        };
        deepStrictEqual(keyUsePolicy(facts), [
            {
                Sid: "KeysByAlias",
                Effect: "Allow",
                Action: ["kms:GenerateDataKey", "kms:Decrypt"],
                Resource: ["arn:aws-cn:kms:cn-north-1:111122223333:key/*"],
                Condition: {
                    ...named,
                    StringEquals: { "kms:ViaService": "sns.cn-north-1.amazonaws.com.cn" },
                },
            },
        ]);
    });

    it("lets an operator decrypt with previous keys, and do no more", () => {
        const facts = { place, grant: grants[Access.Operator], aliases: [], keyArns: [] };
        deepStrictEqual(keyUsePolicy({ ...facts, previousKeyArns: [keyArn] }), [
            {
                Sid: "PreviousKeys",
                Effect: "Allow",
                Action: ["kms:Decrypt"],
                Resource: [keyArn],
                Condition: through("sqs"),
            },
        ]);
    });

    it("lets an auditor look at them directly", () => {
        const facts = { place, grant: grants[Access.Auditor], aliases: [], keyArns: [keyArn], ...none };
        deepStrictEqual(keyUsePolicy(facts), [
            {
                Sid: "Keys",
                Effect: "Allow",
                Action: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus"],
                Resource: [keyArn],
            },
        ]);
    });

    it("lets an administrator manage them, and their aliases, which are resources of their own", () => {
        const facts = {
            place,
            grant: grants[Access.Administrator],
            aliases: ["alias/orders"],
            keyArns: [],
            ...none,
        };
        deepStrictEqual(keyUsePolicy(facts), [
            {
                Sid: "KeysByAlias",
                Effect: "Allow",
                Action: [...keyAdministration],
                Resource: [anyKey],
                Condition: named,
            },
            {
                Sid: "Aliases",
                Effect: "Allow",
                Action: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
                Resource: ["arn:aws:kms:eu-west-1:111122223333:alias/orders"],
            },
        ]);
    });
});
