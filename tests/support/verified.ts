import { type Line, type Outcome } from "../../cli/verify/check";
import { type Report } from "../../cli/verify/report";
import type { AcceptedSet } from "./accepted-set";
import { root } from "./callers";
import { countIn } from "./messages";

/** What `verify` says of a set, without waiting for what may be on its way. */
export async function verified(
    set: AcceptedSet,
    ...flags: string[]
): Promise<Report & { code: number; err: string }> {
    const plain = ["--plain-endpoint", set.account.backend.plainEndpoint];
    const { code, out, err } = await set.verify("--wait", "0", "--json", ...plain, ...flags);
    return { ...(JSON.parse(out) as Report), code, err };
}

/** The checks with an outcome, as `policy orders-topic`. */
export function ofOutcome(checks: readonly Line[], outcome: Outcome): string[] {
    return checks
        .filter((line) => line.outcome === outcome)
        .map(({ check, resource }) => `${check} ${resource}`)
        .sort();
}

/** How many messages each queue of a set holds. */
export function depthsOf({ account, outputs }: AcceptedSet): Promise<number[]> {
    const { queueUrls, deadLetterQueueUrls, subscriptionDeadLetterQueueUrls } = outputs;
    const urls = [queueUrls, deadLetterQueueUrls, subscriptionDeadLetterQueueUrls].flatMap((some) =>
        Object.values(some),
    );
    return Promise.all(urls.map((url) => countIn(root(account.backend), url)));
}
