import { existsSync, readFileSync } from "node:fs";

/** A line of the engine's event log: the fields that the sandbox reads. */
export interface EngineEvent {
    policyEvent?: PolicyEvent;
    diagnosticEvent?: { severity: string; message: string; urn?: string };
    resourcePreEvent?: { metadata: StepMetadata; planning?: boolean };
    resOutputsEvent?: { metadata: StepMetadata; planning?: boolean };
    summaryEvent?: { resourceChanges: Record<string, number>; policyPacks?: Record<string, string> };
}

/** What the engine does to a resource, or did. */
interface StepMetadata {
    op: string;
    urn: string;
    type: string;
}

/** A violation of a policy. */
export interface PolicyEvent {
    resourceUrn?: string;
    message: string;
    policyName: string;
    policyPackName: string;
    /** `mandatory` blocks, `advisory` warns. */
    enforcementLevel: string;
}

/** Reads an event log; empty when the engine wrote none. */
export function readEvents(file: string): EngineEvent[] {
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as EngineEvent);
}
