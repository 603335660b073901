import type { JournalEntry } from "../../../sandbox/backend/control";

/** A call of AWS, the same in every run: what is random in its ARN is a star. */
export interface Call {
    service: string;
    action: string;
    resource: string;
    /** How many times this was called before, and once more. */
    nth: number;
    mutating: boolean;
}

const random = /-[0-9a-f]{7}(?![0-9a-z])|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The text with a star for everything random. */
export function steady(text: string): string {
    return text.replaceAll(random, "*");
}

/** The calls that a journal tells of, one for each that the client meant: what it asked again is the same. */
export function callsOf(journal: readonly JournalEntry[]): Call[] {
    const counts = new Map<string, number>();
    return journal.map(({ service, action, resource, mutating }) => {
        const call = { service, action, resource: steady(resource), mutating };
        const nth = (counts.get(patternOf(call)) ?? 0) + 1;
        counts.set(patternOf(call), nth);
        return { ...call, nth };
    });
}

/** A pattern that the call fits in every run. */
export function patternOf({ service, action, resource }: Omit<Call, "nth" | "mutating">): string {
    const literal = `${service}:${action} ${resource}`.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
    return literal.replaceAll("*", "[-0-9a-z*]*");
}

/** The service in the words of IAM, where the backend has others. */
const inIam: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

/** The call in words. */
export function worded({ service, action, resource, nth }: Call): string {
    const name = resource
        .split(":")
        .slice(5)
        .join(":")
        .replace(/:log-stream:$/, "");
    const times = nth > 1 ? `, ${nth}` : "";
    return `\`${inIam[service] ?? service}:${action}\`${name === "" ? "" : ` ${name}`}${times}`;
}
