import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, allow, arn, bounded, document, dnsSuffix, region, takenBy } from "../account";
import { dataKey } from "./keys";
import { app, version } from "./settings";

/** The images: scanned when they are pushed, and never changed afterwards. */
export const images = new aws.ecr.Repository("images", {
    name: app,
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: dataKey.arn }],
});

/** The image of web application and workers. */
export const image = pulumi.interpolate`${account}.dkr.ecr.${region}.${dnsSuffix}/${app}:${version}`;

const mayPull = [
    allow("ecr:GetAuthorizationToken", "*"),
    allow(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        arn("ecr", `repository/${app}`),
    ),
];

/** The role with which ECS starts a task: image, logs and secret, and no message. */
export function executionRole(name: string, ...statements: object[]): aws.iam.Role {
    const role = new aws.iam.Role(`${name}-execution`, {
        assumeRolePolicy: takenBy("ecs-tasks.amazonaws.com", arn("ecs", "*")),
        ...bounded,
    });
    const policy = document(...mayPull, ...statements);
    new aws.iam.RolePolicy(`${name}-execution`, { role: role.name, policy });
    return role;
}
