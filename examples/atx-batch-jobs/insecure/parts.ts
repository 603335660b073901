// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const account = aws.getCallerIdentityOutput().accountId;
export const region = aws.getRegionOutput().region;

/** What the organisation asks of every role: policy-config.json says so. */
export const permissionsBoundary = "arn:aws:iam::111122223333:policy/atx-boundary";

export const arn = (service: string, resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:aws:${service}:${region}:${account}:${resource}`;

export const document = (...Statement: object[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });
export const allow = (Action: string | string[], Resource: pulumi.Input<string>) => ({
    Effect: "Allow",
    Action,
    Resource,
});

export const requests = arn("sqs", "requests");
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage"];

const withKey = ["kms:GenerateDataKey*", "kms:Decrypt"];

/** A key that its owner administers, and alarms of this account may use. */
export const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(
        {
            ...allow("kms:*", "*"),
            Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
        },
        {
            ...allow(withKey, "*"),
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": account } },
        },
    ),
});

/** The statement that denies plain HTTP. */
export const denyPlainHttp = (Action: string, Resource: pulumi.Input<string> | pulumi.Input<string>[]) => ({
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** A role with these permissions. */
export function roleOf(
    name: string,
    settings: Partial<aws.iam.RoleArgs>,
    ...statements: object[]
): aws.iam.Role {
    const role = new aws.iam.Role(name, {
        assumeRolePolicy: document({
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: { "aws:SourceArn": arn("ecs", "*") },
            },
        }),
        permissionsBoundary,
        ...settings,
    });
    if (statements.length > 0)
        new aws.iam.RolePolicy(name, { role: role.name, policy: document(...statements) });
    return role;
}

export const arnOfRole = ({ name }: aws.iam.Role) => pulumi.interpolate`arn:aws:iam::${account}:role/${name}`;

interface Container {
    [member: string]: unknown;
    jobRoleArn?: pulumi.Input<string>;
    executionRoleArn?: pulumi.Input<string>;
}

/** A job on Fargate that publishes to a topic. */
export function jobOf(name: string, container: Container = {}): void {
    const job = () => roleOf(`${name}-role`, {}, allow("sns:Publish", arn("sns", "results")));
    new aws.batch.JobDefinition(`${name}-job`, {
        type: "container",
        platformCapabilities: ["FARGATE"],
        containerProperties: pulumi.jsonStringify({
            image: "transformer:1.0.0",
            command: ["Ref::source"],
            user: "1000",
            jobRoleArn: container.jobRoleArn ?? arnOfRole(job()),
            networkConfiguration: { assignPublicIp: "DISABLED" },
            resourceRequirements: [
                { type: "VCPU", value: "2" },
                { type: "MEMORY", value: "4096" },
            ],
            ...container,
        }),
    });
}
