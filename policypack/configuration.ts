import { type PolicyConfigSchema } from "@pulumi/policy";

import { type Parameters, type Rule } from "./rule";

/** What happens to a verdict that a preview cannot reach yet. */
export type UndecidedLevel = "ignore" | "advisory" | "mandatory";

/** The configuration of one rule, with every default filled in. */
export interface Configuration extends Parameters {
    undecided: UndecidedLevel;
}

const DEFAULTS: Configuration = { undecided: "advisory", trustedAccounts: [] };

type Property = NonNullable<PolicyConfigSchema["properties"]>[string];

const UNDECIDED: Property = {
    type: "string",
    enum: ["ignore", "advisory", "mandatory"],
    default: DEFAULTS.undecided,
    description: "What to do where a value that decides the verdict is not known before deployment.",
};

const PARAMETERS: Record<keyof Parameters, Property> = {
    trustedAccounts: {
        type: "array",
        items: { type: "string", pattern: "^[0-9]{12}$" },
        default: [],
        description: "Account ids, beside the resource's own account, that may be given access.",
    },
};

/** The settings that a rule offers to `--policy-pack-config` and to the organisation's policy group. */
export function schemaOf(rule: Rule): PolicyConfigSchema {
    const own = (rule.parameters ?? []).map((name) => [name, PARAMETERS[name]] as const);
    return { properties: { undecided: UNDECIDED, ...Object.fromEntries(own) } };
}

/** The engine fills in the schema's defaults, but not where it was never asked to configure the pack. */
export function configurationOf(given: Partial<Configuration>): Configuration {
    return { ...DEFAULTS, ...given };
}
