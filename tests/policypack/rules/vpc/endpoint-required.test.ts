import { vpcEndpointRequired } from "../../../../policypack/rules/vpc/endpoint-required";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { endpoint, handler, role } from "../networks";

const vpc: Member = { type: "aws:ec2/vpc:Vpc", name: "vpc", props: { id: unknown } };
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
const within = (serviceName = "com.amazonaws.eu-west-1.sqs") =>
    endpoint({ vpcId: unknown, securityGroupIds: ["sg-0a1b"], serviceName }, { deps: { vpcId: ["vpc"] } });
const asked = (...resources: Member[]) => ({ resources, config: { requireEndpoints: true } });
const what = { handler: ["no endpoint for SQS or SNS is in its VPC"] };

testRule(vpcEndpointRequired, {
    documented: {
        violates: "a worker in a VPC without an endpoint",
        complies: "a worker in a VPC with an endpoint for queues",
    },
    accepts: {
        "a worker in a VPC with an endpoint for queues": asked(vpc, subnet, role(), worker, within()),
        "a worker in a VPC with an endpoint for topics": asked(
            vpc,
            subnet,
            role(),
            worker,
            within("com.amazonaws.eu-west-1.sns"),
        ),
        "a worker that is in no VPC": asked(
            role(),
            handler({ vpcConfig: undefined }, { deps: { role: ["role"] } }),
        ),
        "a worker in a subnet of another program": asked(
            role(),
            handler({ vpcConfig: { subnetIds: ["subnet-9f8e"] } }, { deps: { role: ["role"] } }),
        ),
        "a function that has nothing to do with messaging": asked(vpc, subnet, role("s3:GetObject"), worker),
        "a worker without an endpoint, where none is asked for": {
            resources: [vpc, subnet, role(), worker],
        },
    },
    rejects: {
        "a worker in a VPC without an endpoint": { ...asked(vpc, subnet, role(), worker), what },
        "a worker in a VPC with an endpoint for something else": {
            ...asked(vpc, subnet, role(), worker, within("com.amazonaws.eu-west-1.s3")),
            what,
        },
        "a worker beside an endpoint in another VPC": {
            ...asked(
                vpc,
                subnet,
                role(),
                worker,
                endpoint({ vpcId: "vpc-9f8e", securityGroupIds: ["sg-0a1b"] }, { deps: {} }),
            ),
            what,
        },
    },
});
