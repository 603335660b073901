import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";

import { sameMeaning } from "../../sandbox/provider/meaning";
import { type Value, type Values } from "../../sandbox/provider/values";
import { type Held } from "../source/resource";
import { type Check, fail, pass, unknown, type Verdict } from "./check";
import { type Now } from "./now";
import { type Intended, text } from "./state";

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeAlarm = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const trailType = "aws:cloudtrail/trail:Trail";

/** What decides when an alarm goes off, and whom it calls. */
const decisive = [
    "actionsEnabled",
    "alarmActions",
    "alarmRule",
    "comparisonOperator",
    "dimensions",
    "evaluationPeriods",
    "metricName",
    "metricQueries",
    "namespace",
    "period",
    "statistic",
    "threshold",
    "treatMissingData",
];

export function monitoringChecks(intended: Intended, now: Now): Check[] {
    const alarms = [
        ...intended.of(metricAlarm).map((held) => alarmCheck(held, text(held, "name")!, now)),
        ...intended.of(compositeAlarm).map((held) => alarmCheck(held, text(held, "alarmName")!, now)),
    ];
    // A trail records for all sets of a stack.
    const trails = intended.all.filter(({ type }) => type === trailType);
    const [about] = [...intended.queues, ...intended.topics];
    if (trails.length === 0 && about !== undefined)
        return [...alarms, { id: "trail", subject: about.held, look: () => accountsTrail(now) }];
    return [...alarms, ...trails.map((held) => trailCheck(held, now))];
}

function alarmCheck(subject: Held, id: string, now: Now): Check {
    return {
        id: "alarm",
        subject,
        look: async () => {
            const read = await now.resource(subject.type, id, subject.outputs as Values);
            if (read === undefined) return fail(`there is no alarm ${id}`);
            const changed = decisive.filter((key) => !sameMeaning(subject.outputs[key] as Value, read[key]));
            if (read["actionsEnabled"] === false && changed.includes("actionsEnabled"))
                return fail(`the alarm ${id} is there, and its actions are switched off`);
            if (changed.length > 0)
                return fail(`the alarm ${id} is there, and its ${changed.join(", ")} not as in the state`);
            const actions = (read["alarmActions"] ?? []) as string[];
            return pass(
                `the alarm ${id} is there and calls ${actions.length === 0 ? "nobody" : actions.join(", ")}, as intended`,
            );
        },
    };
}

function trailCheck(subject: Held, now: Now): Check {
    return {
        id: "trail",
        subject,
        look: async () => {
            const arn = text(subject, "arn")!;
            const read = await now.resource(trailType, arn, subject.outputs as Values);
            if (read === undefined) return fail(`there is no trail ${arn}`);
            if (read["enableLogging"] !== true) return fail(`the trail ${arn} is there, and does not log`);
            const selectors = ["eventSelectors", "advancedEventSelectors"];
            const changed = selectors.filter((key) => !sameMeaning(subject.outputs[key] as Value, read[key]));
            return changed.length > 0
                ? fail(`the trail ${arn} logs, and its ${changed.join(", ")} not as in the state`)
                : pass(`the trail ${arn} logs what the state asks for`);
        },
    };
}

/** A state without a trail may rely on one of the account or its organisation. */
async function accountsTrail(now: Now): Promise<Verdict> {
    const trails = now.aws.client(CloudTrailClient);
    const { trailList = [] } = await trails.send(new DescribeTrailsCommand({}));
    for (const { TrailARN: Name } of trailList) {
        const { IsLogging } = await trails.send(new GetTrailStatusCommand({ Name }));
        if (IsLogging) return pass(`the state has no trail; ${Name} of the account logs`);
    }
    return unknown(
        "no trail logs, neither of the state nor of the account: who uses keys and queues is not recorded",
    );
}
