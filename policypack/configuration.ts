import { type PolicyConfigSchema } from "@pulumi/policy";

import { type Parameters, type Rule } from "./rule";

/** What happens to a verdict that a preview cannot reach yet. */
export type UndecidedLevel = "ignore" | "advisory" | "mandatory";

/** The configuration of one rule, with every default filled in. */
export interface Configuration extends Parameters {
    undecided: UndecidedLevel;
}

/** What holds where the configuration says nothing. */
export const DEFAULTS: Configuration = {
    undecided: "advisory",
    trustedAccounts: [],
    organizationIds: [],
    maximumReuseSeconds: 300,
    minimumDeletionWindowDays: 14,
    requiredTags: [],
    permissionsBoundary: "",
    advice: "advisory",
};

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
    organizationIds: {
        type: "array",
        items: { type: "string", pattern: "^o-[a-z0-9]{10,32}$" },
        default: [],
        description: "Organisation ids that may be given access. Empty: any that a policy names.",
    },
    maximumReuseSeconds: {
        type: "integer",
        minimum: 60,
        maximum: 86400,
        default: DEFAULTS.maximumReuseSeconds,
        description: "The longest time for which SQS may reuse a data key, in seconds.",
    },
    minimumDeletionWindowDays: {
        type: "integer",
        minimum: 7,
        maximum: 30,
        default: DEFAULTS.minimumDeletionWindowDays,
        description: "The shortest deletion window of a key, in days.",
    },
    requiredTags: {
        type: "array",
        items: { type: "string", minLength: 1 },
        default: [],
        description: "Keys of the tags that queues, topics and keys have to carry. Empty: none.",
    },
    advice: {
        type: "string",
        enum: ["advisory", "mandatory"],
        default: DEFAULTS.advice,
        description: "How findings of this rule are reported that are hardening only.",
    },
    permissionsBoundary: {
        type: "string",
        default: DEFAULTS.permissionsBoundary,
        description: "ARN of the managed policy that bounds every role. Empty: none is asked for.",
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
