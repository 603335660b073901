import { UNKNOWN } from "../../iam";
import { added } from "./groups";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { QUEUES } from "./types";
import { memberOf } from "./values";

/** What counts the messages that wait in a queue. NumberOfMessagesSent leaves out those that SQS moves there. */
const NAMESPACE = "AWS/SQS";
const DEPTH = "ApproximateNumberOfMessagesVisible";

/** By type: the property that lists the metrics of an expression, and the way from an item to its metric. */
const ALARMS: Readonly<Record<string, { list: string; way: readonly string[] }>> = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": { list: "metricQueries", way: ["metric"] },
    "aws-native:cloudwatch:Alarm": { list: "metrics", way: ["metricStat", "metric"] },
};

/** A queue of the stack, all queues of the account, or one that only the deployment names. */
type Watched = Resource | "every queue" | typeof UNKNOWN;

/** The alarms that go off when messages wait in a queue, by what they watch. */
export function depthAlarms(stack: Stack): ReadonlyMap<Watched, readonly Resource[]> {
    return stack.once(depthAlarms, () => {
        const alarms = new Map<Watched, Resource[]>();
        for (const alarm of stack.ofTypes(ALARMS))
            for (const watched of new Set(watchedBy(alarm, stack))) added(alarms, watched, alarm);
        return alarms;
    });
}

function watchedBy(alarm: Resource, stack: Stack): Watched[] {
    if (String(alarm.get("comparisonOperator")).startsWith("LessThan")) return [];
    const { list, way } = ALARMS[alarm.type]!;
    const single = { namespace: alarm.get("namespace"), metricName: alarm.get("metricName") };
    const own = watchedIn(alarm, { ...single, dimensions: alarm.get("dimensions") }, "dimensions", stack);
    const queries = alarm.get(list);
    if (queries === UNKNOWN) return [...own, ...queuesOf(alarm, list, UNKNOWN, stack)];
    const items = Array.isArray(queries) ? (queries as unknown[]) : [];
    return [
        ...own,
        ...items.flatMap((item) => watchedIn(alarm, way.reduce(memberOf, item), list, stack)),
        ...items.flatMap((item) => (isInsight(memberOf(item, "expression")) ? ["every queue" as const] : [])),
    ];
}

function watchedIn(alarm: Resource, metric: unknown, property: string, stack: Stack): Watched[] {
    const isDepth =
        [NAMESPACE, UNKNOWN].includes(memberOf(metric, "namespace") as string) &&
        [DEPTH, UNKNOWN].includes(memberOf(metric, "metricName") as string);
    return isDepth ? queuesOf(alarm, property, queueName(memberOf(metric, "dimensions")), stack) : [];
}

function queuesOf(alarm: Resource, property: string, name: unknown, stack: Stack): Watched[] {
    const queues = stack.named(alarm, property, name).filter(({ type }) => Object.hasOwn(QUEUES, type));
    return queues.length === 0 && name === UNKNOWN ? [UNKNOWN] : queues;
}

/** The dimension, in an object or in a list of names and values. */
function queueName(dimensions: unknown): unknown {
    if (!Array.isArray(dimensions)) return memberOf(dimensions, "QueueName");
    return memberOf(
        dimensions.find((item) => memberOf(item, "name") === "QueueName"),
        "value",
    );
}

/** A query in SQL over the queues of the account. */
function isInsight(expression: unknown): boolean {
    return typeof expression === "string" && expression.includes(NAMESPACE) && expression.includes(DEPTH);
}
