import { UNKNOWN } from "../../../iam";
import { LONGEST_RETENTION, RETENTION } from "../../model/retention";
import { numberProperty, shown } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

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
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],
    types: Object.keys(RETENTION),

    *check(queue) {
        const property = RETENTION[queue.type]!;
        const seconds = numberProperty(queue, property);
        if (seconds === undefined) return;
        const given = `${property} is ${shown(queue.get(property))}`;
        if (seconds === UNKNOWN) yield undecided(property, `its ${property} is not known before deployment`);
        else if (!Number.isInteger(seconds) || seconds < 60 || seconds > LONGEST_RETENTION)
            yield fail(`${given}, and SQS takes whole numbers from 60 to 1209600`);
        else if (seconds < LEAST) yield fail(`${given}, less than the hour that an outage may take`);
    },
};
