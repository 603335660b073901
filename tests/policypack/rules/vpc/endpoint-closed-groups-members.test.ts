import { vpcEndpointClosedGroups } from "../../../../policypack/rules/vpc/endpoint-closed-groups";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { endpoint, group, handler, on443, role } from "../networks";

type Props = Record<string, unknown>;

const ALL = "0.0.0.0/0";
const from = (...cidrBlocks: string[]) => on443({ cidrBlocks });
const inline = (...ingress: Props[]) => ({ resources: [group({ ingress }), endpoint()] });
const lets = (ranges: string, on = "group", whom = 'the endpoint "endpoint"') => ({
    what: { [on]: [`it lets ${ranges} in to ${whom}`] },
});
const rule = (type: string, props: Props, deps: Member["deps"] = { securityGroupId: ["group"] }): Member => ({
    type,
    name: "rule",
    props: { securityGroupId: unknown, ...props },
    deps,
});
const beside = (...rules: Member[]) => ({ resources: [group(), endpoint(), ...rules] });
const legacy = (props: Props) =>
    rule("aws:ec2/securityGroupRule:SecurityGroupRule", { type: "ingress", ...on443(props) });
const modern = (props: Props, name = "rule"): Member => ({
    ...rule("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ...props,
    }),
    name,
});
const nativeGroup = (...securityGroupIngress: Props[]) => ({
    resources: [
        { ...group({ ingress: undefined, securityGroupIngress }), type: "aws-native:ec2:SecurityGroup" },
        { ...endpoint(), type: "aws-native:ec2:VpcEndpoint" },
    ],
});
const onNative443 = (props: Props) => ({ ipProtocol: "tcp", fromPort: 443, toPort: 443, ...props });
const vpc: Member = {
    type: "aws:ec2/vpc:Vpc",
    name: "vpc",
    props: { id: unknown, cidrBlock: "10.0.0.0/16", defaultSecurityGroupId: unknown },
};
const consumed = (action: string | string[], ...ingress: Props[]) => ({
    resources: [role(action), handler(), group({ ingress })],
});

testRule(vpcEndpointClosedGroups, {
    accepts: {
        "an endpoint in a group of another program": {
            resources: [endpoint({ securityGroupIds: ["sg-0a1b"] }, { deps: {} })],
        },
        "a rule of its own for what goes out": beside(
            rule("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
                ipProtocol: "-1",
                cidrIpv4: ALL,
            }),
        ),
        "a rule in the older form for what goes out": beside(legacy({ type: "egress", cidrBlocks: [ALL] })),
        "a rule of its own for another group": beside(modern({ cidrIpv4: "10.0.0.0/8" })),
        "a rule of its own that admits a group": beside(modern({ referencedSecurityGroupId: unknown })),
        "a prefix list of another program": inline(on443({ prefixListIds: ["pl-0a1b"] })),
        "a prefix list of private ranges": {
            resources: [
                {
                    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
                    name: "list",
                    props: { id: "pl-0a1b", entries: [{ cidr: "10.0.0.0/8" }] },
                },
                group({ ingress: [on443({ prefixListIds: ["pl-0a1b"] })] }),
                endpoint(),
            ],
        },
        "the default group of a VPC, which admits its members only": {
            resources: [
                vpc,
                endpoint({ vpcId: unknown, securityGroupIds: unknown }, { deps: { vpcId: ["vpc"] } }),
            ],
        },
        "an aws-native group that admits a private range": nativeGroup(onNative443({ cidrIp: "10.0.0.0/8" })),
        "a producer that serves the public": consumed("sqs:SendMessage", from(ALL)),
        "an administrator's workload that serves the public": {
            resources: [
                {
                    ...role(),
                    props: {
                        name: "worker",
                        inlinePolicies: [
                            { policy: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } } },
                        ],
                    },
                },
                handler(),
                group({ ingress: [from(ALL)] }),
            ],
        },
        "a consumer that admits its own network": consumed("sqs:ReceiveMessage", from("10.0.0.0/8")),
        "a consumer that answers to ICMP": consumed("sqs:ReceiveMessage", {
            protocol: "icmp",
            fromPort: 8,
            toPort: 0,
            cidrBlocks: [ALL],
        }),
    },
    rejects: {
        "many small ranges, half of them in a rule of its own": {
            resources: [
                group({ ingress: [from("52.0.0.0/8")] }),
                endpoint(),
                modern({ cidrIpv4: "54.0.0.0/8" }),
            ],
            ...lets("52.0.0.0/8, 54.0.0.0/8 together"),
        },
        "a rule of its own": { ...beside(modern({ cidrIpv4: ALL })), ...lets(ALL, "rule") },
        "a rule of its own for IPv6": { ...beside(modern({ cidrIpv6: "::/0" })), ...lets("::/0", "rule") },
        "a rule in the older form": { ...beside(legacy({ cidrBlocks: [ALL] })), ...lets(ALL, "rule") },
        "a rule for a group of another program": {
            resources: [
                endpoint({ securityGroupIds: ["sg-0a1b"] }, { deps: {} }),
                { ...modern({ securityGroupId: "sg-0a1b", cidrIpv4: ALL }), deps: {} },
            ],
            ...lets(ALL, "rule"),
        },
        "a prefix list of the stack": {
            resources: [
                {
                    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
                    name: "list",
                    props: { id: unknown, entries: [{ cidr: "10.0.0.0/8" }, { cidr: ALL }] },
                },
                group(),
                endpoint(),
                {
                    ...modern({ prefixListId: unknown }),
                    deps: { securityGroupId: ["group"], prefixListId: ["list"] },
                },
            ],
            ...lets(ALL, "rule"),
        },
        "an entry that is added to a prefix list of the stack": {
            resources: [
                {
                    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
                    name: "list",
                    props: { id: "pl-0a1b" },
                },
                {
                    type: "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
                    name: "entry",
                    props: { prefixListId: "pl-0a1b", cidr: ALL },
                },
                group({ ingress: [on443({ prefixListIds: ["pl-0a1b"] })] }),
                endpoint(),
            ],
            ...lets(ALL),
        },
        "a default group that was opened, of an endpoint that names none": {
            resources: [
                vpc,
                {
                    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
                    name: "group",
                    props: { vpcId: unknown, ingress: [from(ALL)] },
                    deps: { vpcId: ["vpc"] },
                },
                endpoint({ vpcId: unknown, securityGroupIds: unknown }, { deps: { vpcId: ["vpc"] } }),
            ],
            ...lets(ALL),
        },
        "a default group that was opened, by the VPC's id": {
            resources: [
                {
                    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
                    name: "group",
                    props: { vpcId: "vpc-0a1b", ingress: [from(ALL)] },
                },
                endpoint({ securityGroupIds: undefined }, { deps: {} }),
            ],
            ...lets(ALL),
        },
        "a rule for the default group, which both take from the VPC": {
            resources: [
                vpc,
                endpoint({}, { deps: { securityGroupIds: ["vpc"] } }),
                { ...modern({ cidrIpv4: ALL }), deps: { securityGroupId: ["vpc"] } },
            ],
            ...lets(ALL, "rule"),
        },
        "a group that is associated with the endpoint": {
            resources: [
                group({ ingress: [from(ALL)] }),
                endpoint({ id: "vpce-0a1b", securityGroupIds: ["sg-0c2d"] }, { deps: {} }),
                {
                    type: "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
                    name: "association",
                    props: { vpcEndpointId: "vpce-0a1b", securityGroupId: unknown },
                    deps: { securityGroupId: ["group"] },
                },
            ],
            ...lets(ALL),
        },
        "an aws-native group": { ...nativeGroup(onNative443({ cidrIp: ALL })), ...lets(ALL) },
        "an aws-native group, for IPv6": {
            ...nativeGroup(onNative443({ cidrIpv6: "::/0" })),
            ...lets("::/0"),
        },
        "an aws-native rule of its own": {
            ...beside(
                rule("aws-native:ec2:SecurityGroupIngress", onNative443({ groupId: unknown, cidrIp: ALL }), {
                    groupId: ["group"],
                }),
            ),
            ...lets(ALL, "rule"),
        },
        "a consumer, on any port": {
            ...consumed("sqs:ReceiveMessage", {
                protocol: "tcp",
                fromPort: 22,
                toPort: 22,
                cidrBlocks: [ALL],
            }),
            ...lets(ALL, "group", 'the consumer "handler"'),
        },
        "a function that is handed a queue's messages": {
            resources: [
                group({ ingress: [from(ALL)] }),
                handler({}, { deps: { vpcConfig: ["group"] } }),
                {
                    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
                    name: "mapping",
                    props: {
                        eventSourceArn: "arn:aws:sqs:eu-west-1:111122223333:orders",
                        functionName: "handler",
                    },
                },
            ],
            ...lets(ALL, "group", 'the consumer "handler"'),
        },
        "one group for an endpoint and a consumer": {
            resources: [role(), handler(), endpoint(), group({ ingress: [from(ALL)] })],
            ...lets(ALL, "group", 'the endpoint "endpoint", the consumer "handler"'),
        },
    },
    undecided: {
        "a range of a rule of its own that is not known": {
            ...beside(modern({ cidrIpv4: unknown })),
            undecided: { rule: ["its cidrIpv4 has parts that are not known before deployment"] },
        },
    },
});
