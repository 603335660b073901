import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, allow, arn, arnOfRole, bounded, dnsSuffix, document, region, takenBy } from "../account";
import { results, sources } from "./files";
import { dataKey } from "./keys";
import { logs } from "./logs";
import { messaging } from "./messaging";
import { securityGroupId, subnetIds } from "./network";
import { secret, secretArn } from "./secret";
import { app, job, scanRegistry, version } from "./settings";

/** The images of the jobs: scanned when they are pushed, and never changed afterwards. */
export const images = new aws.ecr.Repository("images", {
    name: app,
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: dataKey.arn }],
});
if (scanRegistry)
    new aws.ecr.RegistryScanningConfiguration("scans", {
        scanType: "ENHANCED",
        rules: [
            {
                scanFrequency: "SCAN_ON_PUSH",
                repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
            },
        ],
    });

/** What a job may do beside telling the topic what it did. */
new aws.iam.RolePolicy("job", {
    role: messaging.role("job").roleName,
    policy: document(
        allow("s3:GetObject", pulumi.interpolate`${sources.arn}/*`),
        allow("s3:PutObject", pulumi.interpolate`${results.arn}/*`),
        allow("secretsmanager:GetSecretValue", secretArn),
        // Transformations have no ARN to name before they are there.
        allow(
            [
                "transform-custom:ConverseStream",
                "transform-custom:ExecuteTransformation",
                "transform-custom:GetTransformationPackageUrl",
                "transform-custom:ListKnowledgeItems",
                "transform-custom:ListTransformationPackageMetadata",
            ],
            "*",
        ),
    ),
});

/** The role with which Batch starts a job: image and log, and neither message nor secret. */
const starter = new aws.iam.Role("execution", {
    assumeRolePolicy: takenBy("ecs-tasks.amazonaws.com", arn("ecs", "*")),
    ...bounded,
});
new aws.iam.RolePolicy("execution", {
    role: starter.name,
    policy: document(
        allow("ecr:GetAuthorizationToken", "*"),
        allow(
            ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            arn("ecr", `repository/${app}`),
        ),
        logs.jobs.mayWrite,
    ),
});

const environment = new aws.batch.ComputeEnvironment("jobs", {
    name: `${app}-jobs`,
    type: "MANAGED",
    computeResources: {
        type: "FARGATE",
        maxVcpus: 16,
        subnets: subnetIds,
        securityGroupIds: [securityGroupId],
    },
});

export const queue = new aws.batch.JobQueue("jobs", {
    name: `${app}-jobs`,
    state: "ENABLED",
    priority: 1,
    computeEnvironmentOrders: [{ order: 1, computeEnvironment: environment.arn }],
});

const container = {
    image: pulumi.interpolate`${account}.dkr.ecr.${region}.${dnsSuffix}/${app}:${version}`,
    // What comes out of a message is an argument of its own: no shell reads it.
    command: ["Ref::source", "Ref::transformation", "Ref::result"],
    user: "1000",
    jobRoleArn: messaging.role("job").roleArn,
    executionRoleArn: arnOfRole(starter),
    resourceRequirements: [
        { type: "VCPU", value: String(job.vcpus) },
        { type: "MEMORY", value: String(job.memoryMiB) },
    ],
    networkConfiguration: { assignPublicIp: "DISABLED" },
    environment: [
        { name: "SOURCES", value: sources.name },
        { name: "RESULTS", value: results.name },
        { name: "TOPIC", value: messaging.topic().topicArn },
        { name: "GITHUB_SECRET", value: secret.name },
    ],
    logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": logs.jobs.name, "awslogs-stream-prefix": "job" },
    },
    // The transformation writes where it likes: its file system cannot be for reading only.
    readonlyRootFilesystem: false,
    linuxParameters: { initProcessEnabled: true },
};

export const definition = new aws.batch.JobDefinition("jobs", {
    name: `${app}-transform`,
    type: "container",
    platformCapabilities: ["FARGATE"],
    containerProperties: pulumi.jsonStringify(container),
    timeout: { attemptDurationSeconds: job.timeoutSeconds },
    retryStrategy: {
        attempts: job.attempts,
        // A host that was lost is worth another try; what fails by itself fails again.
        evaluateOnExits: [
            { action: "RETRY", onStatusReason: "Host EC2*" },
            { action: "RETRY", onReason: "CannotPullContainerError*" },
            { action: "RETRY", onExitCode: "75" },
            { action: "EXIT", onReason: "*" },
        ],
    },
});
