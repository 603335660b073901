import { parseDocument, type Service, UNKNOWN } from "../../iam";
import { type Policy } from "./policies";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";

/** Interface endpoints, and the property that holds their policy. */
export const ENDPOINTS: Readonly<Record<string, string>> = {
    "aws:ec2/vpcEndpoint:VpcEndpoint": "policy",
    "aws-native:ec2:VpcEndpoint": "policyDocument",
};

/** Policies of endpoints that stand alone. They replace the endpoint's own. */
const ENDPOINT_POLICIES: Readonly<Record<string, string>> = {
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": "policy",
};

/** What an endpoint for messaging lets through. Without a policy AWS lets through everything. */
export interface EndpointPolicy extends Policy {
    service: Service;
    /** No policy is given. */
    missing: boolean;
}

/** The policies in force at the endpoints of a stack for SQS, SNS and KMS. */
export function endpointPolicies(stack: Stack): EndpointPolicy[] {
    const overrides = stack.ofTypes(ENDPOINT_POLICIES);
    return stack.ofTypes(ENDPOINTS).flatMap((endpoint) => {
        const service = serviceOf(endpoint);
        if (service === undefined) return [];
        const holders = overrides.filter((override) => isFor(override, endpoint));
        return (holders.length > 0 ? holders : [endpoint]).map((holder) => policyOf(holder, service));
    });
}

/** The interface endpoints of a stack for SQS and SNS. */
export function messagingEndpoints(stack: Stack): Resource[] {
    return stack.ofTypes(ENDPOINTS).filter((endpoint) => {
        const type = textProperty(endpoint, "vpcEndpointType");
        const isInterface = typeof type !== "string" || type.toLowerCase() === "interface";
        return isInterface && ["sqs", "sns"].includes(serviceOf(endpoint) ?? "");
    });
}

/** By the endpoint names of any region, of China and of FIPS. */
const NAME = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.(sqs|sns|kms)(?:-fips)?$/i;

function serviceOf(endpoint: Resource): Service | undefined {
    const name = textProperty(endpoint, "serviceName");
    if (typeof name !== "string") return undefined;
    return NAME.exec(name.trim())?.[1]?.toLowerCase() as Service | undefined;
}

function isFor(override: Resource, endpoint: Resource): boolean {
    const reference = textProperty(override, "vpcEndpointId");
    if (reference === UNKNOWN) return override.sources("vpcEndpointId").includes(endpoint);
    return reference !== undefined && reference === textProperty(endpoint, "id");
}

const FULL_ACCESS = { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } };

function policyOf(resource: Resource, service: Service): EndpointPolicy {
    const property = ENDPOINTS[resource.type] ?? ENDPOINT_POLICIES[resource.type]!;
    const source = resource.get(property);
    const missing = source === undefined || source === "";
    const document = parseDocument(missing ? FULL_ACCESS : source);
    return { resource, property, source, document, attachedTo: "*", service, missing };
}
