import { UNKNOWN } from "../../../iam";
import { numberProperty, shown } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

const PERIODS: Readonly<Record<string, string>> = {
    "aws:sqs/queue:Queue": "messageRetentionSeconds",
    "aws-native:sqs:Queue": "messageRetentionPeriod",
};

/** An outage that is noticed and mended within the hour should cost no message. */
const LEAST = 3_600;

export const sqsRetention: ResourceRule = {
    name: "sqs-retention",
    description: "A queue keeps messages long enough to survive an outage of its workers.",
    why: "a message that nobody received in time is deleted for good and reaches no dead-letter queue",
    fix: "set messageRetentionSeconds to 345600, which is 4 days (EncryptedQueue does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11"],
    types: Object.keys(PERIODS),

    *check(queue) {
        const property = PERIODS[queue.type]!;
        const seconds = numberProperty(queue, property);
        if (seconds === undefined) return;
        const given = `${property} is ${shown(queue.get(property))}`;
        if (seconds === UNKNOWN) yield undecided(property, `its ${property} is not known before deployment`);
        else if (!Number.isInteger(seconds) || seconds < 60 || seconds > 1_209_600)
            yield fail(`${given}, and SQS takes whole numbers from 60 to 1209600`);
        else if (seconds < LEAST) yield fail(`${given}, less than the hour that an outage may take`);
    },
};
