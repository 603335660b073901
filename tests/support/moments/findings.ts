import type { Moment } from "../faults/trial";
import type { Judge, Opening } from "./judge";

/** What was open for a moment of a change, and after which call first. */
export interface OpenMoment {
    what: string;
    after: string;
}

/**
 * The open moments of a change: a queue that nothing encrypts, messages that go over plain HTTP though they did not
 * before, and whoever reaches messages and does so neither before nor after the change.
 */
export async function openMoments(judge: Judge, moments: readonly Moment[]): Promise<OpenMoment[]> {
    const [before, after] = [moments[0]!, moments.at(-1)!];
    const meant = new Set([
        ...(await judge.openings(before.state)).map(told),
        ...(await judge.openings(after.state)).filter(({ plainHttp }) => !plainHttp).map(told),
    ]);
    const found = new Map<string, string>();
    for (const { call, state } of moments.slice(1)) {
        const openings = (await judge.openings(state)).map(told).filter((opening) => !meant.has(opening));
        const bare = judge.unencrypted(state).map((queue) => `${queue} is not encrypted`);
        for (const what of [...openings, ...bare]) if (!found.has(what)) found.set(what, call);
    }
    return [...found].map(([what, call]) => ({ what, after: call }));
}

/** What is still open after a change. */
export async function leftOpen(judge: Judge, moments: readonly Moment[]): Promise<string[]> {
    const { state } = moments.at(-1)!;
    const overHttp = (await judge.openings(state)).filter(({ plainHttp }) => plainHttp).map(told);
    return [...overHttp, ...judge.unencrypted(state).map((queue) => `${queue} is not encrypted`)];
}

function told({ who, action, where, plainHttp }: Opening): string {
    return `${who}: ${action} ${where}${plainHttp ? " over plain HTTP" : ""}`;
}
