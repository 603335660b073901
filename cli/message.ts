/** A message of the pack in its parts. */
export interface MessageParts {
    what: string;
    why: string;
    fix: string;
    /** Until when, under which ticket and why it may stand. */
    exempt?: string;
}

/** Takes `what - why - fix` apart, which begins with `exempt (...): ` where an exemption lets it stand. */
export function partsOf(message: string): MessageParts {
    const [, exempt, text = message] = /^exempt \((.*?)\): (.*)$/s.exec(message) ?? [];
    const [what = "", why = "", ...fix] = text.split(" - ").map((part) => part.trim());
    return { what, why, fix: fix.join(" - "), ...(exempt === undefined ? {} : { exempt }) };
}
