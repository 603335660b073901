import { accountId, liveThrough, type Living, make } from "../../../support/resource-life";

const pattern = (source: string) => JSON.stringify({ source: [source] });

describe("the stand-in's EventBridge", function () {
    this.timeout(60_000);

    it("has rules", () =>
        liveThrough({
            type: "aws:cloudwatch/eventRule:EventRule",
            inputs: { eventPattern: pattern("orders"), tags: { team: "orders" } },
            later: {
                eventPattern: pattern("stock"),
                description: "Stock",
                state: "DISABLED",
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
        }));

    it("names a rule after its prefix", () =>
        liveThrough({
            type: "aws:cloudwatch/eventRule:EventRule",
            inputs: { namePrefix: "orders-", eventPattern: pattern("orders") },
            replacing: { namePrefix: "stock-" },
            unreadable: ["namePrefix"],
        }));

    it("has rules on a schedule", () =>
        liveThrough({
            type: "aws:cloudwatch/eventRule:EventRule",
            inputs: { scheduleExpression: "rate(5 minutes)" },
            later: { scheduleExpression: "rate(10 minutes)", isEnabled: false },
        }));

    it("has buses with rules of their own, and policies of buses", async () => {
        const bus = await make("aws:cloudwatch/eventBus:EventBus", {});
        const policy = (action: string) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Sid: "Own",
                        Effect: "Allow",
                        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
                        Action: action,
                        Resource: bus.state.properties["arn"],
                    },
                ],
            });
        await liveThrough({
            type: "aws:cloudwatch/eventRule:EventRule",
            inputs: { eventBusName: bus.state.id, eventPattern: pattern("orders") },
            later: { eventPattern: pattern("stock") },
            replacing: { eventBusName: "another" },
        });
        await liveThrough({
            type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
            inputs: { eventBusName: bus.state.id, policy: policy("events:PutEvents") },
            later: { policy: policy("events:PutRule") },
            replacing: { eventBusName: "another" },
        });
        await bus.delete();
    });

    it("has buses with a key and a dead-letter queue", async () => {
        const [key, dlq] = [await make("aws:kms/key:Key", {}), await make("aws:sqs/queue:Queue", {})];
        await liveThrough({
            type: "aws:cloudwatch/eventBus:EventBus",
            inputs: {
                description: "Orders",
                kmsKeyIdentifier: key.state.properties["arn"]!,
                tags: { team: "orders" },
            },
            later: {
                description: null,
                deadLetterConfig: { arn: dlq.state.properties["arn"]! },
                tags: { stage: "test" },
            },
            replacing: { name: "another" },
        });
        await dlq.delete();
        await key.delete();
    });

    describe("has targets:", () => {
        let rule: Living;

        beforeEach(async () => {
            rule = await make("aws:cloudwatch/eventRule:EventRule", { eventPattern: pattern("orders") });
        });

        afterEach(() => rule.delete());

        it("queues", async () => {
            const [queue, dlq] = [
                await make("aws:sqs/queue:Queue", {}),
                await make("aws:sqs/queue:Queue", {}),
            ];
            await liveThrough({
                type: "aws:cloudwatch/eventTarget:EventTarget",
                inputs: {
                    rule: rule.state.id,
                    arn: queue.state.properties["arn"]!,
                    deadLetterConfig: { arn: dlq.state.properties["arn"]! },
                    retryPolicy: { maximumEventAgeInSeconds: 600, maximumRetryAttempts: 5 },
                },
                later: {
                    deadLetterConfig: null,
                    retryPolicy: { maximumEventAgeInSeconds: 900 },
                    inputTransformer: {
                        inputPaths: { Id: "$.detail.id" },
                        inputTemplate: '{"id": <Id>}',
                    },
                },
                replacing: { targetId: "another" },
            });
            await dlq.delete();
            await queue.delete();
        });

        it("queues that keep an order", async () => {
            const queue = await make("aws:sqs/queue:Queue", {
                fifoQueue: true,
                contentBasedDeduplication: true,
            });
            await liveThrough({
                type: "aws:cloudwatch/eventTarget:EventTarget",
                inputs: {
                    rule: rule.state.id,
                    targetId: "ordered",
                    arn: queue.state.properties["arn"]!,
                    sqsTarget: { messageGroupId: "one" },
                },
                later: { sqsTarget: { messageGroupId: "two" } },
            });
            await queue.delete();
        });

        it("tasks and jobs", async () => {
            const trust = JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "events.amazonaws.com" },
                        Action: "sts:AssumeRole",
                    },
                ],
            });
            const role = await make("aws:iam/role:Role", { assumeRolePolicy: trust });
            const place = `us-east-1:${accountId}`;
            const task = {
                taskDefinitionArn: `arn:aws:ecs:${place}:task-definition/work:1`,
                launchType: "FARGATE",
                networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
                tags: { team: "orders" },
            };
            await liveThrough({
                type: "aws:cloudwatch/eventTarget:EventTarget",
                inputs: {
                    rule: rule.state.id,
                    arn: `arn:aws:ecs:${place}:cluster/work`,
                    roleArn: role.state.properties["arn"]!,
                    ecsTarget: task,
                },
                later: {
                    arn: `arn:aws:batch:${place}:job-queue/work`,
                    ecsTarget: null,
                    batchTarget: {
                        jobDefinition: `arn:aws:batch:${place}:job-definition/work:1`,
                        jobName: "work",
                        jobAttempts: 3,
                    },
                },
            });
            await role.delete();
        });
    });
});
