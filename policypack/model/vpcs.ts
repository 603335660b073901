import { type Kinds, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { type Stack } from "./stack";

export const VPCS: Kinds = {
    "aws:ec2/vpc:Vpc": ["id"],
    "aws:ec2/defaultVpc:DefaultVpc": ["id"],
    "aws-native:ec2:Vpc": ["vpcId", "id"],
};

export const SUBNETS: Kinds = {
    "aws:ec2/subnet:Subnet": ["id"],
    "aws:ec2/defaultSubnet:DefaultSubnet": ["id"],
    "aws-native:ec2:Subnet": ["subnetId", "id"],
};

/** The VPC that a resource names in its `vpcId`, as a key: its URN where it is in the stack, else its id. */
export function vpcKeyOf(stack: Stack, resource: Resource): string | undefined {
    const { found, elsewhere } = referencesOf(stack, VPCS, resource, "vpcId");
    return found[0]?.urn ?? elsewhere[0];
}
