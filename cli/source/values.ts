import { unknownValue } from "./resource";

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/**
 * A value of a state in plain form. What is encrypted is not known; what `--show-secrets` laid open is judged, and
 * never printed.
 */
export function plainValue(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plainValue);
    if (typeof value !== "object" || value === null) return value;
    const record = value as Record<string, unknown>;
    if (record[signature] === secret) return opened(record["plaintext"]);
    if (record[signature] === output) return "value" in record ? plainValue(record["value"]) : unknownValue;
    // Assets and archives: no rule looks into them.
    if (typeof record[signature] === "string") return {};
    return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, plainValue(item)]));
}

export function plainValues(values: unknown): Record<string, unknown> {
    const plain = plainValue(values ?? {}) as Record<string, unknown>;
    // What the provider noted of its own defaults is no property.
    return Object.fromEntries(Object.entries(plain).filter(([key]) => key !== "__defaults"));
}

function opened(plaintext: unknown): unknown {
    if (typeof plaintext !== "string") return unknownValue;
    try {
        return plainValue(JSON.parse(plaintext));
    } catch {
        return unknownValue;
    }
}
