import { UNKNOWN } from "../../../iam";
import { textProperty } from "../../model/resource";
import { QUEUES } from "../../model/types";
import { numberProperty, shown } from "../../model/values";
import { dataKeyReuse as remedy } from "../../remedies/data-key-reuse";
import { advise, fail, type ResourceRule, undecided } from "../../rule";

const PERIOD = "kmsDataKeyReusePeriodSeconds";

export const sqsDataKeyReuse: ResourceRule = {
    name: "sqs-data-key-reuse",
    description: "A queue reuses a data key only for a short time.",
    why: "for as long as SQS keeps a data key, it asks KMS no more, whatever the key policy says meanwhile",
    fix: `set ${PERIOD} to 300, together with kmsMasterKeyId (EncryptedQueue does)`,
    severity: "low",
    level: "mandatory",
    frameworks: ["NIST 800-53 SC-12"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    ],
    parameters: ["maximumReuseSeconds", "advice"],
    types: Object.keys(QUEUES),
    remedy,

    *check(queue, { maximumReuseSeconds: most }) {
        const seconds = numberProperty(queue, PERIOD);
        if (seconds === undefined) return;
        const given = `${PERIOD} is ${shown(queue.get(PERIOD))}`;
        if (seconds === UNKNOWN) yield undecided(PERIOD, `its ${PERIOD} is not known before deployment`);
        else if (!Number.isInteger(seconds) || seconds < 60 || seconds > 86_400)
            yield fail(`${given}, and SQS takes whole numbers from 60 to 86400`);
        else if (seconds > most) yield advise(`${given}, more than the ${most} seconds allowed`);
        if (textProperty(queue, "kmsMasterKeyId") === undefined)
            yield advise(`${PERIOD} does nothing, since the queue has no KMS key`);
    },
};
