import { type Kinds, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { vpcKeyOf, VPCS } from "./vpcs";

const OF_A_VPC = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** Security groups, and VPCs by their default group. */
export const GROUPS: Kinds = {
    "aws:ec2/securityGroup:SecurityGroup": ["id", "name"],
    [OF_A_VPC]: ["id"],
    "aws-native:ec2:SecurityGroup": ["groupId", "id", "groupName"],
    "aws:ec2/vpc:Vpc": ["defaultSecurityGroupId"],
    "aws:ec2/defaultVpc:DefaultVpc": ["defaultSecurityGroupId"],
    "aws-native:ec2:Vpc": ["defaultSecurityGroup"],
};

/** The security groups that a property refers to, as keys that all who refer to the same group share. */
export function groupsNamed(
    stack: Stack,
    resource: Resource,
    property: string,
    values: unknown = resource.get(property),
): string[] {
    const { found, elsewhere } = referencesOf(stack, GROUPS, resource, property, values);
    return [...found.map((group) => groupKey(stack, group)), ...elsewhere];
}

/** The default group of the VPC that a resource names. */
export function defaultGroupOf(stack: Stack, resource: Resource): string[] {
    const vpc = vpcKeyOf(stack, resource);
    return vpc === undefined ? [] : [defaultOf(vpc)];
}

/** The key of a group of the stack, or of the default group of a VPC. */
export function groupKey(stack: Stack, resource: Resource): string {
    if (Object.hasOwn(VPCS, resource.type)) return defaultOf(resource.urn);
    const vpc = resource.type === OF_A_VPC ? vpcKeyOf(stack, resource) : undefined;
    return vpc === undefined ? resource.urn : defaultOf(vpc);
}

const defaultOf = (vpc: string) => `default of ${vpc}`;
