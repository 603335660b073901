import { computeClosedEgress } from "../../../../policypack/rules/compute/closed-egress";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { group, handler, on443, role } from "../networks";

type Props = Record<string, unknown>;

const ALL = "0.0.0.0/0";
const everything = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [ALL] };
const open = group({ egress: [everything] });
const letOut = (...egress: Props[]) => ({ resources: [role(), handler(), group({ egress })] });
const lets = (ranges = ALL, who = "handler", on = "group") => ({
    what: { [on]: [`it lets "${who}" out to ${ranges} on other ports than 443`] },
});
const egressRule: Member = {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    name: "rule",
    props: { securityGroupId: unknown, ipProtocol: "-1", cidrIpv4: ALL },
    deps: { securityGroupId: ["group"] },
};
const nativeGroup = (props: Props): Member => ({
    type: "aws-native:ec2:SecurityGroup",
    name: "group",
    props: { groupId: unknown, vpcId: "vpc-0a1b", ...props },
});
const settings = (name: string, value: string) => JSON.stringify([{ environment: [{ name, value }] }]);
const URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders";
const task = (props: Props): Member => ({
    type: "aws:ecs/taskDefinition:TaskDefinition",
    name: "task",
    props: { family: "worker", arn: unknown, ...props },
});
const service = (props: Props = {}): Member => ({
    type: "aws:ecs/service:Service",
    name: "service",
    props: {
        taskDefinition: unknown,
        networkConfiguration: { subnets: ["subnet-0a1b"], securityGroups: [unknown] },
        ...props,
    },
    deps: { taskDefinition: ["task"], networkConfiguration: ["group"] },
});

testRule(computeClosedEgress, {
    documented: { violates: "everything to everywhere", complies: "HTTPS to the endpoints' group" },
    accepts: {
        "HTTPS to everywhere": letOut(on443({ cidrBlocks: [ALL], ipv6CidrBlocks: ["::/0"] })),
        "HTTPS to the endpoints' group": letOut(on443({ securityGroups: ["sg-0a1b"] })),
        "every port within the own network": letOut({ ...everything, cidrBlocks: ["10.0.0.0/8"] }),
        "a database within the own network": letOut({
            protocol: "tcp",
            fromPort: 5432,
            toPort: 5432,
            cidrBlocks: ["10.0.0.0/16"],
        }),
        "HTTPS to the prefix list of S3": letOut(on443({ prefixListIds: ["pl-0a1b"] })),
        "ICMP to everywhere": letOut({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: [ALL] }),
        "a group that lets nothing out": letOut(),
        "a group without a list, which the provider leaves empty": {
            resources: [role(), handler(), group({ egress: unknown })],
        },
        "an open group without workers": { resources: [open] },
        "an open group beside the worker's": {
            resources: [role(), handler(), group(), { ...open, name: "web" }],
        },
        "a worker in a group of another program": {
            resources: [role(), handler({ vpcConfig: { securityGroupIds: ["sg-0a1b"] } }), open],
        },
        "an aws-native group with rules of its own": {
            resources: [
                role(),
                handler(),
                nativeGroup({}),
                {
                    type: "aws-native:ec2:SecurityGroupEgress",
                    name: "rule",
                    props: { groupId: unknown, ...on443({ protocol: undefined, ipProtocol: "tcp" }) },
                    deps: { groupId: ["group"] },
                },
            ],
        },
        "an aws-native group that lists what it lets out": {
            resources: [
                role(),
                handler(),
                nativeGroup({
                    securityGroupEgress: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIp: ALL }],
                }),
            ],
        },
    },
    rejects: {
        "everything to everywhere": { ...letOut(everything), ...lets() },
        "everything to everywhere by IPv6": {
            ...letOut({ ...everything, cidrBlocks: undefined, ipv6CidrBlocks: ["::/0"] }),
            ...lets("::/0"),
        },
        "halves that add up to all": {
            ...letOut({ ...everything, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }),
            ...lets("0.0.0.0/1, 128.0.0.0/1"),
        },
        "all ports of TCP": {
            ...letOut(on443({ fromPort: 0, toPort: 65535, cidrBlocks: [ALL] })),
            ...lets(),
        },
        "a port beside 443": {
            ...letOut(on443({ cidrBlocks: [ALL] }), on443({ fromPort: 25, toPort: 25, cidrBlocks: [ALL] })),
            ...lets(),
        },
        "UDP to everywhere": { ...letOut(on443({ protocol: "udp", cidrBlocks: [ALL] })), ...lets() },
        "a rule of its own": {
            resources: [role(), handler(), group(), egressRule],
            ...lets(ALL, "handler", "rule"),
        },
        "a rule in the older form": {
            resources: [
                role(),
                handler(),
                group(),
                {
                    ...egressRule,
                    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
                    props: { type: "egress", securityGroupId: unknown, ...everything },
                },
            ],
            ...lets(ALL, "handler", "rule"),
        },
        "an aws-native group that lists nothing, which AWS opens": {
            resources: [role(), handler(), nativeGroup({})],
            ...lets(`${ALL}, ::/0`),
        },
        "an aws-native service": {
            resources: [
                task({ containerDefinitions: settings("QUEUE_URL", URL) }),
                {
                    ...service({
                        networkConfiguration: { awsvpcConfiguration: { securityGroups: [unknown] } },
                    }),
                    type: "aws-native:ecs:Service",
                },
                open,
            ],
            ...lets(ALL, "service"),
        },
    },
    undecided: {
        "a range that is not known, and made from nothing of the stack": {
            ...letOut({ ...everything, cidrBlocks: [unknown] }),
            undecided: { group: ["its egress has parts that are not known before deployment"] },
        },
    },
});
