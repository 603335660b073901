// What every variant is made of. All of it is in order: a variant changes the one thing that it is about.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { allow, arn, arnOfRole, document } from "../../account";
import { denyPlainHttp, owner, policyOf, roleFor, watch } from "../../in-order";

/** What a worker does with the messages of a queue. */
export const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];

const key = new aws.kms.Key("shared", {
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: document(owner),
});

const days = (count: number) => count * 86_400;

interface Changes {
    queue?: aws.sqs.QueueArgs;
    deadLetters?: aws.sqs.QueueArgs;
    /** Statements beside the one that denies plain HTTP. */
    policy?: object[];
    /** What is left out. */
    without?: "TLS" | "TLS of the dead letters" | "alarm";
}

/** A queue and its dead-letter queue, in order but for the changes. The queue has the name of the variant. */
export function queues(name: string, { queue = {}, deadLetters = {}, policy = [], without }: Changes = {}) {
    const dead = `${name}-dlq`;
    const failed = new aws.sqs.Queue(dead, {
        name: dead,
        kmsMasterKeyId: key.arn,
        messageRetentionSeconds: days(14),
        redriveAllowPolicy: pulumi.jsonStringify({
            redrivePermission: "byQueue",
            sourceQueueArns: [arn("sqs", name)],
        }),
        ...deadLetters,
    });
    const main = new aws.sqs.Queue(`${name}-queue`, {
        name,
        kmsMasterKeyId: key.arn,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: arn("sqs", dead), maxReceiveCount: 5 }),
        ...queue,
    });
    if (without !== "TLS of the dead letters")
        policyOf(`${name}-dlq`, failed, [denyPlainHttp("sqs:*", arn("sqs", dead))]);
    const own = [...(without === "TLS" ? [] : [denyPlainHttp("sqs:*", arn("sqs", name))]), ...policy];
    policyOf(`${name}-queue`, main, own);
    if (without !== "alarm") watch(dead);
    return main;
}

/** A role for tasks of ECS. */
export const taskRole = (name: string, ...statements: object[]) =>
    roleFor(`${name}-role`, "ecs-tasks.amazonaws.com", arn("ecs", "*"), statements);

/** A worker of a queue as a task of ECS. */
export function task(name: string, container: object = {}): aws.ecs.TaskDefinition {
    const role = taskRole(name, allow(receive, arn("sqs", "elsewhere")));
    return new aws.ecs.TaskDefinition(`${name}-task`, {
        family: name,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        taskRoleArn: arnOfRole(role),
        containerDefinitions: JSON.stringify([
            { name: "worker", image: "worker:1.0.0", user: "1000", ...container },
        ]),
    });
}
