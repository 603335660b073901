import { vpcEndpointClosedGroups } from "../../../../policypack/rules/vpc/endpoint-closed-groups";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { endpoint, group, on443 } from "../networks";

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
const modern = (props: Props, name = "rule"): Member => ({
    ...rule("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ...props,
    }),
    name,
});
const vpc: Member = {
    type: "aws:ec2/vpc:Vpc",
    name: "vpc",
    props: { id: unknown, cidrBlock: "10.0.0.0/16", defaultSecurityGroupId: unknown },
};
const small = Array.from({ length: 300 }, (_, i) => `${20 + (i >> 7)}.${(i & 127) * 2}.0.0/15`);

testRule(vpcEndpointClosedGroups, {
    documented: { violates: "all of IPv4", complies: "a group that admits another group" },
    accepts: {
        "a group that admits another group": inline(on443({ securityGroups: ["sg-0a1b"] })),
        "a group that admits one that is not known yet": {
            resources: [
                group(
                    { ingress: [on443({ securityGroups: [unknown] })] },
                    { deps: { ingress: ["workers"] } },
                ),
                group({}, { name: "workers" }),
                endpoint(),
            ],
        },
        "the same, where the provider shows the whole list as unknown": {
            resources: [
                group({ ingress: unknown }, { deps: { ingress: ["workers"] } }),
                group({}, { name: "workers" }),
                endpoint(),
            ],
        },
        "private ranges": inline(from("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")),
        "private ranges of IPv6": inline(on443({ ipv6CidrBlocks: ["fd00::/8"] })),
        "a VPC's own range of IPv6": inline(on443({ ipv6CidrBlocks: ["2600:1f18:1234::/56"] })),
        "a partner's range": inline(from("203.0.113.0/24")),
        "the range of a VPC that is not known yet": {
            resources: [
                vpc,
                group({ ingress: [on443({ cidrBlocks: [unknown] })] }, { deps: { ingress: ["vpc"] } }),
                endpoint(),
            ],
        },
        "a group that lists nothing": inline(),
        "a group without a list": { resources: [group({ ingress: undefined }), endpoint()] },
        "a group whose list AWS fills in": { resources: [group({ ingress: unknown }), endpoint()] },
        "all of the internet on a port on which no endpoint listens": inline(
            on443({ fromPort: 80, toPort: 80, cidrBlocks: [ALL] }),
        ),
        "all of the internet over UDP": inline(on443({ protocol: "udp", cidrBlocks: [ALL] })),
        "ICMP from everywhere": inline({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: [ALL] }),
        "an open group in which no endpoint is": {
            resources: [
                group({ ingress: [from(ALL)] }, { name: "web" }),
                group({ ingress: [from("10.0.0.0/8")] }),
                endpoint(),
            ],
        },
        "an open group of an endpoint for another service": {
            resources: [
                group({ ingress: [from(ALL)] }),
                endpoint({ serviceName: "com.amazonaws.eu-west-1.s3" }),
            ],
        },
        "an open group without any endpoint": { resources: [group({ ingress: [from(ALL)] })] },
    },
    rejects: {
        "all of IPv4": { ...inline(from(ALL)), ...lets(ALL) },
        "all of IPv6": { ...inline(on443({ ipv6CidrBlocks: ["::/0"] })), ...lets("::/0") },
        "all of both": {
            ...inline(on443({ cidrBlocks: [ALL], ipv6CidrBlocks: ["::/0"] })),
            ...lets(`${ALL}, ::/0`),
        },
        "halves that add up to all": {
            ...inline(from("0.0.0.0/1", "128.0.0.0/1")),
            ...lets("0.0.0.0/1, 128.0.0.0/1"),
        },
        "halves in two rules of one list": {
            ...inline(from("0.0.0.0/1"), from("128.0.0.0/1")),
            ...lets("0.0.0.0/1, 128.0.0.0/1"),
        },
        "many small ranges in one rule": {
            ...inline(from(...small)),
            ...lets(`20.0.0.0/15, 20.2.0.0/15, 20.4.0.0/15 and 297 more`),
        },
        "many small ranges in many rules": {
            ...inline(...small.map((range) => from(range))),
            ...lets(`20.0.0.0/15, 20.2.0.0/15, 20.4.0.0/15 and 297 more together`),
        },
        "all of the internet beside a private range": {
            ...inline(from("10.0.0.0/8", ALL)),
            ...lets(ALL),
        },
        "all of the internet beside what is not known": {
            ...inline(on443({ cidrBlocks: [ALL, unknown] })),
            ...lets(ALL),
        },
        "every protocol": {
            ...inline({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [ALL] }),
            ...lets(ALL),
        },
        "every protocol by its word": {
            ...inline({ protocol: "all", fromPort: 0, toPort: 0, cidrBlocks: [ALL] }),
            ...lets(ALL),
        },
        "a range of ports around 443": {
            ...inline(on443({ fromPort: 0, toPort: 65535, cidrBlocks: [ALL] })),
            ...lets(ALL),
        },
        "ports that are texts, and TCP by its number": {
            ...inline({ protocol: "6", fromPort: "443", toPort: "443", cidrBlocks: [ALL] }),
            ...lets(ALL),
        },
        "an endpoint for topics": {
            resources: [
                group({ ingress: [from(ALL)] }),
                endpoint({ serviceName: "com.amazonaws.us-east-1.sns" }),
            ],
            ...lets(ALL),
        },
        "a deployed group by its id": {
            resources: [
                group({ id: "sg-0a1b", ingress: [from(ALL)] }),
                endpoint({ securityGroupIds: ["sg-0a1b"] }, { deps: {} }),
            ],
            ...lets(ALL),
        },
        "a list of groups that the preview leaves out": {
            resources: [group({ ingress: [from(ALL)] }), endpoint({ securityGroupIds: undefined })],
            ...lets(ALL),
        },
        "halves in two rules of their own": {
            ...beside(modern({ cidrIpv4: "0.0.0.0/1" }), modern({ cidrIpv4: "128.0.0.0/1" }, "second")),
            what: {
                rule: ['it lets 0.0.0.0/1 in to the endpoint "endpoint"'],
                second: ['it lets 128.0.0.0/1 in to the endpoint "endpoint"'],
            },
        },
    },
    undecided: {
        "a range that is not known, and made from nothing of the stack": {
            ...inline(on443({ cidrBlocks: [unknown] })),
            undecided: { group: ["its ingress has parts that are not known before deployment"] },
        },
        "all of the internet on a port that is not known": {
            ...inline(on443({ fromPort: unknown, cidrBlocks: [ALL] })),
            undecided: { group: ["its ingress has parts that are not known before deployment"] },
        },
        "all of the internet over a protocol that is not known": {
            ...inline(on443({ protocol: unknown, cidrBlocks: [ALL] })),
            undecided: { group: ["its ingress has parts that are not known before deployment"] },
        },
    },
});
