import { deepStrictEqual, strictEqual } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import type { DashboardArgs, MessagingAlarmsArgs } from "../../../components/alarms/args";
import { dashboardBody } from "../../../components/documents/dashboard";
import { TrailMetric } from "../../../components/documents/metric-filters";
import { MessagingAlarms } from "../../../components/messaging-alarms";
import { runProgram } from "../../support/mocks";

const dashboards = "aws:cloudwatch/dashboard:Dashboard";
const preview = (dashboard: DashboardArgs, args: Partial<MessagingAlarmsArgs> = {}) =>
    runProgram(
        () => new MessagingAlarms("jobs", { deadLetterQueueNames: { dlq: "jobs-dlq" }, ...args, dashboard }),
        { preview: true },
    );

describe("the dashboard of alarms", () => {
    it("is not made unless it is asked for", async () => {
        deepStrictEqual((await preview({})).ofType(dashboards), []);
        deepStrictEqual((await preview({ enabled: false })).ofType(dashboards), []);
    });

    it("is named after project, stack and component, and shows dead-letter queues alone if no more is named", async () => {
        const recording = await preview({ enabled: true });
        deepStrictEqual(recording.one(dashboards, "jobs-dashboard").inputs, {
            dashboardName: "project-stack-jobs",
            dashboardBody: dashboardBody({ region: "eu-west-1", queues: [], deadLetterQueues: ["jobs-dlq"] }),
        });
        const { outputs } = recording.one("pulumi-secure-messaging:index:MessagingAlarms", "jobs");
        strictEqual(outputs["dashboardName"], "project-stack-jobs");
    });

    it("shows whatever the alarms watch, under a name of one's own", async () => {
        for (const name of ["jobs_2", pulumi.output("jobs_2")]) {
            const recording = await preview(
                { enabled: true, name },
                { queueNames: { main: "jobs" }, topicName: "events", trailLogGroupName: "trail" },
            );
            deepStrictEqual(recording.one(dashboards, "jobs-dashboard").inputs, {
                dashboardName: "jobs_2",
                dashboardBody: dashboardBody({
                    region: "eu-west-1",
                    queues: ["jobs"],
                    deadLetterQueues: ["jobs-dlq"],
                    topic: "events",
                    trail: {
                        namespace: "SecureMessaging/project/stack/jobs",
                        metrics: [TrailMetric.DeniedCalls, TrailMetric.AccessChanges],
                    },
                }),
            });
        }
    });

    it("has no dot in its name, which CloudWatch would refuse", async () => {
        const recording = await runProgram(
            () => new MessagingAlarms("jobs.old", { deadLetterQueueNames: {}, dashboard: { enabled: true } }),
        );
        strictEqual(
            recording.one(dashboards, "jobs.old-dashboard").inputs["dashboardName"],
            "project-stack-jobs-old",
        );
    });
});
