import { publicDetours } from "../../checks/private-dns";
import { privateDns as remedy } from "../../remedies/private-dns";
import { type StackRule } from "../../rule";

export const vpcEndpointPrivateDns: StackRule = {
    name: "vpc-endpoint-private-dns",
    description: "An interface endpoint answers to the public name of its service.",
    why: "clients go by the public name, so without private DNS their messages pass the endpoint by",
    fix: "set privateDnsEnabled on the endpoint, and enableDnsSupport and enableDnsHostnames on its VPC, to true",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-7"],
    sources: ["https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html"],
    remedy,

    *checkStack(stack) {
        yield* publicDetours(stack);
    },
};
