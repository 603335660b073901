import { isRecord } from "../../iam";
import { type Resource } from "../../policypack/model/resource";
import { endpointPolicies, messagingEndpoints } from "../../policypack/model/vpc-endpoints";
import { duration, nameIn, onOff, property, shown, type Table } from "./described";

const ALARMS = {
    "aws:cloudwatch/metricAlarm:MetricAlarm": true,
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": true,
    "aws-native:cloudwatch:Alarm": true,
    "aws-native:cloudwatch:CompositeAlarm": true,
};

export const alarms: Table = {
    title: "alarms",
    of: ({ stack }) => stack.ofTypes(ALARMS),
    columns: {
        alarm: ({ name }) => name,
        watches: (alarm) => {
            const query =
                shown(alarm.get("alarmRule")) ||
                ((alarm.get("metricQueries") ?? alarm.get("metrics")) ? "an expression" : "");
            return shown(alarm.get("metricName")) || query;
        },
        of: watched,
        "goes off": (alarm) =>
            [comparison(alarm.get("comparisonOperator")), shown(alarm.get("threshold"))]
                .filter(Boolean)
                .join(" "),
        period: (alarm) => duration(alarm.get("period")),
        calls: (alarm) => {
            const actions = alarm.get("alarmActions");
            return Array.isArray(actions) ? actions.map(nameIn).join(", ") : shown(actions);
        },
    },
};

const comparisons: Readonly<Record<string, string>> = {
    GreaterThanOrEqualToThreshold: "at or above",
    GreaterThanThreshold: "above",
    LessThanThreshold: "below",
    LessThanOrEqualToThreshold: "at or below",
};

function comparison(operator: unknown): string {
    return comparisons[String(operator)] ?? shown(operator);
}

/** The dimensions, in an object or in a list of names and values. */
function watched(alarm: Resource): string {
    const dimensions = alarm.get("dimensions");
    if (Array.isArray(dimensions))
        return dimensions
            .filter(isRecord)
            .map(({ value }) => shown(value))
            .join(", ");
    return isRecord(dimensions) ? Object.values(dimensions).map(shown).join(", ") : shown(dimensions);
}

export const endpoints: Table = {
    title: "endpoints",
    of: ({ stack }) => messagingEndpoints(stack),
    columns: {
        endpoint: ({ name }) => name,
        service: property("serviceName"),
        network: property("vpcId"),
        "private DNS": onOff("privateDnsEnabled"),
        policy: (endpoint, { stack }) => {
            const [own] = endpointPolicies(stack).filter(({ resource }) => resource === endpoint);
            return own === undefined
                ? "a resource of its own"
                : own.missing
                  ? "none: full access"
                  : "its own";
        },
    },
};
