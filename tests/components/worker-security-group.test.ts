import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { WorkerSecurityGroup, type WorkerSecurityGroupArgs } from "../../components/worker-security-group";
import type { TrafficArgs } from "../../components/network/traffic";
import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../support/mocks";

const self = "pulumi-secure-messaging:index:WorkerSecurityGroup workers";
const egressRule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ingressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const group = "aws:ec2/securityGroup:SecurityGroup";
const needed = { vpcId: "vpc-0a1b2c3d", endpointSecurityGroupId: "sg-endpoints" };

const workers = (args: Partial<WorkerSecurityGroupArgs> = {}) =>
    new WorkerSecurityGroup("workers", { ...needed, ...args });
const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });

describe("WorkerSecurityGroup", () => {
    it("lets workers out to the endpoints and nowhere else, and in at the endpoints", async () => {
        const recording = await runProgram(() => workers());
        deepStrictEqual(recording.children, [
            `${group} workers-group < ${self}`,
            `${egressRule} workers-endpoints < ${self}`,
            `${ingressRule} workers-endpoints < ${self}`,
            `${self} < the stack`,
        ]);
        deepStrictEqual(recording.one(group, "workers-group").inputs, {
            description: "Workers of queues and topics",
            vpcId: "vpc-0a1b2c3d",
        });
        deepStrictEqual(recording.one(egressRule, "workers-endpoints").inputs, {
            ...tcp(443),
            description: "VPC endpoints",
            securityGroupId: "sg-workers-group-id",
            referencedSecurityGroupId: "sg-endpoints",
        });
        deepStrictEqual(recording.one(ingressRule, "workers-endpoints").inputs, {
            ...tcp(443),
            description: "Workers of queues and topics",
            securityGroupId: "sg-endpoints",
            referencedSecurityGroupId: "sg-workers-group-id",
        });
        const { inputs, outputs } = recording.one(self.split(" ")[0]!, "workers");
        deepStrictEqual(inputs, { admitAtEndpoints: true });
        deepStrictEqual(outputs, { securityGroupId: "sg-workers-group-id" });
    });

    it("leaves the group of the endpoints alone where it is told to", async () => {
        const recording = await runProgram(() => workers({ admitAtEndpoints: false }));
        deepStrictEqual(recording.ofType(ingressRule), []);
    });

    it("lets workers out to each named target, and each named source in", async () => {
        const tags = { Team: "orders" };
        const recording = await runProgram(() =>
            workers({
                targets: {
                    database: { securityGroupId: pulumi.output("sg-database"), port: 5432 },
                    s3: { prefixListId: "pl-0a1b2c3d", port: 443 },
                    ledger: { cidrBlock: "10.1.2.0/24", port: pulumi.output(8443) },
                },
                clients: { health: { securityGroupId: "sg-balancer", port: 8080 } },
                tags,
            }),
        );
        const rule = (type: string, name: string) => recording.one(type, name).inputs;
        const common = { securityGroupId: "sg-workers-group-id", tags };
        deepStrictEqual(rule(egressRule, "workers-database-egress"), {
            ...common,
            ...tcp(5432),
            description: "Target database",
            referencedSecurityGroupId: "sg-database",
        });
        deepStrictEqual(rule(egressRule, "workers-s3-egress"), {
            ...common,
            ...tcp(443),
            description: "Target s3",
            prefixListId: "pl-0a1b2c3d",
        });
        deepStrictEqual(rule(egressRule, "workers-ledger-egress"), {
            ...common,
            ...tcp(8443),
            description: "Target ledger",
            cidrIpv4: "10.1.2.0/24",
        });
        deepStrictEqual(rule(ingressRule, "workers-health-ingress"), {
            ...common,
            ...tcp(8080),
            description: "Client health",
            referencedSecurityGroupId: "sg-balancer",
        });
        deepStrictEqual(rule(group, "workers-group")["tags"], tags);
        deepStrictEqual(rule(ingressRule, "workers-endpoints")["tags"], tags);
    });

    it("waits for groups that preview does not know", async () => {
        const program = () => {
            const endpoints = workers().securityGroupId;
            new WorkerSecurityGroup("others", { ...needed, endpointSecurityGroupId: endpoints });
        };
        const { inputs } = (await runProgram(program, { preview: true })).one(
            ingressRule,
            "others-endpoints",
        );
        deepStrictEqual([inputs["securityGroupId"], inputs["fromPort"]], [UNKNOWN, 443]);
    });
});

describe("a worker security group refuses, plain or late,", () => {
    const id = (path: string, value: string, what: string, prefix: string) =>
        `${path} is "${value}"; the id of ${what} begins with ${prefix}-; give the id, not a name and not an ARN.`;
    const vpc = (value: string) =>
        `vpcId is "${value}"; EC2 names a VPC by vpc- and 8 or 17 hexadecimal digits; give the id of a VPC.`;
    const range = (value: string) =>
        `targets.a.cidrBlock is "${value}"; a rule here admits an IPv4 range that is private, or else holds no more ` +
        "than a /16; give such a range from its first address on, as in 10.0.0.0/16, or a security group instead.";
    const port = (value: number) =>
        `targets.a.port is ${value}; TCP allows 1 to 65535 as a port; choose a value in that range.`;
    const target = (traffic: Partial<TrafficArgs>) => ({ targets: { a: { port: 443, ...traffic } } });
    const later = <T>(value: T) => pulumi.output(value) as pulumi.Input<T>;

    type Case = [(as: typeof later) => Partial<WorkerSecurityGroupArgs>, string];
    const ranges = [
        "0.0.0.0/0",
        "8.0.0.0/8",
        "44.0.0.0/15",
        "10.0.0.1/16",
        "10.0.0.0",
        "10.0.0.256/32",
        "10.0.0.0/33",
        "::/0",
        "",
    ];
    const cases: Case[] = [
        [(as) => ({ vpcId: as("main") }), vpc("main")],
        [(as) => ({ vpcId: as("vpc-1") }), vpc("vpc-1")],
        [
            (as) => ({ endpointSecurityGroupId: as("pl-1") }),
            id("endpointSecurityGroupId", "pl-1", "a security group", "sg"),
        ],
        [
            (as) => target({ securityGroupId: as("database") }),
            id("targets.a.securityGroupId", "database", "a security group", "sg"),
        ],
        [
            (as) => ({ clients: { a: { prefixListId: as("sg-1"), port: 80 } } }),
            id("clients.a.prefixListId", "sg-1", "a prefix list", "pl"),
        ],
        ...ranges.map((value): Case => [(as) => target({ cidrBlock: as(value) }), range(value)]),
        ...[0, 65_536, 1.5].map((value): Case => [
            (as) => target({ securityGroupId: "sg-1", port: as(value) }),
            port(value),
        ]),
    ];
    for (const [args, problem] of cases)
        it(problem.split(";")[0]!, async () => {
            const told = `WorkerSecurityGroup "workers": ${problem}`;
            strictEqual(await refusalOf(() => workers(args((value) => value))), told);
            strictEqual(await lateRefusalOf(() => workers(args(later))), told);
        });

    it("peers that are none or several", async () => {
        const rule = "a rule is for exactly one of securityGroupId, cidrBlock, prefixListId; set one.";
        const several = target({ securityGroupId: "sg-1", prefixListId: "pl-1" });
        strictEqual(
            await refusalOf(() => workers(target({}))),
            `WorkerSecurityGroup "workers": targets.a names nobody; ${rule}`,
        );
        strictEqual(
            await refusalOf(() => workers(several)),
            `WorkerSecurityGroup "workers": targets.a names securityGroupId and prefixListId; ${rule}`,
        );
    });

    it("keys that cannot be part of a name", async () => {
        strictEqual(
            await refusalOf(() => workers({ targets: { "a.b": { securityGroupId: "sg-1", port: 1 } } })),
            'WorkerSecurityGroup "workers": a key of targets is "a.b"; the keys of this map become parts of names in ' +
                "AWS; choose letters, digits, hyphens and underscores, beginning with a letter or digit.",
        );
    });
});

describe("a worker security group admits", () => {
    it("private ranges of any size, narrow ones of others, and every port", async () => {
        for (const cidrBlock of [
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.1.1/32",
            "44.0.0.0/16",
            "203.0.113.0/24",
        ])
            for (const port of [1, 65_535])
                await runProgram(() => workers({ targets: { a: { cidrBlock, port } } }));
    });
});
