import {
    CloudWatchClient,
    PutMetricAlarmCommand,
    type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";

import type { Aws } from "../../aws";
import type { Values } from "../../values";
import { said } from "../inputs";
import { each, type Fields, inside, pairs, same, sent, toldAs } from "../nested";
import type { Resource } from "../resource";
import { tagList } from "../tags";
import { refuseInputs } from "../unsupported";
import { alarmFields, alarmTags, changeAlarmTags, deleteAlarm, findAlarm, onlyFields } from "./alarms";

const query: Fields = {
    accountId: same("AccountId"),
    expression: same("Expression"),
    id: same("Id"),
    label: same("Label"),
    metric: metricOfQuery(),
    period: same("Period"),
    returnData: same("ReturnData", false),
};

const fields: Fields = {
    ...alarmFields,
    comparisonOperator: same("ComparisonOperator"),
    datapointsToAlarm: same("DatapointsToAlarm"),
    dimensions: pairs("Dimensions", "Name"),
    evaluateLowSampleCountPercentiles: same("EvaluateLowSampleCountPercentile"),
    evaluationPeriods: same("EvaluationPeriods"),
    extendedStatistic: same("ExtendedStatistic"),
    metricName: same("MetricName"),
    metricQueries: each("Metrics", query),
    namespace: same("Namespace"),
    period: same("Period"),
    statistic: same("Statistic"),
    threshold: same("Threshold"),
    thresholdMetricId: same("ThresholdMetricId"),
    treatMissingData: same("TreatMissingData"),
    unit: same("Unit"),
};

export const resource: Resource = {
    replaceOn: ["name", "region"],

    async create(inputs, aws) {
        await put(inputs, aws);
        return String(inputs["name"]);
    },

    async read(id, aws, known) {
        const alarm = await findAlarm("MetricAlarm", id, aws);
        if (alarm === undefined) return undefined;
        return said({
            ...(await alarmTags(alarm.AlarmArn, aws)),
            ...toldAs(known, fields, { ...alarm }),
            arn: alarm.AlarmArn,
            name: id,
        });
    },

    async update(_id, change, aws) {
        await put(change.news, aws);
        await changeAlarmTags(change, aws);
    },

    async delete(id, _state, aws) {
        await deleteAlarm(id, aws);
    },
};

async function put(inputs: Values, aws: Aws): Promise<void> {
    refuseInputs("aws.cloudwatch.MetricAlarm", inputs, [
        "evaluationCriteria",
        "evaluationInterval",
        "warmUpConfiguration",
    ]);
    const input = { ...sent(fields, onlyFields(inputs, fields)), AlarmName: String(inputs["name"]) };
    const command = new PutMetricAlarmCommand({
        ...(input as unknown as PutMetricAlarmCommandInput),
        Tags: tagList(inputs),
    });
    await aws.client(CloudWatchClient).send(command);
}

/** What Pulumi has beside each other, AWS has on two levels: the metric, and the statistic of it. */
function metricOfQuery() {
    const metric: Fields = {
        dimensions: pairs("Dimensions", "Name"),
        metricName: same("MetricName"),
        namespace: same("Namespace"),
    };
    const statistic: Fields = { period: same("Period"), stat: same("Stat"), unit: same("Unit") };
    const flat = inside("MetricStat", { ...metric, ...statistic });
    return {
        ...flat,
        send(value: Parameters<typeof flat.send>[0]) {
            const { Dimensions, MetricName, Namespace, ...rest } = flat.send(value) as Record<
                string,
                unknown
            >;
            return { ...rest, Metric: { Dimensions, MetricName, Namespace } };
        },
        tell(value: unknown) {
            const { Metric, ...rest } = value as { Metric?: object };
            return flat.tell({ ...rest, ...Metric });
        },
    };
}
