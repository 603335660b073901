import { type Resource } from "./model/resource";
import { type Stack } from "./model/stack";

/** What a rule finds. Nothing found is the verdict "pass". */
export type Problem = Failure | Undecided;

export interface Failure {
    verdict: "fail";
    /** What this resource does wrong, with the offending value. The rule's `why` and `fix` follow it. */
    what: string;
    /** Where one finding of a mandatory rule is hardening only: reported, never blocking. */
    advisory?: boolean;
    /** Where AWS offers no way around it: told under every configuration, blocking under none. */
    unavoidable?: boolean;
    /** Why no exemption counts for this finding. */
    binding?: string;
}

export interface Undecided {
    verdict: "undecided";
    /** The property that is not known before deployment: it is reported once, whatever the number of rules. */
    property: string;
    /** What is not known about it. */
    what: string;
}

export const fail = (what: string): Failure => ({ verdict: "fail", what });
export const advise = (what: string): Failure => ({ verdict: "fail", what, advisory: true });
export const note = (what: string): Failure => ({ verdict: "fail", what, unavoidable: true });
export const undecided = (property: string, what: string): Undecided => ({
    verdict: "undecided",
    property,
    what,
});

/** A problem of a relation is told of one of the resources in it. */
export type StackProblem = Problem & { resource: Resource };

export type Severity = "low" | "medium" | "high" | "critical";

/** Settings of a rule, as the organisation's configuration gives them. Each has a default. */
export interface Parameters {
    /** Accounts, beside a resource's own, that may be given access. */
    trustedAccounts: readonly string[];
    /** Organisations that may be given access. Empty: any organisation that a policy names by its id. */
    organizationIds: readonly string[];
    /** The longest time for which SQS may reuse a data key, in seconds. */
    maximumReuseSeconds: number;
    /** The shortest time to notice that a key is being deleted, in days. */
    minimumDeletionWindowDays: number;
    /** Keys of the tags that queues, topics and keys have to carry. */
    requiredTags: readonly string[];
    /** ARN of the managed policy that every role has to have as its permissions boundary; empty: none is asked for. */
    permissionsBoundary: string;
    /** Whether workloads in a VPC have to reach SQS and SNS through endpoints of that VPC. */
    requireEndpoints: boolean;
    /** Whether a stack with queues or topics has to bring a trail that records calls to them. */
    requireTrail: boolean;
    /** Tags, as `Key=Value` in any case, that mark what holds personal data; `*` and `?` are wildcards. */
    personalDataTags: readonly string[];
    /** How findings are reported that are hardening only, in a rule that has others as well. */
    advice: "advisory" | "mandatory";
}

/** All that a rule says about itself. Every table and message is derived from it. */
export interface RuleFacts {
    /** Service and file name: `rules/sqs/encrypted.ts` is `sqs-encrypted`. */
    name: string;
    /** What is demanded, in one short sentence: Pulumi prints it above each message. */
    description: string;
    /** Why it matters: the middle of each message. */
    why: string;
    /** How to mend it, with the component or the property: the end of each message. */
    fix: string;
    severity: Severity;
    /** The level without any configuration. */
    level: "mandatory" | "advisory";
    /** About what stands around messages, and not about who reads or loses them: advisory in the profile strict too. */
    surroundings?: true;
    /** Controls of public frameworks that ask for the same. */
    frameworks: readonly string[];
    /** One to three pages of the vendor's documentation that say why, by their URLs. */
    sources: readonly string[];
    /** The settings that this rule reads. */
    parameters?: readonly (keyof Parameters)[];
    remedy?: Remedy;
}

/** Mends resources of the types where what is wanted is not in doubt. It only closes, and opens nothing. */
export interface Remedy {
    types: readonly string[];
    /** What to set of the inputs, so that the rule finds nothing; undefined where there is nothing to mend, or doubt. */
    changes(inputs: Resource, parameters: Parameters): Readonly<Record<string, unknown>> | undefined;
}

/** A rule on one resource alone. */
export interface ResourceRule extends RuleFacts {
    /** The resource types that it judges; it never sees another. */
    types: readonly string[];
    check(resource: Resource, parameters: Parameters): Iterable<Problem>;
}

/** A rule on how resources of a stack stand to each other. */
export interface StackRule extends RuleFacts {
    checkStack(stack: Stack, parameters: Parameters): Iterable<StackProblem>;
}

export type Rule = ResourceRule | StackRule;

export function isStackRule(rule: Rule): rule is StackRule {
    return "checkStack" in rule;
}
