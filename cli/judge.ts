import { type ReportViolation } from "@pulumi/policy";

import { problemsOf, stackProblemsOf } from "../policypack/judge";
import { GivenInputs } from "../policypack/model/given";
import { type Resource } from "../policypack/model/resource";
import { type Stack } from "../policypack/model/stack";
import { stackOf, viewOf } from "../policypack/model/view";
import { Reporter } from "../policypack/report";
import { isStackRule, type Problem, type Rule, type Severity } from "../policypack/rule";
import { rules } from "../policypack/rules";
import { type Requested } from "../policypack/sdk";
import { type PackConfiguration } from "./configuration";
import { type Held, unknownValue } from "./source/resource";

/** What a rule of the pack says of a resource. */
export interface Finding {
    rule: string;
    severity: Severity;
    /** `mandatory` blocks a preview, `advisory` warns. */
    level: "advisory" | "mandatory";
    verdict: Problem["verdict"];
    /** The resource's URN; absent where the rule speaks of itself. */
    urn?: string;
    /** What is wrong, why it matters, and how to mend it. */
    message: string;
}

/** Resources as the rules of the pack see them. */
export function modelOf(resources: readonly Held[]): Stack {
    const given = new GivenInputs();
    // What AWS filled in is not what the program gave.
    for (const { urn, type, inputs } of resources) given.note(urn, type, inputs);
    return stackOf(resources.map(requestedOf), given);
}

/** What the pack finds in resources that stand together, as in one stack; their model, where it is made already. */
export function judge(
    resources: readonly Held[],
    configuration: PackConfiguration,
    stack = modelOf(resources),
): Finding[] {
    const alone = resources.map((resource) =>
        viewOf({ ...resource, props: knownSoFar(resource) }, new GivenInputs()),
    );
    const reporter = new Reporter();
    return rules.flatMap((rule) =>
        configuration.levelOf(rule) === "disabled"
            ? []
            : foundBy(rule, { alone, stack }, reporter, configuration),
    );
}

/** What is judged: each resource alone, and all of them together. */
interface Judged {
    alone: readonly Resource[];
    stack: Stack;
}

function foundBy(
    rule: Rule,
    judged: Judged,
    reporter: Reporter,
    configuration: PackConfiguration,
): Finding[] {
    const settings = configuration.settingsOf(rule);
    const found: Finding[] = [];
    const tell = (problem: Problem, resource: Resource | undefined) =>
        reporter.tell(
            rule,
            problem,
            resource,
            settings,
            collector(found, rule, problem, resource, configuration),
        );
    if (isStackRule(rule)) {
        for (const problem of stackProblemsOf(rule, judged.stack, settings))
            tell(problem, "resource" in problem ? problem.resource : undefined);
        return found;
    }
    for (const resource of judged.alone)
        if (rule.types.includes(resource.type))
            for (const problem of problemsOf(rule, resource, settings)) tell(problem, resource);
    return found;
}

/** Takes what the pack would report to Pulumi. */
function collector(
    found: Finding[],
    rule: Rule,
    { verdict }: Problem,
    resource: Resource | undefined,
    configuration: PackConfiguration,
): ReportViolation {
    const { name, severity, description } = rule;
    const own = configuration.levelOf(rule) === "advisory" ? "advisory" : "mandatory";
    const report = (told: string | { message: string; enforcementLevel: string }) => {
        const { message, enforcementLevel = own } = typeof told === "string" ? { message: told } : told;
        found.push({
            rule: name,
            severity,
            level: enforcementLevel as Finding["level"],
            verdict,
            ...(resource && { urn: resource.urn }),
            message: message.replace(`${description}\n`, ""),
        });
    };
    return report as ReportViolation;
}

function requestedOf({ urn, type, name, outputs, madeFrom }: Held): Requested {
    const sources = Object.entries(madeFrom).map(([key, urns]) => [key, urns.map((urn) => ({ urn }))]);
    return { urn, type, name, props: { ...outputs }, propertyDependencies: Object.fromEntries(sources) };
}

/** What AWS says, and, of what it has yet to say, what the program gave. */
function knownSoFar({ inputs, outputs }: Held): Record<string, unknown> {
    const told = Object.entries(outputs).filter(([, value]) => value !== unknownValue);
    return { ...inputs, ...Object.fromEntries(told) };
}
