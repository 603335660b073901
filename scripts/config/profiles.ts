import { type Rule } from "../../policypack/rule";

/** A configuration that comes with the pack. */
export type Profile = Record<string, { enforcementLevel: string; advice?: string }>;

/** What holds without any configuration, written out to start from. */
export function baseline(rules: readonly Rule[]): Profile {
    return Object.fromEntries(rules.map(({ name, level }) => [name, { enforcementLevel: level }]));
}

/** Every finding on messages blocks, hardening included. */
export function strict(rules: readonly Rule[]): Profile {
    return Object.fromEntries(
        rules.map(({ name, parameters = [], surroundings }) => [
            name,
            {
                enforcementLevel: surroundings ? "advisory" : "mandatory",
                ...(parameters.includes("advice") ? { advice: "mandatory" } : {}),
            },
        ]),
    );
}
