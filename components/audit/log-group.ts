import * as pulumi from "@pulumi/pulumi";

import * as aws from "../base/aws";
import { documentText } from "../base/owner";
import { logGroupArn, roleArn } from "../documents/arns";
import { trailLogPolicy, trailLogTrust } from "../documents/trail-log-role";
import type { AuditContext } from "./context";

interface LogGroupParts {
    name: pulumi.Output<string>;
    arn: pulumi.Output<string>;
    roleArn: pulumi.Output<string>;
    rolePolicy: aws.iam.RolePolicy;
}

/** The log group, and the role with which CloudTrail writes to it alone. */
export function createLogGroup(context: AuditContext): LogGroupParts {
    const { owner, parent, place, settings } = context;
    const group = new aws.cloudwatch.LogGroup(
        `${owner.name}-trail-log-group`,
        { retentionInDays: settings.logGroup.retentionDays, tags: settings.tags },
        { parent },
    );
    const role = createRole(context);
    const policy = pulumi
        .all([place, group.name])
        .apply(([known, logGroupName]) =>
            documentText(owner, "identity policy", trailLogPolicy({ place: known, logGroupName })),
        );
    return {
        name: group.name,
        arn: pulumi.all([place, group.name]).apply(([known, physical]) => logGroupArn(known, physical)),
        roleArn: pulumi
            .all([place, settings.logGroup.rolePath, role.name])
            .apply(([known, path, physical]) => roleArn(known, path, physical)),
        rolePolicy: new aws.iam.RolePolicy(
            `${owner.name}-trail-log-role-policy`,
            { role: role.name, policy },
            { parent },
        ),
    };
}

function createRole({ owner, parent, settings }: AuditContext): aws.iam.Role {
    return new aws.iam.Role(
        `${owner.name}-trail-log-role`,
        {
            path: settings.logGroup.rolePath,
            description: "Writes the events of a trail to its log group",
            assumeRolePolicy: documentText(owner, "trust policy", trailLogTrust()),
            permissionsBoundary: settings.logGroup.permissionsBoundaryArn,
            tags: settings.tags,
        },
        { parent },
    );
}
