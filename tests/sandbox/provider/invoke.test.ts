import assert from "node:assert/strict";

import { invoke } from "../../../sandbox/provider/invokes";
import { settingsFrom } from "../../../sandbox/provider/settings";
import { unknown, type Values } from "../../../sandbox/provider/values";

const ask = (name: string, args: Values = {}, region = "us-east-1") =>
    invoke(`aws:${name}`, args, settingsFrom({ region }, {}));
const document = (args: Values) =>
    JSON.parse(String(ask("iam/getPolicyDocument:getPolicyDocument", args)["json"])) as unknown;

describe("the stand-in provider's functions", () => {
    it("tell the account in the ARN form of the region's partition", () => {
        assert.deepEqual(ask("index/getCallerIdentity:getCallerIdentity", {}, "cn-north-1"), {
            accountId: "111122223333",
            arn: "arn:aws-cn:iam::111122223333:user/sandbox",
            id: "111122223333",
            userId: "AIDASANDBOXUSER",
        });
    });

    it("take the account from the environment", () => {
        const settings = settingsFrom({}, { PULUMI_SECURE_MESSAGING_ACCOUNT: "999988887777" });
        const { accountId } = invoke("aws:index/getCallerIdentity:getCallerIdentity", {}, settings);
        assert.equal(accountId, "999988887777");
    });

    it("tell the region of the provider, or describe the one asked for", () => {
        const token = "index/getRegion:getRegion";
        assert.deepEqual(ask(token), {
            description: "US East (N. Virginia)",
            endpoint: "ec2.us-east-1.amazonaws.com",
            id: "us-east-1",
            name: "us-east-1",
            region: "us-east-1",
        });
        assert.equal(ask(token, { region: "eu-west-1" })["description"], "Europe (Ireland)");
    });

    const partitions = {
        "us-east-1": ["aws", "amazonaws.com", "com.amazonaws"],
        "cn-north-1": ["aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"],
        "us-gov-west-1": ["aws-us-gov", "amazonaws.com", "com.amazonaws"],
        "eusc-de-east-1": ["aws-eusc", "amazonaws.eu", "eu.amazonaws"],
    };
    for (const [region, [partition, dnsSuffix, reverse]] of Object.entries(partitions))
        it(`tell the partition of ${region}`, () => {
            assert.deepEqual(ask("index/getPartition:getPartition", {}, region), {
                dnsSuffix,
                id: partition,
                partition,
                reverseDnsPrefix: reverse,
            });
        });

    it("tell three zones of the region", () => {
        const zones = ask(
            "index/getAvailabilityZones:getAvailabilityZones",
            { state: "available" },
            "ap-southeast-2",
        );
        assert.deepEqual(zones["names"], ["ap-southeast-2a", "ap-southeast-2b", "ap-southeast-2c"]);
        assert.deepEqual(zones["zoneIds"], ["apse2-az1", "apse2-az2", "apse2-az3"]);
    });

    it("tell one network with its subnets", () => {
        const { id, arn } = ask("ec2/getVpc:getVpc", { default: true });
        assert.deepEqual(
            [id, arn],
            ["vpc-0123456789abcdef0", "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0"],
        );
        assert.equal((ask("ec2/getSubnets:getSubnets")["ids"] as string[]).length, 3);
    });

    it("take an ARN apart", () => {
        const { service, resource } = ask("index/getArn:getArn", {
            arn: "arn:aws:sqs:us-east-1:111122223333:orders",
        });
        assert.deepEqual([service, resource], ["sqs", "orders"]);
    });

    it("leave unknown what depends on an unknown argument", () => {
        assert.deepEqual(ask("index/getPartition:getPartition", { region: unknown }), {
            dnsSuffix: unknown,
            id: unknown,
            partition: unknown,
            reverseDnsPrefix: unknown,
        });
        const statements = [{ actions: ["sqs:SendMessage"], resources: [unknown] }];
        assert.equal(ask("iam/getPolicyDocument:getPolicyDocument", { statements })["json"], unknown);
    });

    it("refuse a function that is not there by a sentence with those that are", () => {
        assert.throws(() => ask("ec2/getAmi:getAmi"), {
            message:
                "The sandbox does not answer aws.ec2.getAmi (aws:ec2/getAmi:getAmi). It answers: aws.ec2.getSubnets, " +
                "aws.ec2.getVpc, aws.getArn, aws.getAvailabilityZones, aws.getCallerIdentity, aws.getDefaultTags, " +
                "aws.getPartition, aws.getRegion, aws.getRegions, aws.getServicePrincipal, aws.iam.getPolicyDocument.",
        });
    });
});

describe("getPolicyDocument of the stand-in provider", () => {
    it("renders every part of a statement as the real one", () => {
        const statement = {
            sid: "Send",
            effect: "Deny",
            actions: ["sqs:A", "sqs:B"],
            resources: ["arn:aws:sqs:us-east-1:111122223333:&{aws:username}"],
            principals: [
                { type: "AWS", identifiers: ["111122223333"] },
                { type: "Service", identifiers: ["sns.amazonaws.com"] },
                { type: "AWS", identifiers: ["444455556666"] },
            ],
            conditions: [
                { test: "ArnLike", variable: "aws:SourceArn", values: ["b", "a"] },
                { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
            ],
        };
        assert.deepEqual(document({ policyId: "p", statements: [statement] }), {
            Version: "2012-10-17",
            Id: "p",
            Statement: [
                {
                    Sid: "Send",
                    Effect: "Deny",
                    Action: ["sqs:B", "sqs:A"],
                    Resource: "arn:aws:sqs:us-east-1:111122223333:${aws:username}",
                    Principal: { AWS: ["444455556666", "111122223333"], Service: "sns.amazonaws.com" },
                    Condition: {
                        ArnLike: { "aws:SourceArn": ["b", "a"] },
                        Bool: { "aws:SecureTransport": "false" },
                    },
                },
            ],
        });
    });

    it("writes everybody as a bare star, and every account as one", () => {
        const anybody = { notActions: ["sqs:*"], principals: [{ type: "*", identifiers: ["*"] }] };
        const accounts = { actions: ["sqs:*"], notPrincipals: [{ type: "AWS", identifiers: ["*"] }] };
        assert.deepEqual(document({ statements: [anybody, accounts] }), {
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", NotAction: "sqs:*", Principal: "*" },
                { Effect: "Allow", Action: "sqs:*", NotPrincipal: { AWS: "*" } },
            ],
        });
    });

    it("replaces statements of the sources by own ones, and both by overrides, of the same Sid", () => {
        const json = (...sids: [string, string][]) =>
            JSON.stringify({ Statement: sids.map(([Sid, Action]) => ({ Sid, Effect: "Allow", Action })) });
        const merged = document({
            sourcePolicyDocuments: [json(["A", "source"], ["B", "source"], ["C", "source"])],
            statements: [{ sid: "B", actions: ["own"] }],
            overridePolicyDocuments: [json(["C", "override"], ["D", "override"])],
        });
        assert.deepEqual(merged, {
            Version: "2012-10-17",
            Statement: [
                { Sid: "A", Effect: "Allow", Action: "source" },
                { Sid: "B", Effect: "Allow", Action: "own" },
                { Sid: "C", Effect: "Allow", Action: "override" },
                { Sid: "D", Effect: "Allow", Action: "override" },
            ],
        });
    });

    it("refuses sources with the same Sid", () => {
        const source = '{"Statement":[{"Sid":"A"},{"Sid":"A"}]}';
        assert.throws(() => document({ sourcePolicyDocuments: [source] }), {
            message: "duplicate Sid (A) in source_policy_documents",
        });
    });
});
