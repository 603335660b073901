import { at, between, isMatch, valueProblems } from ".";
import { isQueueArn } from "./arns";
import { isFields, jsonOf } from "./filter-policy";
import { functionVisibilityLimit, queueLimits } from "./queue";

const MOST_FILTERS = 10;
const MOST_CHARACTERS = 4_096;
const MOST_FIFO_MESSAGES = 10;
const MOST_MESSAGES_AT_ONCE = 10;

export const consumerLimits = {
    queueArn: {
        admits: isQueueArn,
        allows: "Lambda reads a queue that is given by its ARN",
        fix: "give that ARN, for example the queueArn of an EncryptedQueue",
    },
    functionName: {
        admits: (value: unknown) =>
            isMatch(
                value,
                /^(arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:)?[A-Za-z0-9_-]{1,64}(:(\$LATEST|[A-Za-z0-9_-]{1,128}))?$/,
            ),
        allows: "Lambda names a function by its name or ARN, with or without a version or alias",
        fix: "give one of these",
    },
    functionTimeoutSeconds: queueLimits.functionTimeoutSeconds,
    visibilityTimeoutSeconds: queueLimits.visibilityTimeoutSeconds,
    batchSize: between("Lambda", 1, 10_000, "messages"),
    maximumBatchingWindowSeconds: queueLimits.maximumBatchingWindowSeconds,
    maximumConcurrency: between("Lambda", 2, 1_000, "invocations at a time"),
};

/** What depends on the type of the queue. */
export interface Batch {
    queueArn: string;
    batchSize?: number;
    maximumBatchingWindowSeconds?: number;
}

/** What depends on how long the function may run. */
export interface Times {
    functionTimeoutSeconds: number;
    visibilityTimeoutSeconds: number;
    maximumBatchingWindowSeconds?: number;
}

/** Batches that Lambda refuses. */
export function batchProblems(batch: Batch): string[] {
    return batch.queueArn.endsWith(".fifo") ? fifoProblems(batch) : standardProblems(batch);
}

function fifoProblems({ queueArn, batchSize = 1, maximumBatchingWindowSeconds }: Batch): string[] {
    const reason = `but queueArn is "${queueArn}"; Lambda`;
    const large = batchSize > MOST_FIFO_MESSAGES;
    return [
        ...(large
            ? [
                  `batchSize is ${batchSize}, ${reason} takes at most ${MOST_FIFO_MESSAGES} messages of a FIFO queue at a time; choose 1 to 10.`,
              ]
            : []),
        ...(maximumBatchingWindowSeconds === undefined
            ? []
            : [
                  `maximumBatchingWindowSeconds is ${maximumBatchingWindowSeconds}, ${reason} waits for no batch of a FIFO queue; leave it out.`,
              ]),
    ];
}

function standardProblems({ batchSize = 1, maximumBatchingWindowSeconds = 0 }: Batch): string[] {
    if (batchSize <= MOST_MESSAGES_AT_ONCE || maximumBatchingWindowSeconds >= 1) return [];
    return [
        `batchSize is ${batchSize}, but maximumBatchingWindowSeconds is ${maximumBatchingWindowSeconds}; Lambda ` +
            "gathers more than 10 messages only where it may wait for them; choose 1 to 300 seconds, or at most 10 messages.",
    ];
}

/** Messages that would be handled twice, because they come back while the function still works on them. */
export function visibilityProblems(times: Times): string[] {
    const { functionTimeoutSeconds, visibilityTimeoutSeconds, maximumBatchingWindowSeconds = 0 } = times;
    const { admits, allows } = functionVisibilityLimit(functionTimeoutSeconds, maximumBatchingWindowSeconds);
    const fix = "give the queue a longer timeout, or the function a shorter one";
    return valueProblems("visibilityTimeoutSeconds", visibilityTimeoutSeconds, { admits, allows, fix });
}

/** Why Lambda would refuse a list of filter patterns, or would find no message that fits. */
export function filterPatternsProblems(path: string, patterns: readonly unknown[]): string[] {
    const problems = patterns.flatMap((pattern, index) =>
        typeof pattern === "object" && pattern !== null
            ? []
            : patternProblems(`${path}[${index}]`, String(pattern)),
    );
    if (patterns.length <= MOST_FILTERS) return problems;
    return [
        `${path} has ${patterns.length} entries; Lambda allows ${MOST_FILTERS}; leave some out.`,
        ...problems,
    ];
}

/** What is said of a pattern that is something else. */
export const patternWords = {
    allows: "Lambda takes the JSON text of an object",
    fix: "write it with JSON.stringify",
};

function patternProblems(path: string, text: string): string[] {
    if (text.length > MOST_CHARACTERS)
        return [
            `${path} has ${text.length} characters; Lambda allows ${MOST_CHARACTERS}; match fewer values.`,
        ];
    const pattern = jsonOf(text);
    if (!isFields(pattern))
        return [`${path} is ${JSON.stringify(text)}; ${patternWords.allows}; ${patternWords.fix}.`];
    const keys = Object.keys(pattern);
    if (keys.join() !== "body")
        return [
            `${path} has the keys ${JSON.stringify(keys)}; Lambda filters messages of a queue by their body alone; ` +
                'give one key, "body".',
        ];
    return leafProblems(at(path, "body"), pattern["body"]);
}

/** A key holds further keys, or a list of what it is matched with. */
function leafProblems(path: string, value: unknown): string[] {
    const nested = isFields(value) ? Object.entries(value) : [];
    if (nested.length > 0) return nested.flatMap(([key, inner]) => leafProblems(at(path, key), inner));
    if (Array.isArray(value) && value.length > 0) return [];
    return [
        `${path} is ${JSON.stringify(value)}; Lambda matches a key with a list of values; give at least one value in a list.`,
    ];
}
