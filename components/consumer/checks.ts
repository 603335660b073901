import * as pulumi from "@pulumi/pulumi";

import { limitProblems } from "../limits";
import {
    batchProblems,
    consumerLimits,
    filterPatternsProblems,
    visibilityProblems,
    type Batch,
    type Times,
} from "../limits/consumer";
import { guarded, isFuture, refuse, withDefaults, type Owner } from "../base/owner";
import type { QueueConsumerArgs } from "../queue-consumer";

type Input<T> = pulumi.Input<T>;

/** Every argument with its value; what Lambda would refuse is refused, now or when it becomes known. */
export function checked(owner: Owner, args: QueueConsumerArgs) {
    const { filterPatterns } = args;
    const bounds = limitProblems("", args, consumerLimits);
    const later = isLater(batchOf(args)) || isLater(timesOf(args));
    refuse(owner, [
        ...bounds,
        ...(bounds.length > 0 ? [] : pairProblems(args)),
        ...(Array.isArray(filterPatterns) ? filterPatternsProblems("filterPatterns", filterPatterns) : []),
    ]);
    const settings = withDefaults(guarded(owner, "", args, consumerLimits), { batchSize: 10, enabled: true });
    return {
        ...settings,
        batchSize: later ? guardedBatchSize(owner, settings) : settings.batchSize,
        filterPatterns: filterPatterns && guardedPatterns(owner, filterPatterns),
    };
}

function pairProblems(args: QueueConsumerArgs): string[] {
    const batch = batchOf(args);
    const times = timesOf(args);
    return [
        ...(isLater(batch) ? [] : batchProblems(batch as Batch)),
        ...(isLater(times) ? [] : visibilityProblems(times as Times)),
    ];
}

function batchOf({ queueArn, batchSize, maximumBatchingWindowSeconds }: QueueConsumerArgs) {
    return { queueArn, batchSize, maximumBatchingWindowSeconds };
}

function timesOf(args: QueueConsumerArgs) {
    const { functionTimeoutSeconds, visibilityTimeoutSeconds, maximumBatchingWindowSeconds } = args;
    return { functionTimeoutSeconds, visibilityTimeoutSeconds, maximumBatchingWindowSeconds };
}

function isLater(values: object): boolean {
    return Object.values(values).some(isFuture);
}

/** The size of a batch, once all that has to fit it is known. */
function guardedBatchSize(owner: Owner, args: QueueConsumerArgs & { batchSize: Input<number> }) {
    return pulumi.all([batchOf(args), timesOf(args), args.batchSize]).apply(([batch, times, batchSize]) => {
        refuse(owner, [...batchProblems(batch), ...visibilityProblems(times)]);
        return batchSize;
    });
}

function guardedPatterns(owner: Owner, patterns: Input<Input<string>[]>): pulumi.Output<string[]> {
    return pulumi.output(patterns).apply((known) => {
        refuse(owner, filterPatternsProblems("filterPatterns", known));
        return known;
    });
}
