import { type PolicyConfigSchema } from "@pulumi/policy";

import { type Exemption } from "./exemptions";
import { type Parameters, type Rule } from "./rule";

/** What happens to a verdict that a preview cannot reach yet. */
export type UndecidedLevel = "ignore" | "advisory" | "mandatory";

/** The configuration of one rule, with every default filled in. */
export interface Configuration extends Parameters {
    undecided: UndecidedLevel;
    exemptions: readonly Exemption[];
}

/** What holds where the configuration says nothing. */
export const DEFAULTS: Configuration = {
    undecided: "advisory",
    exemptions: [],
    trustedAccounts: [],
    organizationIds: [],
    maximumReuseSeconds: 300,
    minimumDeletionWindowDays: 14,
    requiredTags: [],
    permissionsBoundary: "",
    requireEndpoints: false,
    requireTrail: false,
    personalDataTags: ["DataClassification=pii", "DataClassification=phi", "DataClassification=personal*"],
    advice: "advisory",
};

type Property = NonNullable<PolicyConfigSchema["properties"]>[string];

const UNDECIDED: Property = {
    type: "string",
    enum: ["ignore", "advisory", "mandatory"],
    default: DEFAULTS.undecided,
    description: "What to do where a value that decides the verdict is not known before deployment.",
};

/** A day as text, of which the calendar may still know nothing. */
export const DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

const TEXT = { type: "string", minLength: 1 } as const;

const EXEMPTIONS: Property = {
    type: "array",
    items: {
        type: "object",
        properties: {
            resource: {
                ...TEXT,
                description: "The resource's URN or name; * stands for any characters, ? for one.",
            },
            reason: { ...TEXT, description: "Why the finding may stand; each report of it says so." },
            expires: {
                type: "string",
                pattern: DAY,
                description: "The last day on which it holds, as YYYY-MM-DD in UTC.",
            },
            ticket: { ...TEXT, description: "Where it was decided." },
        },
        required: ["resource", "reason", "expires", "ticket"],
        additionalProperties: false,
    },
    default: [],
    description: "Resources on which findings of this rule are shown, but do not block, until a day.",
};

const PARAMETERS: Record<keyof Parameters, Property> = {
    trustedAccounts: {
        type: "array",
        items: { type: "string", pattern: "^[0-9]{12}$", description: "An account id of 12 digits." },
        default: [],
        description: "Account ids, beside the resource's own account, that may be given access.",
    },
    organizationIds: {
        type: "array",
        items: {
            type: "string",
            pattern: "^o-[a-z0-9]{10,32}$",
            description: "An organisation id like o-a1b2c3d4e5.",
        },
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
    requireEndpoints: {
        type: "boolean",
        default: DEFAULTS.requireEndpoints,
        description: "Whether workloads in a VPC must reach SQS and SNS through endpoints of that VPC.",
    },
    requireTrail: {
        type: "boolean",
        default: DEFAULTS.requireTrail,
        description: "Whether a stack with queues or topics must bring a trail that records calls to them.",
    },
    personalDataTags: {
        type: "array",
        items: { type: "string", pattern: "^[^=]+=.+$", description: "A tag as Key=Value." },
        default: [...DEFAULTS.personalDataTags],
        description: "Tags, as Key=Value in any case, of what holds personal data; * and ? are wildcards.",
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
    return { properties: { undecided: UNDECIDED, exemptions: EXEMPTIONS, ...Object.fromEntries(own) } };
}

/** The engine fills in the schema's defaults, but not where it was never asked to configure the pack. */
export function configurationOf(given: Partial<Configuration>): Configuration {
    return { ...DEFAULTS, ...given };
}
