import { at, limitProblems } from ".";

const flag = {
    admits: (value: unknown) => typeof value === "boolean",
    allows: "queues and topics have this or they do not",
    fix: "choose true or false, without quotation marks",
};
const flags = { enabled: flag, highThroughput: flag };

/** Switches that are none, and settings that mean nothing unless FIFO is on. */
export function fifoProblems(path: string, fifo: object | undefined): string[] {
    const settings: Record<string, unknown> = { ...fifo };
    const wrong = limitProblems(path, settings, flags);
    if (wrong.length > 0) return wrong;
    if (settings["enabled"] === true) return [];
    return ["contentBasedDeduplication", "highThroughput"]
        .filter((name) => settings[name] !== undefined && settings[name] !== false)
        .map((name) => `${at(path, name)} is set, but ${at(path, "enabled")} is not; ` + FIFO_ONLY);
}

const FIFO_ONLY = "only FIFO queues and topics have it; set enabled to true or leave it out.";
