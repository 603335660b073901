import { deepStrictEqual } from "node:assert";

import { dashboardBody } from "../../../components/documents/dashboard";
import { TrailMetric } from "../../../components/documents/metric-filters";

const graph = (x: number, y: number, title: string, stat: string, metrics: string[][]) => ({
    type: "metric",
    x,
    y,
    width: 12,
    height: 6,
    properties: { title, stat, metrics, region: "eu-west-1", period: 300, view: "timeSeries" },
});
const sqs = (metric: string, queue: string) => ["AWS/SQS", metric, "QueueName", queue];
const sns = (metric: string) => ["AWS/SNS", metric, "TopicName", "events"];

describe("a dashboard", () => {
    it("shows queues, dead-letter queues, topic and trail two by two", () => {
        const body = dashboardBody({
            region: "eu-west-1",
            queues: ["jobs", "mails"],
            deadLetterQueues: ["jobs-dlq"],
            topic: "events",
            trail: {
                namespace: "SecureMessaging/a/b/c",
                metrics: [TrailMetric.DeniedCalls, TrailMetric.KeyUses],
            },
        });
        deepStrictEqual(JSON.parse(body), {
            widgets: [
                graph(0, 0, "Messages that wait", "Maximum", [
                    sqs("ApproximateNumberOfMessagesVisible", "jobs"),
                    sqs("ApproximateNumberOfMessagesVisible", "mails"),
                ]),
                graph(12, 0, "Age of the oldest message, in seconds", "Maximum", [
                    sqs("ApproximateAgeOfOldestMessage", "jobs"),
                    sqs("ApproximateAgeOfOldestMessage", "mails"),
                ]),
                graph(0, 6, "Messages sent, received and deleted", "Sum", [
                    sqs("NumberOfMessagesSent", "jobs"),
                    sqs("NumberOfMessagesSent", "mails"),
                    sqs("NumberOfMessagesReceived", "jobs"),
                    sqs("NumberOfMessagesReceived", "mails"),
                    sqs("NumberOfMessagesDeleted", "jobs"),
                    sqs("NumberOfMessagesDeleted", "mails"),
                ]),
                graph(12, 6, "Messages in dead-letter queues", "Maximum", [
                    sqs("ApproximateNumberOfMessagesVisible", "jobs-dlq"),
                ]),
                graph(0, 12, "Messages published, delivered and not delivered", "Sum", [
                    sns("NumberOfMessagesPublished"),
                    sns("NumberOfNotificationsDelivered"),
                    sns("NumberOfNotificationsFailed"),
                    sns("NumberOfNotificationsRedrivenToDlq"),
                    sns("NumberOfNotificationsFailedToRedriveToDlq"),
                ]),
                graph(12, 12, "Calls in the trail", "Sum", [
                    ["SecureMessaging/a/b/c", "DeniedCalls"],
                    ["SecureMessaging/a/b/c", "KeyUses"],
                ]),
            ],
        });
    });

    it("has no empty graph", () => {
        const body = dashboardBody({ region: "eu-west-1", queues: [], deadLetterQueues: ["jobs-dlq"] });
        deepStrictEqual(JSON.parse(body), {
            widgets: [
                graph(0, 0, "Messages in dead-letter queues", "Maximum", [
                    sqs("ApproximateNumberOfMessagesVisible", "jobs-dlq"),
                ]),
            ],
        });
    });
});
