import { vpcFlowLogs } from "../../../../policypack/rules/vpc/flow-logs";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { endpoint, handler, role } from "../networks";

type Props = Record<string, unknown>;

const vpc = (parts: Partial<Member> = {}): Member => ({
    type: "aws:ec2/vpc:Vpc",
    name: "vpc",
    ...parts,
    props: { id: unknown, cidrBlock: "10.0.0.0/16", ...parts.props },
});
const within = (parts: Partial<Member> = {}) =>
    endpoint({ vpcId: unknown, securityGroupIds: ["sg-0a1b"] }, { deps: { vpcId: ["vpc"] }, ...parts });
const log = (props: Props = { vpcId: unknown }, deps: Member["deps"] = { vpcId: ["vpc"] }): Member => ({
    type: "aws:ec2/flowLog:FlowLog",
    name: "log",
    props: { trafficType: "ALL", ...props },
    deps,
});
const subnet: Member = {
    type: "aws:ec2/subnet:Subnet",
    name: "subnet",
    props: { id: unknown, vpcId: unknown },
    deps: { vpcId: ["vpc"] },
};
const worker = handler(
    { vpcConfig: { subnetIds: [unknown], securityGroupIds: ["sg-0a1b"] } },
    { deps: { role: ["role"], vpcConfig: ["subnet"] } },
);
const stack = (...resources: Member[]) => ({ resources });
const unwatched = { what: { vpc: ["its traffic is recorded nowhere (no flow log names it)"] } };
const deployed = { props: { id: "vpc-0a1b" } };

testRule(vpcFlowLogs, {
    documented: { violates: "a VPC with an endpoint", complies: "a VPC with an endpoint and a flow log" },
    accepts: {
        "a VPC with an endpoint and a flow log": stack(vpc(), within(), log()),
        "a VPC with a worker and a flow log": stack(vpc(), subnet, role(), worker, log()),
        "a deployed VPC by its id": stack(vpc(deployed), within(), log({ vpcId: "vpc-0a1b" }, {})),
        "a flow log of the worker's subnet": stack(
            vpc(),
            subnet,
            role(),
            worker,
            log({ subnetId: unknown }, { subnetId: ["subnet"] }),
        ),
        "a VPC without endpoints or workers for messaging": stack(vpc(), subnet),
        "a VPC with an endpoint for another service": stack(
            vpc(),
            within({ name: "s3" }),
            log(),
            endpoint({ serviceName: "com.amazonaws.eu-west-1.s3" }, { name: "other", deps: {} }),
        ),
        "a VPC with a worker that has nothing to do with messaging": stack(
            vpc(),
            subnet,
            role("s3:GetObject"),
            worker,
        ),
        "a VPC of another program": stack(endpoint({ securityGroupIds: ["sg-0a1b"] }, { deps: {} })),
        "an endpoint in a VPC of another program beside one of the stack": stack(
            vpc(deployed),
            endpoint({ vpcId: "vpc-9f8e", securityGroupIds: ["sg-0a1b"] }, { deps: {} }),
        ),
        "a VPC of aws-native with a flow log": stack(
            vpc({ type: "aws-native:ec2:Vpc", props: { vpcId: unknown } }),
            within({ type: "aws-native:ec2:VpcEndpoint" }),
            {
                type: "aws-native:ec2:FlowLog",
                name: "log",
                props: { resourceId: unknown, resourceType: "VPC", trafficType: "ALL" },
                deps: { resourceId: ["vpc"] },
            },
        ),
    },
    rejects: {
        "a VPC with an endpoint": { ...stack(vpc(), within()), ...unwatched },
        "a VPC with two endpoints, told once": {
            ...stack(vpc(), within(), within({ name: "second" })),
            ...unwatched,
        },
        "a VPC with a worker": { ...stack(vpc(), subnet, role(), worker), ...unwatched },
        "a VPC with a worker whose network is not known as a whole": {
            ...stack(vpc(), subnet, role(), {
                ...worker,
                props: { ...worker.props, vpcConfig: unknown },
            }),
            ...unwatched,
        },
        "a VPC beside one with a flow log": {
            ...stack(vpc(), vpc({ name: "other" }), within(), log({ vpcId: unknown }, { vpcId: ["other"] })),
            ...unwatched,
        },
        "a deployed VPC": {
            ...stack(vpc(deployed), endpoint({ vpcId: "vpc-0a1b" }, { deps: {} })),
            ...unwatched,
        },
        "the default VPC of a region": {
            ...stack(vpc({ type: "aws:ec2/defaultVpc:DefaultVpc" }), within()),
            ...unwatched,
        },
        "a VPC of aws-native": {
            ...stack(
                vpc({ type: "aws-native:ec2:Vpc", props: { vpcId: unknown } }),
                within({ type: "aws-native:ec2:VpcEndpoint" }),
            ),
            ...unwatched,
        },
    },
});
