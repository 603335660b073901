import type { TrailMetric } from "./metric-filters";

/** What a dashboard shows. */
interface DashboardFacts {
    region: string;
    /** Names of queues. */
    queues: readonly string[];
    /** Names of dead-letter queues. */
    deadLetterQueues: readonly string[];
    /** Name of the topic. */
    topic?: string;
    /** What is counted in the log group of a trail. */
    trail?: TrailFacts;
}

interface TrailFacts {
    namespace: string;
    metrics: readonly TrailMetric[];
}

interface Graph {
    title: string;
    stat: string;
    metrics: string[][];
}

/** The JSON text of a dashboard: graphs two by two, none of them empty. */
export function dashboardBody(facts: DashboardFacts): string {
    const graphs = [...queueGraphs(facts), ...topicGraphs(facts), ...trailGraphs(facts)];
    const widgets = graphs
        .filter(({ metrics }) => metrics.length > 0)
        .map((graph, index) => ({
            type: "metric",
            x: (index % 2) * WIDTH,
            y: Math.floor(index / 2) * HEIGHT,
            width: WIDTH,
            height: HEIGHT,
            properties: { ...graph, region: facts.region, period: PERIOD_SECONDS, view: "timeSeries" },
        }));
    return JSON.stringify({ widgets });
}

/** Half the width of a dashboard. */
const WIDTH = 12;
const HEIGHT = 6;
const PERIOD_SECONDS = 300;

function queueGraphs({ queues, deadLetterQueues }: DashboardFacts): Graph[] {
    const traffic = ["NumberOfMessagesSent", "NumberOfMessagesReceived", "NumberOfMessagesDeleted"];
    const depth = "ApproximateNumberOfMessagesVisible";
    return [
        { title: "Messages that wait", stat: "Maximum", metrics: ofQueues(queues, depth) },
        {
            title: "Age of the oldest message, in seconds",
            stat: "Maximum",
            metrics: ofQueues(queues, "ApproximateAgeOfOldestMessage"),
        },
        {
            title: "Messages sent, received and deleted",
            stat: "Sum",
            metrics: traffic.flatMap((metric) => ofQueues(queues, metric)),
        },
        {
            title: "Messages in dead-letter queues",
            stat: "Maximum",
            metrics: ofQueues(deadLetterQueues, depth),
        },
    ];
}

function topicGraphs({ topic }: DashboardFacts): Graph[] {
    if (topic === undefined) return [];
    const metrics = [
        "NumberOfMessagesPublished",
        "NumberOfNotificationsDelivered",
        "NumberOfNotificationsFailed",
        "NumberOfNotificationsRedrivenToDlq",
        "NumberOfNotificationsFailedToRedriveToDlq",
    ];
    return [
        {
            title: "Messages published, delivered and not delivered",
            stat: "Sum",
            metrics: metrics.map((metric) => ["AWS/SNS", metric, "TopicName", topic]),
        },
    ];
}

function trailGraphs({ trail }: DashboardFacts): Graph[] {
    if (trail === undefined) return [];
    const { namespace, metrics } = trail;
    return [
        {
            title: "Calls in the trail",
            stat: "Sum",
            metrics: metrics.map((metric) => [namespace, metric]),
        },
    ];
}

function ofQueues(queues: readonly string[], metric: string): string[][] {
    return queues.map((queue) => ["AWS/SQS", metric, "QueueName", queue]);
}
