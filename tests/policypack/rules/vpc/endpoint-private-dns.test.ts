import { vpcEndpointPrivateDns } from "../../../../policypack/rules/vpc/endpoint-private-dns";
import { type Member } from "../../../support/rule-run";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const service = (name: string, prefix = "com.amazonaws.eu-west-1") => `${prefix}.${name}`;
const endpoint = (props: Record<string, unknown> = {}, parts: Partial<Member> = {}): Member => ({
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: "endpoint",
    ...parts,
    props: {
        vpcId: "vpc-0a1b",
        serviceName: service("sqs"),
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        ...props,
    },
});
const vpc = (props: Record<string, unknown> = {}, parts: Partial<Member> = {}): Member => ({
    type: "aws:ec2/vpc:Vpc",
    name: "main",
    ...parts,
    props: { id: unknown, enableDnsSupport: true, enableDnsHostnames: true, ...props },
});
const inVpc = (settings: Record<string, unknown>, parts: Partial<Member> = {}) => ({
    resources: [vpc(settings, parts), endpoint({ vpcId: unknown }, { deps: { vpcId: ["main"] } })],
});
const alone = (props: Record<string, unknown>) => ({ resources: [endpoint(props)] });
const detour = (name = "sqs", value = "false") => ({
    endpoint: [`the name of ${name} still leads out of the VPC (privateDnsEnabled is ${value})`],
});
const noNames = (...settings: string[]) => ({
    endpoint: settings.map((setting) => `its VPC "main" resolves no private names (${setting})`),
});
const off = { privateDnsEnabled: false };

testRule(vpcEndpointPrivateDns, {
    documented: {
        violates: "private DNS switched off",
        complies: "an endpoint with private DNS in a VPC of another program",
    },
    accepts: {
        "an endpoint with private DNS in a VPC of another program": alone({}),
        "a switch that is text": alone({ privateDnsEnabled: "true" }),
        "a VPC that resolves private names": inVpc({}),
        "a VPC that leaves DNS support to the default, which is on": inVpc({ enableDnsSupport: undefined }),
        "an endpoint for another service without private DNS": alone({
            ...off,
            serviceName: service("ec2messages"),
        }),
        "an endpoint for a service that only ends alike": alone({ ...off, serviceName: service("not-sqs") }),
        "a service of one's own": alone({
            ...off,
            serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d",
        }),
        "a gateway": alone({ ...off, serviceName: service("s3"), vpcEndpointType: "Gateway" }),
        "a service that is not known": alone({ ...off, serviceName: unknown }),
        "a VPC without DNS, in which there is another endpoint": {
            resources: [vpc({ id: "vpc-0a1b", enableDnsSupport: false }), endpoint({ vpcId: "vpc-9f8e" })],
        },
        "an endpoint of aws-native": {
            resources: [endpoint({}, { type: "aws-native:ec2:VpcEndpoint" })],
        },
        "an endpoint that is no interface": alone({ ...off, vpcEndpointType: "GatewayLoadBalancer" }),
        "a VPC without DNS, from which the endpoint does not come": {
            resources: [
                vpc(),
                vpc({ enableDnsSupport: false }, { name: "other" }),
                endpoint({ vpcId: unknown }, { deps: { vpcId: ["main"] } }),
            ],
        },
        "a VPC without DNS, where the endpoint names none": {
            resources: [vpc({ enableDnsSupport: false }), endpoint({ vpcId: undefined })],
        },
    },
    rejects: {
        "private DNS switched off": { ...alone(off), what: detour() },
        "private DNS left out": {
            ...alone({ privateDnsEnabled: undefined }),
            what: detour("sqs", "not set"),
        },
        "private DNS left out, as a first preview by the provider shows it": {
            resources: [endpoint({ privateDnsEnabled: unknown })],
            what: detour("sqs", "not set"),
        },
        "an endpoint for topics": { ...alone({ ...off, serviceName: service("sns") }), what: detour("sns") },
        "an endpoint for keys": { ...alone({ ...off, serviceName: service("kms") }), what: detour("kms") },
        "an endpoint by the name of FIPS": {
            ...alone({ ...off, serviceName: service("kms-fips") }),
            what: detour("kms-fips"),
        },
        "an endpoint in China": {
            ...alone({ ...off, serviceName: service("sqs", "cn.com.amazonaws.cn-north-1") }),
            what: detour(),
        },
        "an endpoint in GovCloud, in capitals": {
            ...alone({
                ...off,
                serviceName: "COM.AMAZONAWS.us-gov-west-1.sqs",
                vpcEndpointType: "interface",
            }),
            what: detour(),
        },
        "an endpoint of aws-native": {
            resources: [endpoint({ privateDnsEnabled: undefined }, { type: "aws-native:ec2:VpcEndpoint" })],
            what: detour("sqs", "not set"),
        },
        "a VPC with all DNS off": {
            ...inVpc({ enableDnsSupport: false, enableDnsHostnames: false }),
            what: noNames("enableDnsSupport is false", "enableDnsHostnames is false"),
        },
        "a VPC that leaves DNS host names to the default, which is off": {
            ...inVpc({ enableDnsHostnames: undefined }),
            what: noNames("enableDnsHostnames is not set"),
        },
        "the same, as a first preview by the provider shows it": {
            ...inVpc({ enableDnsHostnames: unknown }),
            what: noNames("enableDnsHostnames is not set"),
        },
        "a deployed VPC by its id": {
            resources: [vpc({ id: "vpc-0a1b", enableDnsSupport: false }), endpoint()],
            what: noNames("enableDnsSupport is false"),
        },
        "a VPC of aws-native by its id": {
            resources: [
                vpc(
                    { id: unknown, vpcId: "vpc-0a1b", enableDnsSupport: false },
                    { type: "aws-native:ec2:Vpc" },
                ),
                endpoint(),
            ],
            what: noNames("enableDnsSupport is false"),
        },
        "an endpoint and its VPC at once": {
            resources: [vpc({ id: "vpc-0a1b", enableDnsHostnames: false }), endpoint(off)],
            what: {
                endpoint: [...detour().endpoint, ...noNames("enableDnsHostnames is false").endpoint],
            },
        },
        "an endpoint whose type is not known": {
            ...alone({ ...off, vpcEndpointType: unknown }),
            what: detour(),
        },
        "a service name with a blank behind it": {
            ...alone({ ...off, serviceName: `${service("sqs")} ` }),
            what: detour(),
        },
        "a VPC whose id is not told, but the endpoint's": {
            resources: [
                vpc({ id: undefined, enableDnsSupport: false }),
                endpoint({}, { deps: { vpcId: ["main"] } }),
            ],
            what: noNames("enableDnsSupport is false"),
        },
        "a VPC whose id is told, but not the endpoint's": {
            resources: [
                vpc({ id: "vpc-0a1b", enableDnsSupport: false }),
                endpoint({ vpcId: unknown }, { deps: { vpcId: ["main"] } }),
            ],
            what: noNames("enableDnsSupport is false"),
        },
    },
    undecided: {
        "private DNS that hangs on another resource": {
            resources: [
                vpc(),
                endpoint({ privateDnsEnabled: unknown }, { deps: { privateDnsEnabled: ["main"] } }),
            ],
            undecided: { endpoint: ["its privateDnsEnabled is not known before deployment"] },
        },
        "a VPC whose DNS hangs on another resource": {
            ...inVpc({ enableDnsHostnames: unknown }, { deps: { enableDnsHostnames: ["endpoint"] } }),
            undecided: { main: ["its enableDnsHostnames is not known before deployment"] },
        },
    },
});
