import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";

type Props = Record<string, unknown>;
type Parts = Partial<Omit<Member, "props">>;

/** A security group; what it lists is told by the case. */
export const group = (props: Props = {}, parts: Parts = {}): Member => ({
    type: "aws:ec2/securityGroup:SecurityGroup",
    name: "group",
    ...parts,
    props: { id: unknown, vpcId: "vpc-0a1b", ingress: [], egress: [], ...props },
});

/** An interface endpoint for queues in the group above. */
export const endpoint = (props: Props = {}, parts: Parts = {}): Member => ({
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: "endpoint",
    deps: { securityGroupIds: ["group"] },
    ...parts,
    props: {
        vpcId: "vpc-0a1b",
        serviceName: "com.amazonaws.eu-west-1.sqs",
        vpcEndpointType: "Interface",
        securityGroupIds: [unknown],
        ...props,
    },
});

/** The role of a worker with the given rights in the account's queues. */
export const role = (action: string | string[] = "sqs:ReceiveMessage"): Member => ({
    type: "aws:iam/role:Role",
    name: "role",
    props: {
        name: "worker",
        arn: unknown,
        inlinePolicies: [
            {
                name: "queues",
                policy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: {
                        Effect: "Allow",
                        Action: action,
                        Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
                    },
                }),
            },
        ],
    },
});

/** A function in the group above, under the role above. */
export const handler = (props: Props = {}, parts: Parts = {}): Member => ({
    type: "aws:lambda/function:Function",
    name: "handler",
    deps: { role: ["role"], vpcConfig: ["group"] },
    ...parts,
    props: {
        name: "handler",
        role: unknown,
        vpcConfig: { subnetIds: ["subnet-0a1b"], securityGroupIds: [unknown] },
        ...props,
    },
});

/** One rule of a group, on port 443 over TCP unless the case says otherwise. */
export const on443 = (props: Props): Props => ({ protocol: "tcp", fromPort: 443, toPort: 443, ...props });
