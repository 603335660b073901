import {
    AuthorizeSecurityGroupEgressCommand,
    type AuthorizeSecurityGroupEgressCommandInput,
    AuthorizeSecurityGroupIngressCommand,
    type EC2Client,
    RevokeSecurityGroupEgressCommand,
    type RevokeSecurityGroupEgressCommandInput,
    RevokeSecurityGroupIngressCommand,
    type SecurityGroupRule,
} from "@aws-sdk/client-ec2";

/** The calls for traffic in one direction. */
interface Calls {
    /** Where a description of the group has the rules. */
    told: "IpPermissions" | "IpPermissionsEgress";
    authorize(
        ec2: EC2Client,
        input: AuthorizeSecurityGroupEgressCommandInput,
    ): Promise<{ SecurityGroupRules?: SecurityGroupRule[] }>;
    revoke(ec2: EC2Client, input: RevokeSecurityGroupEgressCommandInput): Promise<unknown>;
}

export const directions = {
    ingress: {
        told: "IpPermissions",
        authorize: (ec2, input) => ec2.send(new AuthorizeSecurityGroupIngressCommand(input)),
        revoke: (ec2, input) => ec2.send(new RevokeSecurityGroupIngressCommand(input)),
    },
    egress: {
        told: "IpPermissionsEgress",
        authorize: (ec2, input) => ec2.send(new AuthorizeSecurityGroupEgressCommand(input)),
        revoke: (ec2, input) => ec2.send(new RevokeSecurityGroupEgressCommand(input)),
    },
} satisfies Record<string, Calls>;

export type Direction = keyof typeof directions;
