import type { ReportViolation, ResourceValidation, StackValidation } from "@pulumi/policy";

import { toPolicies } from "../../policypack/adapter";
import type { Configuration } from "../../policypack/configuration";
import {
    advise,
    fail,
    note,
    type Problem,
    type ResourceRule,
    type Rule,
    type StackRule,
    undecided,
} from "../../policypack/rule";
import { urnOf } from "./wire";

/** Says of a bucket what its property `finds` names; "fails itself" makes the rule throw. */
function problems(finds: unknown): Problem[] {
    if (finds === "fails itself") throw new TypeError("no such thing");
    if (finds === "undecided") return [undecided("policy", "its policy is not known")];
    if (finds === "bound") return [{ ...fail("it is open"), binding: "it bears the tag Data=pii" }];
    if (finds === "ajar") return [advise("it is ajar")];
    if (finds === "transparent") return [note("it is transparent")];
    return finds === "open" ? [fail("it is open")] : [];
}

const facts = {
    description: "A bucket is closed.",
    why: "anyone may look in",
    fix: "close it",
    severity: "high",
    level: "mandatory",
    frameworks: [],
    sources: [],
} as const;

/** A rule on each bucket alone. */
export const bucketClosed: ResourceRule = {
    ...facts,
    name: "bucket-closed",
    types: ["bucket"],
    *check(bucket) {
        yield* problems(bucket.get("finds"));
    },
};

/** The same demand, made of the whole stack. */
export const bucketsClosed: StackRule = {
    ...facts,
    name: "buckets-closed",
    *checkStack(stack) {
        for (const resource of stack.resources)
            for (const problem of problems(resource.get("finds"))) yield { ...problem, resource };
    },
};

/** Buckets by name, each with what the rules are to find of it. */
export type Buckets = Record<string, string>;

/** One report: the level and the second line of the message, after the name of what it was filed under. */
export type Line = `${string}: ${string} ${string}`;

/** What several rules of one pack say of the same buckets, in the engine's order. */
export function judge(
    rules: readonly Rule[],
    buckets: Buckets,
    config: Record<string, Partial<Configuration>>,
    phases: { resources: boolean } = { resources: true },
): Line[] {
    const lines: Line[] = [];
    const shown = Object.entries(buckets).map(([name, finds]) => show(name, finds));
    const policies = [...Array.from(toPolicies(rules))] as Pulumi[];
    const ask = (rule: Rule, place: number) => ({
        policy: policies[place]!,
        common: { getConfig: () => config[rule.name] ?? {}, stackTags: new Map(), notApplicable },
        report: (on: string) => reporter(rule, on, lines),
    });
    const asked = rules.map(ask);
    for (const bucket of phases.resources ? shown : [])
        for (const { policy, common, report } of asked)
            void policy.validateResource?.({ ...common, ...bucket } as never, report(bucket.name));
    for (const { policy, common, report } of asked)
        void policy.validateStack?.({ ...common, resources: shown } as never, report("stack"));
    return lines;
}

interface Pulumi {
    validateResource?: ResourceValidation;
    validateStack?: StackValidation;
}

function reporter(rule: Rule, on: string, lines: Line[]): ReportViolation {
    return (told: unknown, urn?: string) => {
        const detailed = told as { message: string; enforcementLevel: string; urn?: string };
        const [text, level, of] =
            typeof told === "string"
                ? [told, rule.level, urn]
                : [detailed.message.split("\n")[1]!, detailed.enforcementLevel, detailed.urn];
        lines.push(
            `${of?.split("::").at(-1) ?? on}: ${level} ${text.replace(" - anyone may look in - close it", "")}`,
        );
    };
}

function show(name: string, finds: string) {
    return {
        type: "bucket",
        name,
        urn: urnOf({ type: "bucket", name }),
        props: { finds },
        propertyDependencies: {},
    };
}

function notApplicable(): never {
    throw new Error("A rule said that it does not apply.");
}
