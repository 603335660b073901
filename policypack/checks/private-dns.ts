import { UNKNOWN } from "../../iam";
import { type Resource, textProperty } from "../model/resource";
import { type Stack } from "../model/stack";
import { shown, switchProperty } from "../model/values";
import { fail, type StackProblem, undecided } from "../rule";

const ENDPOINTS = { "aws:ec2/vpcEndpoint:VpcEndpoint": true, "aws-native:ec2:VpcEndpoint": true };
const VPCS = { "aws:ec2/vpc:Vpc": true, "aws-native:ec2:Vpc": true };

/** SQS, SNS and KMS by their endpoint names: in any region, in China, and by the names of FIPS. */
const SERVICE = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.((?:sqs|sns|kms)(?:-fips)?)$/i;

/** Yields each interface endpoint for messaging that the public name of its service does not lead to. */
export function* publicDetours(stack: Stack): Iterable<StackProblem> {
    for (const endpoint of stack.ofTypes(ENDPOINTS)) {
        const service = messagingServiceOf(endpoint);
        if (service === undefined) continue;
        const enabled = switchProperty(endpoint, "privateDnsEnabled");
        if (enabled === UNKNOWN) yield open(endpoint, "privateDnsEnabled");
        else if (enabled !== true)
            yield {
                ...fail(
                    `the name of ${service} still leads out of the VPC (privateDnsEnabled is ${shown(endpoint.get("privateDnsEnabled"))})`,
                ),
                resource: endpoint,
            };
        for (const vpc of vpcsOf(endpoint, stack)) yield* withoutDns(endpoint, vpc);
    }
}

/** The messaging service, or KMS, of an interface endpoint. */
export function messagingServiceOf(endpoint: Resource): string | undefined {
    const type = textProperty(endpoint, "vpcEndpointType");
    const name = textProperty(endpoint, "serviceName");
    if (typeof name !== "string" || (typeof type === "string" && type.toLowerCase() !== "interface"))
        return undefined;
    return SERVICE.exec(name.trim())?.[1];
}

/** AWS switches DNS support on by default, and DNS host names off. */
function* withoutDns(endpoint: Resource, vpc: Resource): Iterable<StackProblem> {
    const wanted = { enableDnsSupport: undefined, enableDnsHostnames: false };
    for (const [property, byDefault] of Object.entries(wanted)) {
        const enabled = switchProperty(vpc, property) ?? byDefault;
        if (enabled === UNKNOWN) yield open(vpc, property);
        else if (enabled === false)
            yield {
                ...fail(
                    `its VPC "${vpc.name}" resolves no private names (${property} is ${shown(vpc.get(property))})`,
                ),
                resource: endpoint,
            };
    }
}

function open(resource: Resource, property: string): StackProblem {
    return { ...undecided(property, `its ${property} is not known before deployment`), resource };
}

function vpcsOf(endpoint: Resource, stack: Stack): Resource[] {
    const reference = textProperty(endpoint, "vpcId");
    return stack.ofTypes(VPCS).filter((vpc) => {
        const ids = ["id", "vpcId"].map((name) => vpc.get(name)).filter((id) => typeof id === "string");
        if (typeof reference === "string" && ids.length > 0) return ids.includes(reference);
        return endpoint.sources("vpcId").includes(vpc);
    });
}
