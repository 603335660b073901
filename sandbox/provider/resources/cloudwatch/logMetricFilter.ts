import {
    CloudWatchLogsClient,
    DeleteMetricFilterCommand,
    type MetricFilter,
    type MetricTransformation,
    paginateDescribeMetricFilters,
    PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { booleanOf, ifTold, objectOf, said, textOf } from "../inputs";
import { type Fields, same, sent, toldAs } from "../nested";
import type { Resource } from "../resource";

const missing = "ResourceNotFoundException";

const transformation: Fields = {
    defaultValue: { ...same("defaultValue"), send: Number, tell: String },
    dimensions: same("dimensions"),
    name: same("metricName"),
    namespace: same("metricNamespace"),
    unit: same("unit", "None"),
    value: same("metricValue"),
};

export const resource: Resource = {
    replaceOn: ["logGroupName", "name", "region"],

    async create(inputs, aws) {
        await put(inputs, aws);
        return String(inputs["name"]);
    },

    async read(id, aws, known) {
        const filter = await unlessMissing(find(named(id, known), aws), missing);
        if (filter === undefined) return undefined;
        const words = objectOf(known, "metricTransformation");
        return said({
            ...ifTold({ applyOnTransformedLogs: filter.applyOnTransformedLogs }),
            logGroupName: filter.logGroupName,
            metricTransformation: toldAs(words, transformation, { ...filter.metricTransformations?.[0] }),
            name: filter.filterName,
            pattern: filter.filterPattern,
        });
    },

    async update(_id, { news }, aws) {
        await put(news, aws);
    },

    async delete(id, state, aws) {
        const command = new DeleteMetricFilterCommand(named(id, state));
        await unlessMissing(aws.client(CloudWatchLogsClient).send(command), missing);
    },
};

async function put(inputs: Values, aws: Aws): Promise<void> {
    const own = sent(transformation, objectOf(inputs, "metricTransformation")) as unknown;
    const command = new PutMetricFilterCommand({
        logGroupName: String(inputs["logGroupName"]),
        filterName: String(inputs["name"]),
        filterPattern: textOf(inputs, "pattern") ?? "",
        metricTransformations: [own as MetricTransformation],
        applyOnTransformedLogs: booleanOf(inputs, "applyOnTransformedLogs"),
    });
    await aws.client(CloudWatchLogsClient).send(command);
}

interface Name {
    filterName: string | undefined;
    logGroupName: string | undefined;
}

/** The id is the name of the filter; an import names its log group too, as `group:filter`. */
function named(id: string, known: Values): Name {
    const [filterName, group] = id.split(":").reverse();
    return { filterName, logGroupName: group ?? textOf(known, "logGroupName") };
}

async function find({ filterName, logGroupName }: Name, aws: Aws): Promise<MetricFilter | undefined> {
    const client = aws.client(CloudWatchLogsClient);
    // AWS takes the beginning of a name together with a log group only.
    const input = logGroupName === undefined ? {} : { logGroupName, filterNamePrefix: filterName };
    for await (const { metricFilters } of paginateDescribeMetricFilters({ client }, input)) {
        const filter = metricFilters?.find((one) => one.filterName === filterName);
        if (filter !== undefined) return filter;
    }
    return undefined;
}
