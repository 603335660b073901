import {
    type Policy as PulumiPolicy,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

import { type Configuration, configurationOf, schemaOf } from "./configuration";
import { problemsOf, speaks, stackProblemsOf } from "./judge";
import { GivenInputs, isFilledIn } from "./model/given";
import { added } from "./model/groups";
import { type Stack } from "./model/stack";
import { stackOf, viewOf } from "./model/view";
import { remediationOf } from "./remediate";
import { Reporter } from "./report";
import { isStackRule, type ResourceRule, type Rule, type StackRule } from "./rule";
import { shownWhereNeeded } from "./sdk";

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
            const judging = byType.get(requested.type);
            // Most resources of a program are nobody's concern: they are not even decoded.
            if (judging === undefined && !isFilledIn(requested.type)) return [];
            const resource = viewOf(requested, given);
            return (judging ?? [])
                .filter((rule) => speaks(rule, (settings) => problemsOf(rule, resource, settings).length > 0))
                .map((rule) => policyOf.get(rule)!);
        },
        ofStack(requested) {
            const stack = stackOf(requested, given);
            return rules
                .filter((rule) => speaks(rule, (settings) => speaksOfStack(rule, stack, settings)))
                .map((rule) => policyOf.get(rule)!);
        },
    });
}

function rulesByType(rules: readonly Rule[]): ReadonlyMap<string, readonly ResourceRule[]> {
    const byType = new Map<string, ResourceRule[]>();
    for (const rule of rules) {
        if (isStackRule(rule)) continue;
        for (const type of new Set(rule.types)) added(byType, type, rule);
    }
    return byType;
}

/** Every rule may have to say which of its exemptions were of no use. */
function speaksOfStack(rule: Rule, stack: Stack, settings: Configuration): boolean {
    if (settings.exemptions.length > 0) return true;
    return isStackRule(rule) && stackProblemsOf(rule, stack, settings).length > 0;
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
        url: `docs/rules/${name}.md`,
        configSchema: schemaOf(rule),
    };
}

function resourcePolicy(
    rule: ResourceRule,
    reporter: Reporter,
    given: GivenInputs,
): ResourceValidationPolicy & StackValidationPolicy {
    const types = new Set(rule.types);
    return {
        ...metadata(rule),
        ...remediationOf(rule, reporter),
        validateResource(args, report) {
            const resource = viewOf(args, given);
            if (!types.has(args.type)) return;
            const configuration = configurationOf(args.getConfig<object>());
            for (const problem of problemsOf(rule, resource, configuration))
                reporter.tell(rule, problem, resource, configuration, report);
        },
        // A state may be analysed as a whole before its resources are: so nothing told before is relied on.
        validateStack(args, report) {
            const configuration = configurationOf(args.getConfig<object>());
            if (configuration.exemptions.length === 0) return;
            for (const resource of stackOf(args.resources, given).resources)
                if (types.has(resource.type) && problemsOf(rule, resource, configuration).length > 0)
                    reporter.noteFinding(rule, resource, configuration);
            reporter.tellUnused(rule, configuration, report);
        },
    };
}

function stackPolicy(rule: StackRule, reporter: Reporter, given: GivenInputs): StackValidationPolicy {
    return {
        ...metadata(rule),
        ...remediationOf(rule, reporter),
        validateStack(args, report) {
            const configuration = configurationOf(args.getConfig<object>());
            const stack = stackOf(args.resources, given);
            const problems = stackProblemsOf(rule, stack, configuration);
            for (const problem of problems) {
                const resource = "resource" in problem ? problem.resource : undefined;
                reporter.tell(rule, problem, resource, configuration, report, resource?.urn);
            }
            // A rule that failed itself may have left findings out, and with them the use of an exemption.
            if (problems.every((problem) => "resource" in problem))
                reporter.tellUnused(rule, configuration, report);
        },
    };
}
