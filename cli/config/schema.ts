import { schemaOf } from "../../policypack/configuration";
import { type Rule } from "../../policypack/rule";

/** The levels that Pulumi knows. */
export const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;

/** JSON Schema of the file for `--policy-pack-config`: what Pulumi itself does not check, it checks. */
export function configSchema(rules: readonly Rule[]) {
    const level = { enum: LEVELS, description: "What a finding does." };
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Configuration of the policy pack secure-messaging",
        type: "object",
        properties: {
            all: {
                ...levelOr({}, level),
                description: "The level of every rule that names none of its own.",
            },
            environments: {
                type: "array",
                items: { type: "string", minLength: 1 },
                description: "Environments of Pulumi ESC that the pack runs with.",
            },
            ...Object.fromEntries(
                rules.map((rule) => [
                    rule.name,
                    { ...levelOr(schemaOf(rule).properties, level), description: rule.description },
                ]),
            ),
        },
        additionalProperties: false,
    };
}

/** Pulumi takes a level alone, or an object that may hold it. */
function levelOr(settings: object | undefined, level: object) {
    return {
        type: ["string", "object"],
        if: { type: "string" },
        then: { enum: LEVELS },
        properties: { enforcementLevel: level, ...settings },
        additionalProperties: false,
    };
}
