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
    /** Controls of public frameworks that ask for the same. */
    frameworks: readonly string[];
    /** The settings that this rule reads. */
    parameters?: readonly (keyof Parameters)[];
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
