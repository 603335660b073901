import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { EndpointService } from "../../components/documents/endpoint-services";
import { MessagingEndpoints } from "../../components/messaging-endpoints";
import type { MessagingEndpointsArgs } from "../../components/network/endpoint-args";
import { WorkerSecurityGroup } from "../../components/worker-security-group";
import { runProgram, UNKNOWN } from "../support/mocks";

const self = "pulumi-secure-messaging:index:MessagingEndpoints private";
const group = "aws:ec2/securityGroup:SecurityGroup";
const ingressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const needed = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-1", "subnet-2"] };

const endpoints = (args: Partial<MessagingEndpointsArgs> = {}) =>
    new MessagingEndpoints("private", { ...needed, ...args });

const policy = (service: string, Resource: string | string[] = "*", keys: object = {}) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: Resource === "*" ? "OwnPrincipalsReachOwnResources" : "OwnPrincipalsReachNamedResources",
                Effect: "Allow",
                Principal: "*",
                Action: `${service}:*`,
                Resource,
                Condition: {
                    StringEquals: {
                        "aws:PrincipalAccount": "111122223333",
                        "aws:ResourceAccount": "111122223333",
                        ...keys,
                    },
                },
            },
        ],
    });

describe("MessagingEndpoints", () => {
    it("are, by default, one for SQS and one for SNS that nobody may connect to yet", async () => {
        const recording = await runProgram(() => endpoints());
        deepStrictEqual(recording.children, [
            `${group} private-group < ${self}`,
            `${endpoint} private-sns-endpoint < ${self}`,
            `${endpoint} private-sqs-endpoint < ${self}`,
            `${self} < the stack`,
        ]);
        deepStrictEqual(recording.one(group, "private-group").inputs, {
            description: "VPC endpoints, on port 443",
            vpcId: "vpc-0a1b2c3d",
        });
        for (const service of ["sqs", "sns"])
            deepStrictEqual(recording.one(endpoint, `private-${service}-endpoint`).inputs, {
                vpcId: "vpc-0a1b2c3d",
                vpcEndpointType: "Interface",
                serviceName: `com.amazonaws.eu-west-1.${service}`,
                privateDnsEnabled: true,
                subnetIds: ["subnet-1", "subnet-2"],
                securityGroupIds: ["sg-private-group-id"],
                policy: policy(service),
            });
        const { inputs, outputs } = recording.one(self.split(" ")[0]!, "private");
        deepStrictEqual(inputs, { services: ["sqs", "sns"], fipsServices: [], existingServices: [] });
        deepStrictEqual(outputs, {
            endpointIds: { sqs: "vpce-private-sqs-endpoint-id", sns: "vpce-private-sns-endpoint-id" },
            prefixListIds: {},
            securityGroupId: "sg-private-group-id",
        });
    });

    for (const [partition, region, dnsSuffix, name] of [
        ["aws-cn", "cn-north-1", "amazonaws.com.cn", "cn.com.amazonaws.cn-north-1.sqs"],
        ["aws-us-gov", "us-gov-west-1", "amazonaws.com", "com.amazonaws.us-gov-west-1.sqs"],
        ["aws-eusc", "eusc-de-east-1", "amazonaws.eu", "com.amazonaws.eusc-de-east-1.sqs"],
    ] as const)
        it(`have the names of ${partition}`, async () => {
            const recording = await runProgram(() => endpoints(), { partition, region, dnsSuffix });
            strictEqual(recording.one(endpoint, "private-sqs-endpoint").inputs["serviceName"], name);
        });

    it("admit each client by a rule of its own", async () => {
        const clients = {
            workers: { securityGroupId: pulumi.output("sg-workers") },
            office: { cidrBlock: "10.0.0.0/16" },
            sites: { prefixListId: "pl-sites" },
        };
        const tags = { Team: "orders" };
        const recording = await runProgram(() => endpoints({ clients, tags }));
        const rule = (key: string, end: object) => ({
            description: `Client ${key}`,
            securityGroupId: "sg-private-group-id",
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            ...end,
            tags,
        });
        const rules: Record<string, object> = {
            workers: { referencedSecurityGroupId: "sg-workers" },
            office: { cidrIpv4: "10.0.0.0/16" },
            sites: { prefixListId: "pl-sites" },
        };
        for (const [key, end] of Object.entries(rules))
            deepStrictEqual(recording.one(ingressRule, `private-${key}-ingress`).inputs, rule(key, end));
        deepStrictEqual(recording.one(group, "private-group").inputs["tags"], tags);
        deepStrictEqual(recording.one(endpoint, "private-sqs-endpoint").inputs["tags"], tags);
    });

    it("let through to the named queues and topics alone, which preview knows", async () => {
        const program = () => {
            const queue = new aws.sqs.Queue("jobs", {});
            const queueArns = [pulumi.interpolate`arn:aws:sqs:eu-west-1:111122223333:${queue.name}`];
            const topicArns = pulumi.output(["arn:aws:sns:eu-west-1:444455556666:news"]);
            endpoints({ queueArns, topicArns });
        };
        const recording = await runProgram(program, { preview: true });
        const policyOf = (service: string) =>
            recording.one(endpoint, `private-${service}-endpoint`).inputs["policy"];
        strictEqual(policyOf("sqs"), policy("sqs", "arn:aws:sqs:eu-west-1:111122223333:jobs-0a1b2c3"));
        strictEqual(
            policyOf("sns"),
            policy("sns", "arn:aws:sns:eu-west-1:444455556666:news", {
                "aws:ResourceAccount": "444455556666",
            }),
        );
    });

    it("take an organisation or further accounts into their policies", async () => {
        const keysOf = async (args: Partial<MessagingEndpointsArgs>) => {
            const recording = await runProgram(() => endpoints(args));
            const text = String(recording.one(endpoint, "private-sqs-endpoint").inputs["policy"]);
            return (JSON.parse(text) as { Statement: { Condition: object }[] }).Statement.map(
                (it) => it.Condition,
            );
        };
        const others = { principalAccountIds: ["444455556666"], resourceAccountIds: ["777788889999"] };
        deepStrictEqual(await keysOf(others), [
            {
                StringEquals: {
                    "aws:PrincipalAccount": ["111122223333", "444455556666"],
                    "aws:ResourceAccount": ["111122223333", "777788889999"],
                },
            },
        ]);
        const organizationId = pulumi.output("o-a1b2c3d4e5");
        deepStrictEqual(await keysOf({ organizationId, resourceAccountIds: others.resourceAccountIds }), [
            { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" } },
            { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceAccount": "777788889999" } },
        ]);
    });

    it("reach S3 and DynamoDB by gateways in the route tables", async () => {
        const { EcrApi, EcrDkr, S3, DynamoDb } = EndpointService;
        const services = [EcrApi, EcrDkr, S3, DynamoDb];
        const recording = await runProgram(() => endpoints({ services, routeTableIds: ["rtb-1", "rtb-2"] }));
        const made = (service: string) => recording.one(endpoint, `private-${service}-endpoint`).inputs;
        for (const service of [S3, DynamoDb])
            deepStrictEqual(
                { ...made(service), policy: "" },
                {
                    vpcId: "vpc-0a1b2c3d",
                    vpcEndpointType: "Gateway",
                    serviceName: `com.amazonaws.eu-west-1.${service}`,
                    routeTableIds: ["rtb-1", "rtb-2"],
                    policy: "",
                },
            );
        const layers = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*";
        strictEqual(String(made(S3)["policy"]).includes(layers), true);
        const ids = ["ecr.api", "ecr.dkr", S3, DynamoDb].map((it) => [
            it,
            `vpce-private-${it.replace(".", "-")}-endpoint-id`,
        ]);
        deepStrictEqual(recording.one(self.split(" ")[0]!, "private").outputs, {
            endpointIds: Object.fromEntries(ids),
            prefixListIds: { s3: "pl-0a1b2c3d", dynamodb: "pl-0a1b2c3d" },
            securityGroupId: "sg-private-group-id",
        });
    });

    it("are those for FIPS 140 where this is asked for", async () => {
        const { Sqs, Sns, Kms } = EndpointService;
        const recording = await runProgram(() =>
            endpoints({ services: [Sqs, Sns, Kms], fipsServices: [Sqs, Kms] }),
        );
        deepStrictEqual(
            recording.ofType(endpoint).map(({ inputs }) => inputs["serviceName"]),
            [
                "com.amazonaws.eu-west-1.sqs-fips",
                "com.amazonaws.eu-west-1.sns",
                "com.amazonaws.eu-west-1.kms-fips",
            ],
        );
    });

    it("pass on those that exist already and make none beside them", async () => {
        const existingEndpointIds = { sqs: "vpce-12345678", logs: pulumi.output("vpce-0123456789abcdef0") };
        const recording = await runProgram(() => endpoints({ existingEndpointIds }));
        deepStrictEqual(
            recording.ofType(endpoint).map(({ name }) => name),
            ["private-sns-endpoint"],
        );
        const { inputs, outputs } = recording.one(self.split(" ")[0]!, "private");
        deepStrictEqual(inputs["existingServices"], ["sqs", "logs"]);
        deepStrictEqual(outputs["endpointIds"], {
            sqs: "vpce-12345678",
            logs: "vpce-0123456789abcdef0",
            sns: "vpce-private-sns-endpoint-id",
        });
    });

    it("work in one subnet only where this is asked for", async () => {
        const recording = await runProgram(() => endpoints({ subnetIds: ["subnet-1"], singleSubnet: true }));
        deepStrictEqual(recording.one(endpoint, "private-sqs-endpoint").inputs["subnetIds"], ["subnet-1"]);
        deepStrictEqual(recording.one(self.split(" ")[0]!, "private").inputs["singleSubnet"], true);
    });

    it("keep what preview knows of their subnets beside what it does not", async () => {
        const program = () => {
            const subnet = new aws.ec2.Subnet("new", { vpcId: "vpc-0a1b2c3d" });
            endpoints({ subnetIds: ["subnet-1", subnet.id] });
        };
        const recording = await runProgram(program, { preview: true });
        deepStrictEqual(recording.one(endpoint, "private-sqs-endpoint").inputs["subnetIds"], [
            "subnet-1",
            UNKNOWN,
        ]);
    });

    it("are reached by workers that bring their own rule", async () => {
        const program = () => {
            const { securityGroupId, prefixListIds } = endpoints({
                services: [EndpointService.Sqs, EndpointService.S3],
                routeTableIds: ["rtb-1"],
            });
            new WorkerSecurityGroup("workers", {
                vpcId: "vpc-0a1b2c3d",
                endpointSecurityGroupId: securityGroupId,
                targets: { s3: { prefixListId: prefixListIds.apply((ids) => ids["s3"] ?? ""), port: 443 } },
            });
        };
        const recording = await runProgram(program);
        strictEqual(
            recording.one(ingressRule, "workers-endpoints").inputs["securityGroupId"],
            "sg-private-group-id",
        );
        const egress = recording.one(
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "workers-s3-egress",
        );
        strictEqual(egress.inputs["prefixListId"], "pl-0a1b2c3d");
    });
});
