import assert from "node:assert/strict";

import type { EngineEvent } from "../../sandbox";
import type { Operation } from "../../sandbox/workspace";
import type { Deployment } from "./deployment";

/** What a run did to resources of AWS, or found at them, in alphabetical order: `update orders-main-queue`. */
export function steps(events: readonly EngineEvent[]): string[] {
    const taken = events.flatMap(({ resOutputsEvent }) => resOutputsEvent?.metadata ?? []);
    return taken
        .filter(({ op, type }) => type.startsWith("aws:") && op !== "same")
        .map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`)
        .sort();
}

/** The same of an operation that has to succeed. */
export async function ran(
    deployment: Deployment,
    operation: Operation,
    ...flags: string[]
): Promise<string[]> {
    const { code, stdout, events } = await deployment.run(operation, ...flags);
    assert.equal(code, 0, stdout);
    return steps(events);
}
