import { UNKNOWN } from "../../../iam";
import { QUEUES } from "../../model/types";
import { numberIn, objectProperty, shown } from "../../model/values";
import { fail, type ResourceRule, undecided } from "../../rule";

export const sqsMaxReceiveCount: ResourceRule = {
    name: "sqs-max-receive-count",
    description: "A message is tried more than once before it moves to the dead-letter queue.",
    why: "a worker that is stopped or runs out of time once sends a good message to the dead-letter queue",
    fix: "set maxReceiveCount of the redrivePolicy to 5 (EncryptedQueue does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html",
    ],
    types: [...Object.keys(QUEUES), "aws:sqs/redrivePolicy:RedrivePolicy"],

    *check(resource) {
        const policy = objectProperty(resource, "redrivePolicy");
        if (policy === undefined) return;
        if (policy === null) return yield fail("its redrivePolicy is no JSON object that can be relied on");
        const given = policy === UNKNOWN ? UNKNOWN : policy["maxReceiveCount"];
        const count = numberIn(given);
        if (count === UNKNOWN)
            yield undecided("redrivePolicy", "its maxReceiveCount is not known before deployment");
        else if (count === undefined || !Number.isInteger(count) || count < 1 || count > 1000)
            yield fail(`maxReceiveCount is ${shown(given)}, and SQS takes whole numbers from 1 to 1000`);
        else if (count === 1) yield fail("a message is tried once only (maxReceiveCount is 1)");
    },
};
