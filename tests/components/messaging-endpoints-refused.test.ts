import { strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { EndpointService } from "../../components/documents/endpoint-services";
import { MessagingEndpoints } from "../../components/messaging-endpoints";
import type { MessagingEndpointsArgs } from "../../components/network/endpoint-args";
import { lateRefusalOf, refusalOf, runProgram } from "../support/mocks";

type Args = Partial<MessagingEndpointsArgs>;
type Future = <T>(value: T) => pulumi.Input<T>;

const { Sqs, Sns, Kms, Sts, Ssm, EcrApi, EcrDkr, S3, Logs, DynamoDb } = EndpointService;
const needed = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-1", "subnet-2"] };
const endpoints = (args: Args) => new MessagingEndpoints("private", { ...needed, ...args });
const told = (...problems: string[]) =>
    problems.map((problem) => `MessagingEndpoints "private": ${problem}`).join("\n");

const id = (path: string, value: string, what: string, prefix: string) =>
    `${path} is "${value}"; the id of ${what} begins with ${prefix}-; give the id, not a name and not an ARN.`;
const ec2Id = (path: string, value: string, thing: string, prefix: string) =>
    `${path} is "${value}"; EC2 names a ${thing} by ${prefix}- and 8 or 17 hexadecimal digits; give the id of a ${thing}.`;
const account = (path: string) =>
    `${path} is "12345"; an account of AWS has 12 digits; give them, in quotation marks.`;
const arn = (path: string, value: string, service: string, what: string) =>
    `${path} is "${value}"; an endpoint policy names a ${what} by an ARN with region and account, and with wildcards ` +
    `in the name only; give arn:<partition>:${service}:<region>:<12-digit account>:<name>.`;
const twoZones = (count: string) =>
    `subnetIds names ${count}; endpoints in one availability zone fail with it; name subnets in two or more, or set ` +
    "singleSubnet to true.";
const lets = "that lets nothing through; name some, or leave it out for all of the account or organisation.";
const none = "leave it out if there are no others.";
const routes = "reached by routes; name the route tables of the subnets.";
const gateway = { services: [Sqs, S3] };

describe("endpoints refuse, plain and when it becomes known,", () => {
    const cases: [(as: Future) => Args, string][] = [
        [(as) => ({ vpcId: as("main") }), ec2Id("vpcId", "main", "VPC", "vpc")],
        [
            (as) => ({ organizationId: as("acme") }),
            'organizationId is "acme"; AWS Organizations names an organisation by o- and 10 to 32 lowercase letters ' +
                "and digits; give the id of the organisation.",
        ],
        [(as) => ({ subnetIds: as(["subnet-1"]) }), twoZones("one subnet")],
        [(as) => ({ subnetIds: as(["subnet-1", "subnet-1"]) }), twoZones("one subnet")],
        [(as) => ({ subnetIds: as<string[]>([]) }), twoZones("no subnet")],
        [
            (as) => ({ subnetIds: as<string[]>([]), singleSubnet: true }),
            "subnetIds is empty; an endpoint is reached in a subnet; name one.",
        ],
        [(as) => ({ subnetIds: ["subnet-1", as("b")] }), id("subnetIds[1]", "b", "a subnet", "subnet")],
        [
            (as) => ({ ...gateway, routeTableIds: [as("main")] }),
            id("routeTableIds[0]", "main", "a route table", "rtb"),
        ],
        [
            (as) => ({ ...gateway, routeTableIds: as<string[]>([]) }),
            `routeTableIds is empty; S3 and DynamoDB are ${routes}`,
        ],
        [(as) => ({ queueArns: as<string[]>([]) }), `queueArns is empty; ${lets}`],
        [(as) => ({ topicArns: as<string[]>([]) }), `topicArns is empty; ${lets}`],
        [(as) => ({ principalAccountIds: as<string[]>([]) }), `principalAccountIds is empty; ${none}`],
        [(as) => ({ resourceAccountIds: as<string[]>([]) }), `resourceAccountIds is empty; ${none}`],
        [(as) => ({ principalAccountIds: as(["12345"]) }), account("principalAccountIds[0]")],
        [(as) => ({ resourceAccountIds: [as("12345")] }), account("resourceAccountIds[0]")],
        ...["jobs", "arn:aws:sqs:*:111122223333:jobs", "arn:aws:sqs:eu-west-1:*:jobs", "*"].map(
            (value): [(as: Future) => Args, string] => [
                (as) => ({ queueArns: [as(value)] }),
                arn("queueArns[0]", value, "sqs", "queue"),
            ],
        ),
        [
            (as) => ({ topicArns: as(["arn:aws:sqs:eu-west-1:111122223333:news"]) }),
            arn("topicArns[0]", "arn:aws:sqs:eu-west-1:111122223333:news", "sns", "topic"),
        ],
        [
            (as) => ({ existingEndpointIds: { sqs: as("vpc-1") } }),
            ec2Id("existingEndpointIds.sqs", "vpc-1", "VPC endpoint", "vpce"),
        ],
        [
            (as) => ({ clients: { all: { cidrBlock: as("0.0.0.0/0") } } }),
            'clients.all.cidrBlock is "0.0.0.0/0"; a rule here admits an IPv4 range that is private, or else holds no ' +
                "more than a /16; give such a range from its first address on, as in 10.0.0.0/16, or a security " +
                "group instead.",
        ],
        [
            (as) => ({ clients: { all: { securityGroupId: as("workers") } } }),
            id("clients.all.securityGroupId", "workers", "a security group", "sg"),
        ],
    ];
    for (const [args, problem] of cases)
        it(problem.split(";")[0]!, async () => {
            strictEqual(await refusalOf(() => endpoints(args((value) => value))), told(problem));
            const later = () => endpoints(args((value) => pulumi.output(value) as never));
            strictEqual(await lateRefusalOf(later), told(problem));
        });
});

describe("endpoints refuse, before anything is made,", () => {
    const known = Object.values(EndpointService).join(", ");
    const cases: [string, Args, string][] = [
        ["a service named twice", { services: [Sqs, Sqs] }, "services names sqs twice; name it once."],
        [
            "a service without endpoint",
            { services: [Sqs, "s4" as EndpointService] },
            `services names "s4"; there are endpoints for ${known}; name one of these.`,
        ],
        [
            "an existing endpoint for no service",
            { existingEndpointIds: { queue: "vpce-12345678" } },
            `existingEndpointIds names "queue"; there are endpoints for ${known}; name one of these.`,
        ],
        [
            "services that all have endpoints",
            { services: [Sqs], existingEndpointIds: { sqs: "vpce-12345678" } },
            "services leaves no interface endpoint to make; name a service that existingEndpointIds does not have, or " +
                "use the existing endpoints without this component.",
        ],
        [
            "FIPS 140 where AWS does not have it",
            { fipsServices: [Sns] },
            "fipsServices names sns; AWS has such endpoints for sqs, kms, sts, ssm; leave it out.",
        ],
        [
            "FIPS 140 for what is not made",
            { fipsServices: [Kms] },
            "fipsServices names kms, but no endpoint for it is made; name it in services or leave it out.",
        ],
        [
            "half of the registry",
            { services: [Sqs, EcrDkr] },
            "services names ecr.dkr without ecr.api; images are pulled through both; name both.",
        ],
        [
            "the other half of the registry",
            { services: [Sqs, EcrApi] },
            "services names ecr.api without ecr.dkr; images are pulled through both; name both.",
        ],
        [
            "queues without an endpoint to them",
            { services: [Sns], queueArns: ["arn:aws:sqs:eu-west-1:111122223333:jobs"] },
            "queueArns is set, but no endpoint for sqs is made; leave it out or add it to services.",
        ],
        [
            "topics without an endpoint to them",
            { services: [Sqs], topicArns: ["arn:aws:sns:eu-west-1:111122223333:news"] },
            "topicArns is set, but no endpoint for sns is made; leave it out or add it to services.",
        ],
        [
            "route tables without a gateway",
            { routeTableIds: ["rtb-1"] },
            "routeTableIds is set, but no endpoint for s3 or dynamodb is made; leave it out or add it to services.",
        ],
        [
            "a gateway without route tables",
            gateway,
            `services names s3, but routeTableIds is not set; it is ${routes}`,
        ],
        [
            "another gateway without route tables",
            { services: [Sqs, DynamoDb] },
            `services names dynamodb, but routeTableIds is not set; it is ${routes}`,
        ],
        [
            "gateways alone",
            { services: [S3, DynamoDb], routeTableIds: ["rtb-1"] },
            "services leaves no interface endpoint to make; name a service that existingEndpointIds does not have, or use " +
                "the existing endpoints without this component.",
        ],
        [
            "accounts beside an organisation",
            { organizationId: "o-a1b2c3d4e5", principalAccountIds: ["444455556666"] },
            "principalAccountIds is set beside organizationId, which says whose principals pass; leave one of them out.",
        ],
        [
            "a client that is nobody",
            { clients: { workers: {} } },
            "clients.workers names nobody; a rule is for exactly one of securityGroupId, cidrBlock, prefixListId; set one.",
        ],
        [
            "a client whose key cannot be part of a name",
            { clients: { "a b": { securityGroupId: "sg-1" } } },
            'a key of clients is "a b"; the keys of this map become parts of names in AWS; choose letters, digits, ' +
                "hyphens and underscores, beginning with a letter or digit.",
        ],
    ];
    for (const [what, args, problem] of cases)
        it(what, async () => {
            strictEqual(await refusalOf(() => endpoints(args)), told(problem));
        });

    it("several problems at once", async () => {
        strictEqual(
            await refusalOf(() => endpoints({ vpcId: "main", subnetIds: ["b"] })),
            told(
                ec2Id("vpcId", "main", "VPC", "vpc"),
                twoZones("one subnet"),
                id("subnetIds[0]", "b", "a subnet", "subnet"),
            ),
        );
    });
});

describe("endpoints for FIPS 140", () => {
    it("are refused in partitions that have none", async () => {
        const china = { partition: "aws-cn", region: "cn-north-1", dnsSuffix: "amazonaws.com.cn" };
        const message = await runProgram(() => endpoints({ fipsServices: [Sqs] }), china).then(
            () => "not refused",
            (error: Error) => error.message,
        );
        strictEqual(
            message,
            told(
                "fipsServices names sqs; AWS has such endpoints in aws and aws-us-gov, not in aws-cn; leave it out.",
            ),
        );
    });

    it("are admitted for SQS, KMS, STS and SSM", async () => {
        const services = [Sqs, Kms, Sts, Ssm];
        await runProgram(() => endpoints({ services, fipsServices: services }));
    });
});

describe("endpoints admit", () => {
    it("one half of the registry where the other exists already", async () => {
        await runProgram(() =>
            endpoints({ services: [EcrApi, Logs], existingEndpointIds: { "ecr.dkr": "vpce-12345678" } }),
        );
    });

    it("queues with wildcards in their names", async () => {
        const queueArns = [
            "arn:aws:sqs:eu-west-1:111122223333:orders-*",
            "arn:aws-cn:sqs:cn-north-1:111122223333:a.fifo",
        ];
        await runProgram(() => endpoints({ queueArns }));
    });

    it("as many queues as a policy has room for", async () => {
        const queueArns = Array.from(
            { length: 450 },
            (_, n) => `arn:aws:sqs:eu-west-1:111122223333:orders-${1000 + n}`,
        );
        const message = await lateRefusalOf(() => endpoints({ queueArns }));
        strictEqual(
            message,
            told(
                "the endpoint policy has 22300 characters; EC2 allows 20480; name fewer queues or topics, by wildcards in their names.",
            ),
        );
    });
});
