import { liveThrough, type Living, make } from "../../../support/resource-life";

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
});

describe("the stand-in's scheduler", function () {
    this.timeout(60_000);
    let role: Living;
    let queue: Living;

    before(async () => {
        role = await make("aws:iam/role:Role", { assumeRolePolicy: trust });
        queue = await make("aws:sqs/queue:Queue", {});
    });

    after(async () => {
        await queue.delete();
        await role.delete();
    });

    it("has schedules", async () => {
        const group = await make("aws:scheduler/scheduleGroup:ScheduleGroup", {});
        const [arn, roleArn] = [queue.state.properties["arn"]!, role.state.properties["arn"]!];
        await liveThrough({
            type: "aws:scheduler/schedule:Schedule",
            inputs: {
                groupName: group.state.id,
                scheduleExpression: "rate(1 hour)",
                flexibleTimeWindow: { mode: "OFF" },
                target: { arn, roleArn, input: "{}", retryPolicy: { maximumRetryAttempts: 3 } },
            },
            later: {
                scheduleExpression: "cron(0 3 * * ? *)",
                scheduleExpressionTimezone: "Europe/Berlin",
                flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
                startDate: "2040-01-01T00:00:00Z",
                target: { arn, roleArn, deadLetterConfig: { arn } },
            },
            replacing: { groupName: "another" },
        });
        await group.delete();
    });

    it("has schedules of tasks", async () => {
        const place = "us-east-1:111122223333";
        const ecsParameters = {
            taskDefinitionArn: `arn:aws:ecs:${place}:task-definition/work`,
            launchType: "FARGATE",
            networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: true },
        };
        const target = { arn: `arn:aws:ecs:${place}:cluster/work`, roleArn: role.state.properties["arn"]! };
        await liveThrough({
            type: "aws:scheduler/schedule:Schedule",
            inputs: {
                scheduleExpression: "rate(1 hour)",
                flexibleTimeWindow: { mode: "OFF" },
                target: { ...target, ecsParameters },
            },
            later: { target: { ...target, ecsParameters: { ...ecsParameters, taskCount: 2 } } },
        });
    });

    it("has groups of schedules", () =>
        liveThrough({
            type: "aws:scheduler/scheduleGroup:ScheduleGroup",
            inputs: { tags: { team: "orders" } },
            later: { tags: { stage: "test" } },
            replacing: { name: "another" },
        }));
});
