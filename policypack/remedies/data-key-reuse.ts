import { textProperty } from "../model/resource";
import { QUEUES } from "../model/types";
import { numberProperty } from "../model/values";
import { type Remedy } from "../rule";

const PERIOD = "kmsDataKeyReusePeriodSeconds";

/** The shortest period that SQS takes, in seconds. */
const SHORTEST = 60;

/** Brings the period within what SQS takes and the organisation allows. Without a key it would still mean nothing. */
export const dataKeyReuse: Remedy = {
    types: Object.keys(QUEUES),

    changes(queue, { maximumReuseSeconds }) {
        const seconds = numberProperty(queue, PERIOD);
        if (typeof seconds !== "number" || textProperty(queue, "kmsMasterKeyId") === undefined)
            return undefined;
        if (seconds < SHORTEST) return { [PERIOD]: SHORTEST };
        return seconds > maximumReuseSeconds ? { [PERIOD]: maximumReuseSeconds } : undefined;
    },
};
