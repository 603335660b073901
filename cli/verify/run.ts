import { setTimeout as sleep } from "node:timers/promises";

import { type Context } from "../context";
import { cloudFailure, isDenied } from "../failure";
import { inParallel } from "../parallel";
import { type Check, deniedBy, type Line, lineOf, type Verdict } from "./check";

/** How long to wait before what failed is looked at again, in milliseconds. */
const pause = 5_000;

export interface How {
    /** Until when what failed is looked at again: a change of an attribute may take a minute to hold everywhere. */
    until: number;
    /** Is called before each new look. */
    again: () => void;
    /** As many checks as look at once. Default: 8. */
    atOnce?: number;
    context: Context;
}

/** Looks at everything, and for a while again at what failed. */
export async function lookAt(checks: readonly Check[], how: How): Promise<Line[]> {
    const { until, again, context } = how;
    const lines = await looked(checks, how);
    for (;;) {
        const failed = lines.flatMap(({ outcome }, index) => (outcome === "FAIL" ? [index] : []));
        const left = until - Date.now();
        // Those that were not begun before the user stopped the tool have no line.
        if (failed.length === 0 || left <= 0 || context.interrupted.aborted)
            return lines.flatMap((line) => line);
        context.progress(`${failed.length} failed: looking again for ${Math.ceil(left / 1000)} s`);
        await sleep(Math.min(pause, left), undefined, { signal: context.interrupted }).catch(() => undefined);
        again();
        const second = await looked(
            failed.map((index) => checks[index]!),
            how,
        );
        failed.forEach((index, position) => (lines[index] = second[position] ?? lines[index]!));
    }
}

/** One line for each check that was begun: none is begun once the user has stopped the tool. */
function looked(checks: readonly Check[], { context, atOnce = 8 }: How): Promise<Line[]> {
    const { interrupted, progress } = context;
    const look = async (check: Check, place: number) => {
        progress(`${place + 1} of ${checks.length}: ${check.id} ${check.subject.name}`);
        return lineOf(check, await guarded(() => check.look()));
    };
    return inParallel(checks, atOnce, look, () => !interrupted.aborted);
}

/** What AWS denies or fails to answer is not known; the other checks go on. */
export async function guarded(look: () => Promise<Verdict>): Promise<Verdict> {
    try {
        return await look();
    } catch (error) {
        if (isDenied(error)) return deniedBy(`not readable: ${(error as Error).message}`);
        const failure = cloudFailure(error);
        if (failure === undefined) throw error;
        return deniedBy(failure.message);
    }
}
