import { vpcEndpointPrivateDns } from "../../../policypack/rules/vpc/endpoint-private-dns";
import { testRemedy } from "../../support/remedy-tester";
import { unknown } from "../../support/wire";

const endpoint = (props: Record<string, unknown> = {}, type = "aws:ec2/vpcEndpoint:VpcEndpoint") => ({
    resource: {
        type,
        name: "endpoint",
        props: {
            vpcId: "vpc-0a1b",
            vpcEndpointType: "Interface",
            serviceName: "com.amazonaws.eu-west-1.sqs",
            ...props,
        },
    },
});
const named = (serviceName: string) => ({ ...endpoint({ serviceName, privateDnsEnabled: false }), to });
const to = { privateDnsEnabled: true };

testRemedy(() => vpcEndpointPrivateDns, "vpc-endpoint-private-dns", {
    mends: {
        "an endpoint that says nothing": { ...endpoint(), to },
        "an endpoint without private DNS": { ...endpoint({ privateDnsEnabled: false }), to },
        "a switch that is text": { ...endpoint({ privateDnsEnabled: "false" }), to },
        "an endpoint of a VPC that is not known": { ...endpoint({ vpcId: unknown }), to },
        "the endpoint of SNS": named("com.amazonaws.us-east-1.sns"),
        "the endpoint of KMS": named("com.amazonaws.us-east-1.kms"),
        "the endpoint of FIPS": named("com.amazonaws.us-gov-west-1.sns-fips"),
        "the endpoint of China": named("cn.com.amazonaws.cn-north-1.sqs"),
        "the endpoint of China, by its newer name": named("com.amazonaws.cn-north-1.sqs"),
        "an endpoint of aws-native": { ...endpoint({}, "aws-native:ec2:VpcEndpoint"), to },
    },
    leaves: {
        "an endpoint with private DNS": endpoint({ privateDnsEnabled: true }),
        "private DNS by a text": endpoint({ privateDnsEnabled: "true" }),
        "a switch that is not known": endpoint({ privateDnsEnabled: unknown }),
        "a switch that is neither on nor off": endpoint({ privateDnsEnabled: "perhaps" }),
        "the endpoint of another service": endpoint({ serviceName: "com.amazonaws.eu-west-1.s3" }),
        "the endpoint of a service of one's own": endpoint({
            serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d",
        }),
        "a service that is not known": endpoint({ serviceName: unknown }),
        "a gateway": endpoint({ vpcEndpointType: "Gateway" }),
        "an endpoint without a type, which is a gateway": endpoint({ vpcEndpointType: undefined }),
        "an endpoint whose type is not known": endpoint({ vpcEndpointType: unknown }),
    },
});
