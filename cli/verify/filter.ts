import { isRecord, parseJson } from "../../iam";

/**
 * Attributes of a message that a filter policy lets pass; undefined where none can be told: for filters on the body, and
 * for what is not a text, a beginning of one or its mere presence.
 */
export function attributesFor(
    policy: string | undefined,
    scope: unknown,
): Record<string, string> | undefined {
    if (policy === undefined) return {};
    const parsed = parseJson(policy);
    if (scope === "MessageBody" || !("value" in parsed) || !isRecord(parsed.value)) return undefined;
    const entries = Object.entries(parsed.value).map(([name, wanted]) => [name, valueFor(wanted)] as const);
    if (entries.some(([, value]) => value === undefined)) return undefined;
    return Object.fromEntries(entries) as Record<string, string>;
}

function valueFor(wanted: unknown): string | undefined {
    for (const one of Array.isArray(wanted) ? (wanted as unknown[]) : []) {
        if (typeof one === "string") return one;
        if (!isRecord(one)) continue;
        if (typeof one["prefix"] === "string") return one["prefix"];
        if (one["exists"] === true) return "verify";
    }
    return undefined;
}

/** Whether a filter policy surely lets no message with these attributes pass. */
export function surelyStops(
    policy: string | undefined,
    scope: unknown,
    attributes: Readonly<Record<string, string>>,
): boolean {
    if (policy === undefined || scope === "MessageBody") return false;
    const parsed = parseJson(policy);
    if (!("value" in parsed) || !isRecord(parsed.value)) return false;
    return Object.entries(parsed.value).some(([name, wanted]) => {
        const conditions = Array.isArray(wanted) ? (wanted as unknown[]) : [];
        return (
            conditions.length > 0 &&
            conditions.every((one) => typeof one === "string" && one !== attributes[name])
        );
    });
}
