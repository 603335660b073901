import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { region } from "../account";
import { mayReadSecret, secretArn } from "./database";
import { executionRole, image } from "./execution";
import { dataKeyAlias, signingKey } from "./keys";
import { logOf } from "./logs";
import { jobs } from "./messaging";
import { subnetIds, webGroup, workerGroup } from "./network";
import { app, tasks } from "./settings";

const cluster = new aws.ecs.Cluster("cluster", {
    name: app,
    settings: [{ name: "containerInsights", value: "enabled" }],
});

/** Names and no secrets. */
const environment = [
    { name: "QUEUE", value: jobs.queue("main").queueName },
    { name: "SIGNING_KEY", value: signingKey.name },
    { name: "DATA_KEY", value: dataKeyAlias.name },
    { name: "PURPOSE", value: `${app}-jobs` },
];

interface Part {
    securityGroupId: pulumi.Input<string>;
    /** What the role that starts it may do beside pulling images and writing logs. */
    mayStartWith?: object[];
    /** What of its container is its own. */
    container: object;
}

/** A part of the application: as many tasks in the private subnets as are asked for. */
function service(name: string, part: Part): void {
    new aws.ecs.Service(name, {
        name,
        cluster: cluster.arn,
        taskDefinition: task(name, part).arn,
        launchType: "FARGATE",
        desiredCount: tasks,
        networkConfiguration: {
            subnets: subnetIds,
            securityGroups: [part.securityGroupId],
            assignPublicIp: false,
        },
        deploymentCircuitBreaker: { enable: true, rollback: true },
        enableExecuteCommand: false,
    });
}

function task(name: string, { mayStartWith = [], container }: Part): aws.ecs.TaskDefinition {
    const log = logOf(name);
    const containers = [{ ...secureContainer(name, log.name), ...container }];
    return new aws.ecs.TaskDefinition(name, {
        family: `${app}-${name}`,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        executionRoleArn: executionRole(name, log.mayWrite, ...mayStartWith).arn,
        taskRoleArn: jobs.role(name).roleArn,
        containerDefinitions: pulumi.jsonStringify(containers),
    });
}

/** Not root, and with a file system that is for reading only. */
const secureContainer = (name: string, logGroupName: pulumi.Input<string>) => ({
    name,
    image,
    command: ["node", `${name}.js`],
    essential: true,
    user: "1000",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true },
    environment,
    logConfiguration: {
        logDriver: "awslogs",
        options: {
            "awslogs-group": logGroupName,
            "awslogs-region": region,
            "awslogs-stream-prefix": name,
        },
    },
});

service("web", {
    securityGroupId: webGroup.securityGroupId,
    container: { portMappings: [{ containerPort: 8080 }] },
});

service("worker", {
    securityGroupId: workerGroup.securityGroupId,
    mayStartWith: [mayReadSecret],
    container: {
        // By reference: the value is in no definition, no state and no log.
        secrets: [{ name: "DATABASE_URL", valueFrom: pulumi.interpolate`${secretArn}:url::` }],
        // What has begun may end.
        stopTimeout: 60,
    },
});
