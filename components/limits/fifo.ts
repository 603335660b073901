import { at } from ".";

/** Settings that mean nothing unless FIFO is on. */
export function fifoProblems(path: string, fifo: object | undefined): string[] {
    const settings: Record<string, unknown> = { ...fifo };
    if (settings["enabled"] === true) return [];
    return ["contentBasedDeduplication", "highThroughput"]
        .filter((name) => settings[name] !== undefined && settings[name] !== false)
        .map((name) => `${at(path, name)} is set, but ${at(path, "enabled")} is not; ` + FIFO_ONLY);
}

const FIFO_ONLY = "only FIFO queues and topics have it; set enabled to true or leave it out.";
