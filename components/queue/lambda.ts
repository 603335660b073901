import * as pulumi from "@pulumi/pulumi";

import { at, valueProblems } from "../limits";
import { functionVisibilityLimit, functionVisibilitySeconds } from "../limits/queue";
import { isFuture, refuse, type Owner } from "../base/owner";

type Input<T> = pulumi.Input<T>;

/** How a function reads a queue, and how long it takes. */
interface FunctionTimes {
    visibilityTimeoutSeconds?: Input<number>;
    functionTimeoutSeconds?: Input<number>;
    maximumBatchingWindowSeconds?: Input<number>;
}

const DEFAULT_VISIBILITY_SECONDS = 30;

/** The visibility timeout that is given, or that a function needs, or that SQS has. */
export function visibilityTimeout(times: FunctionTimes): Input<number> {
    const { visibilityTimeoutSeconds, functionTimeoutSeconds, maximumBatchingWindowSeconds = 0 } = times;
    if (visibilityTimeoutSeconds !== undefined) return visibilityTimeoutSeconds;
    if (functionTimeoutSeconds === undefined) return DEFAULT_VISIBILITY_SECONDS;
    if (typeof functionTimeoutSeconds === "number" && typeof maximumBatchingWindowSeconds === "number")
        return functionVisibilitySeconds(functionTimeoutSeconds, maximumBatchingWindowSeconds);
    return pulumi
        .all([functionTimeoutSeconds, maximumBatchingWindowSeconds])
        .apply(([timeout, window]) => functionVisibilitySeconds(timeout, window));
}

/** What a function would run into, as far as it is known. */
export function functionProblems(path: string, times: FunctionTimes): string[] {
    const { visibilityTimeoutSeconds, functionTimeoutSeconds, maximumBatchingWindowSeconds = 0 } = times;
    if (functionTimeoutSeconds === undefined) return windowProblems(path, times);
    if (typeof functionTimeoutSeconds !== "number" || typeof maximumBatchingWindowSeconds !== "number")
        return [];
    return valueProblems(
        at(path, "visibilityTimeoutSeconds"),
        visibilityTimeoutSeconds,
        functionVisibilityLimit(functionTimeoutSeconds, maximumBatchingWindowSeconds),
    );
}

/** The visibility timeout, checked against the function when both are known. */
export function guardedVisibility(
    owner: Owner,
    path: string,
    times: FunctionTimes,
): Input<number> | undefined {
    const { visibilityTimeoutSeconds, functionTimeoutSeconds, maximumBatchingWindowSeconds = 0 } = times;
    const given = [visibilityTimeoutSeconds, functionTimeoutSeconds, maximumBatchingWindowSeconds];
    if (
        visibilityTimeoutSeconds === undefined ||
        functionTimeoutSeconds === undefined ||
        !given.some(isFuture)
    )
        return visibilityTimeoutSeconds;
    return pulumi
        .all([visibilityTimeoutSeconds, functionTimeoutSeconds, maximumBatchingWindowSeconds])
        .apply(([visibility, timeout, window]) => {
            const problems = functionProblems(path, {
                visibilityTimeoutSeconds: visibility,
                functionTimeoutSeconds: timeout,
                maximumBatchingWindowSeconds: window,
            });
            refuse(owner, problems);
            return visibility;
        });
}

const ADVISED_RECEIVES = 5;

/** Throttling counts as receiving: with few receives allowed, good messages end among the dead letters. */
export function warnOfFewReceives(
    { kind, name }: Owner,
    queue: pulumi.Resource,
    functionTimeoutSeconds: Input<number> | undefined,
    maxReceiveCount: Input<number>,
): void {
    if (functionTimeoutSeconds === undefined) return;
    pulumi.output(maxReceiveCount).apply((count) => {
        if (count >= ADVISED_RECEIVES) return;
        const advice =
            `deadLetter.maxReceiveCount is ${count}; AWS advises ${ADVISED_RECEIVES} or more for a queue that ` +
            "Lambda reads, since a throttled function uses up receives; choose more.";
        void pulumi.log.warn(`${kind} "${name}": ${advice}`, queue);
    });
}

function windowProblems(path: string, { maximumBatchingWindowSeconds }: FunctionTimes): string[] {
    if (maximumBatchingWindowSeconds === undefined) return [];
    return [
        `${at(path, "maximumBatchingWindowSeconds")} is set, but ${at(path, "functionTimeoutSeconds")} is not; ` +
            "only a function gathers batches; give its timeout or leave it out.",
    ];
}
