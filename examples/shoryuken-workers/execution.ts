import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { dataKey } from "./keys";
import { account, app, arn, document, permissionsBoundary, region, version } from "./settings";

/** The images: scanned when they are pushed, and never changed afterwards. */
export const images = new aws.ecr.Repository("images", {
    name: app,
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: dataKey.arn }],
});

/** The image of web application and workers. */
export const image = pulumi.interpolate`${account}.dkr.ecr.${region}.amazonaws.com/${app}:${version}`;

const mayPull = [
    { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: arn("ecr", `repository/${app}`),
    },
];

const byTasks = document({
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": arn("ecs", "*") },
    },
});

/** The role with which ECS starts a task: image, logs and secret, and no message. */
export function executionRole(name: string, ...statements: object[]): aws.iam.Role {
    const role = new aws.iam.Role(`${name}-execution`, {
        assumeRolePolicy: byTasks,
        ...(permissionsBoundary && { permissionsBoundary }),
    });
    const policy = document(...mayPull, ...statements);
    new aws.iam.RolePolicy(`${name}-execution`, { role: role.name, policy });
    return role;
}
