import {
    type Policy as PulumiPolicy,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

import { type Configuration, configurationOf, DEFAULTS, schemaOf } from "./configuration";
import { GivenInputs } from "./model/given";
import { type Resource } from "./model/resource";
import { type Stack } from "./model/stack";
import { stackOf, viewOf } from "./model/view";
import { Reporter, send } from "./report";
import { settingsOf, shownWhereNeeded } from "./sdk";
import {
    fail,
    isStackRule,
    type Problem,
    type ResourceRule,
    type Rule,
    type StackProblem,
    type StackRule,
} from "./rule";

/** The rules as Pulumi policies: the only code between a rule and the engine. */
export function toPolicies(rules: readonly Rule[]): PulumiPolicy[] {
    const reporter = new Reporter();
    const given = new GivenInputs();
    const policies = rules.map((rule) =>
        isStackRule(rule) ? stackPolicy(rule, reporter, given) : resourcePolicy(rule, reporter, given),
    );
    const policyOf = new Map<Rule, PulumiPolicy>(rules.map((rule, place) => [rule, policies[place]!]));
    const byType = rulesByType(rules);
    return shownWhereNeeded<PulumiPolicy>(policies, {
        ofResource(requested) {
            const resource = viewOf(requested, given);
            return (byType.get(resource.type) ?? [])
                .filter((rule) => speaks(rule, (settings) => problemsOf(rule, resource, settings)))
                .map((rule) => policyOf.get(rule)!);
        },
        ofStack(requested) {
            const stack = stackOf(requested, given);
            return rules
                .filter(isStackRule)
                .filter((rule) => speaks(rule, (settings) => stackProblemsOf(rule, stack, settings)))
                .map((rule) => policyOf.get(rule)!);
        },
    });
}

function rulesByType(rules: readonly Rule[]): ReadonlyMap<string, readonly ResourceRule[]> {
    const byType = new Map<string, ResourceRule[]>();
    for (const rule of rules) {
        if (isStackRule(rule)) continue;
        for (const type of new Set(rule.types)) byType.set(type, [...(byType.get(type) ?? []), rule]);
    }
    return byType;
}

/** Whether a rule finds anything, or may: where its settings are not known here. */
function speaks(rule: Rule, problems: (settings: Configuration) => readonly Problem[]): boolean {
    const settings = settingsOf(rule.name);
    if (settings === undefined && rule.parameters !== undefined) return true;
    return problems(settings ? configurationOf(settings) : DEFAULTS).length > 0;
}

function metadata(rule: Rule) {
    const { name, description, severity, level, fix, frameworks } = rule;
    return {
        name,
        description,
        severity,
        enforcementLevel: level,
        remediationSteps: fix,
        tags: [...frameworks],
        url: `README.md#${name}`,
        configSchema: schemaOf(rule),
    };
}

function resourcePolicy(
    rule: ResourceRule,
    reporter: Reporter,
    given: GivenInputs,
): ResourceValidationPolicy {
    const types = new Set(rule.types);
    return {
        ...metadata(rule),
        validateResource(args, report) {
            const resource = viewOf(args, given);
            if (!types.has(args.type)) return;
            const configuration = configurationOf(args.getConfig<object>());
            for (const problem of problemsOf(rule, resource, configuration)) {
                const found = reporter.reportOf(rule, problem, configuration, resource.urn);
                if (found) send(rule, found, report);
            }
        },
    };
}

function stackPolicy(rule: StackRule, reporter: Reporter, given: GivenInputs): StackValidationPolicy {
    return {
        ...metadata(rule),
        validateStack(args, report) {
            const configuration = configurationOf(args.getConfig<object>());
            const stack = stackOf(args.resources, given);
            for (const problem of stackProblemsOf(rule, stack, configuration)) {
                const urn = "resource" in problem ? problem.resource.urn : undefined;
                const found = reporter.reportOf(rule, problem, configuration, urn ?? rule.name);
                if (found) send(rule, found, report, urn);
            }
        },
    };
}

/** What a rule finds. It is asked once, however often it is shown the same. */
function problemsOf(rule: ResourceRule, resource: Resource, settings: Configuration): readonly Problem[] {
    return resource.once(rule, () => guarded(() => rule.check(resource, settings)));
}

function stackProblemsOf(
    rule: StackRule,
    stack: Stack,
    settings: Configuration,
): readonly (Problem | StackProblem)[] {
    return stack.once(rule, () => guarded(() => rule.checkStack(stack, settings)));
}

/** A rule that fails on what nobody foresaw must neither stop the preview nor count as passed. */
function guarded<P extends Problem>(check: () => Iterable<P>): readonly (P | Problem)[] {
    const found: P[] = [];
    try {
        for (const problem of check()) found.push(problem);
        return found;
    } catch (error) {
        const reason = (error as Error).message;
        return [
            ...found,
            fail(`it could not be judged: the rule itself failed (${reason}); please report this`),
        ];
    }
}
