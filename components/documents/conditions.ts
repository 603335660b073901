import type { PolicyStatement } from "../../iam";

/** Operators, each with its keys and their values. */
export type Conditions = NonNullable<PolicyStatement["Condition"]>;

/** All of the conditions at once. Keys without values fall away, and so do operators without keys. */
export function allOf(...conditions: readonly Conditions[]): Conditions {
    const merged: Conditions = {};
    for (const [operator, keys] of conditions.flatMap((condition) => Object.entries(condition))) {
        const given = Object.entries(keys).filter(([, values]) => values.length > 0);
        if (given.length > 0) merged[operator] = { ...merged[operator], ...Object.fromEntries(given) };
    }
    return merged;
}

export function distinct<T>(values: readonly T[]): T[] {
    return [...new Set(values)];
}
