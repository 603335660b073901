import { UNKNOWN } from "../../../iam";
import { EVENT_SOURCE_MAPPINGS, pollsQueue } from "../../model/consumers";
import { type Resource } from "../../model/resource";
import { type Stack } from "../../model/stack";
import { numberProperty } from "../../model/values";
import { fail, type Problem, type StackRule, undecided } from "../../rule";

export const lambdaPartialBatch: StackRule = {
    name: "lambda-partial-batch",
    description: "A function reports which messages of a batch failed.",
    why: "otherwise one bad message makes the good ones of its batch come back, and go to the dead-letter queue with it",
    fix: 'set functionResponseTypes of the event source mapping to ["ReportBatchItemFailures"], and return batchItemFailures',
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SI-11"],
    sources: ["https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html"],

    *checkStack(stack) {
        for (const mapping of stack.ofTypes(EVENT_SOURCE_MAPPINGS))
            for (const problem of judge(mapping, stack)) yield { ...problem, resource: mapping };
    },
};

function* judge(mapping: Resource, stack: Stack): Iterable<Problem> {
    const isQueue = pollsQueue(mapping, stack);
    const size = numberProperty(mapping, "batchSize") ?? 10;
    const reports = reportsFailures(mapping.get("functionResponseTypes"));
    if (isQueue === false || size === 1 || reports === true) return;
    if (isQueue === UNKNOWN) yield notKnown("eventSourceArn");
    else if (reports === UNKNOWN) yield notKnown("functionResponseTypes");
    else if (size === UNKNOWN) yield notKnown("batchSize");
    else yield fail(`one message that fails brings back all of its batch of up to ${size}`);
}

function reportsFailures(types: unknown): boolean | typeof UNKNOWN {
    const list: unknown[] = Array.isArray(types) ? types : [types];
    if (list.includes("ReportBatchItemFailures")) return true;
    return list.includes(UNKNOWN) ? UNKNOWN : false;
}

function notKnown(property: string): Problem {
    return undecided(property, `its ${property} is not known before deployment`);
}
