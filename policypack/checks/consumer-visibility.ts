import { UNKNOWN } from "../../iam";
import { type Consumer } from "../model/consumers";
import { numberProperty } from "../model/values";
import { advise, fail, type StackProblem, undecided } from "../rule";

const VISIBILITY: Readonly<Record<string, string>> = {
    "aws:sqs/queue:Queue": "visibilityTimeoutSeconds",
    "aws-native:sqs:Queue": "visibilityTimeout",
};
const WINDOW = "maximumBatchingWindowInSeconds";

/** What a queue needs where a function runs and a batch gathers for as long as Lambda lets it, in seconds. */
const LONGEST_WINDOW = 300;
const ALWAYS_ENOUGH = 6 * 900 + LONGEST_WINDOW;

/** Yields why messages come back while the function that consumes a queue may still be at work on them. */
export function* consumerVisibility({ mapping, queue, handler }: Consumer): Iterable<StackProblem> {
    const property = VISIBILITY[queue.type]!;
    const visibility = numberProperty(queue, property) ?? 30;
    const timeout = numberProperty(handler, "timeout") ?? 3;
    const window = numberProperty(mapping, WINDOW) ?? 0;
    if (visibility === UNKNOWN)
        yield { ...undecided(property, `its ${property} is not known before deployment`), resource: queue };
    else if (timeout === UNKNOWN) {
        if (visibility < ALWAYS_ENOUGH)
            yield {
                ...undecided("timeout", "its timeout is not known before deployment"),
                resource: handler,
            };
    } else if (visibility < timeout)
        yield {
            ...fail(
                `its messages come back after ${visibility} s while the function "${handler.name}" may work for ` +
                    `${timeout} s, and Lambda refuses such a queue`,
            ),
            resource: queue,
        };
    else if (visibility < 6 * timeout + (window === UNKNOWN ? 0 : window))
        yield {
            ...advise(
                `its messages come back after ${visibility} s, less than 6 times the ${timeout} s that the function ` +
                    `"${handler.name}" may work, and its batching window`,
            ),
            resource: queue,
        };
    else if (window === UNKNOWN && visibility < 6 * timeout + LONGEST_WINDOW)
        yield { ...undecided(WINDOW, `its ${WINDOW} is not known before deployment`), resource: mapping };
}
