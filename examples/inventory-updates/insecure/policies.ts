// The policies of the queue and of its dead-letter queue.
import { account, allow, arn } from "../../account";
import { denyPlainHttp } from "../../in-order";
import { variant } from "../../variants";
import { queues } from "./parts";

/** What was copied from a page about dead-letter queues. */
const sourceMaySend = (name: string) => ({
    ...allow("sqs:SendMessage", arn("sqs", `${name}-dlq`)),
    Condition: { ArnEquals: { "aws:SourceArn": arn("sqs", name) } },
});

// Whom does it deny? SQS refuses a statement without a principal.
variant("deny-without-principal", ["policy-wellformed"], (name) => {
    queues(name, {
        policy: [
            denyPlainHttp("sqs:*", arn("sqs", name)),
            { ...denyPlainHttp("sqs:*", arn("sqs", name)), Principal: undefined },
        ],
    });
});

// SQS moves dead letters by itself and needs no permission. This one names nobody ...
variant("grant-without-principal", ["policy-wellformed"], (name) => {
    queues(name, {
        deadLetterPolicy: [denyPlainHttp("sqs:*", arn("sqs", `${name}-dlq`)), sourceMaySend(name)],
    });
});

// ... and this one everybody, in the hope that only SQS has a reason to.
variant("anybody-sends-dead-letters", ["sqs-policy-no-public"], (name) => {
    const anybody = { ...allow("sqs:SendMessage", arn("sqs", `${name}-dlq`)), Principal: "*" };
    queues(name, { deadLetterPolicy: [denyPlainHttp("sqs:*", arn("sqs", `${name}-dlq`)), anybody] });
});

// SQS knows tags of the queue in identity policies only: here the condition never holds.
variant("resource-tag-in-queue-policy", ["policy-wellformed"], (name) => {
    const byTag = {
        ...allow("sqs:SendMessage", arn("sqs", name)),
        Principal: { AWS: account },
        Condition: { StringEquals: { "aws:ResourceTag/Department": "inventory" } },
    };
    queues(name, { policy: [denyPlainHttp("sqs:*", arn("sqs", name)), byTag] });
});
