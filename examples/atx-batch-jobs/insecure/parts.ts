// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, allow, arn, arnOfRole, document } from "../../account";
import { owner, roleFor } from "../../in-order";

/** What the organisation asks of every role: policy-config.json says so. */
export const permissionsBoundary = "arn:aws:iam::111122223333:policy/atx-boundary";

export const requests = arn("sqs", "requests");
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage"];

const withKey = ["kms:GenerateDataKey*", "kms:Decrypt"];

/** A key that its owner administers, and alarms of this account may use. */
export const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(owner, {
        ...allow(withKey, "*"),
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
});

/** A role of tasks with these permissions. */
export const roleOf = (name: string, settings: Partial<aws.iam.RoleArgs>, ...statements: object[]) =>
    roleFor(name, "ecs-tasks.amazonaws.com", arn("ecs", "*"), statements, {
        permissionsBoundary,
        ...settings,
    });

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
