import {
    type Policy as PulumiPolicy,
    type ReportViolation,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

import { configurationOf, schemaOf } from "./configuration";
import { GivenInputs } from "./model/given";
import { stackOf, viewOf } from "./model/view";
import { Reporter, send } from "./report";
import { isStackRule, type Problem, type ResourceRule, type Rule, type StackRule, fail } from "./rule";

/** The rules as Pulumi policies: the only code between a rule and the engine. */
export function toPolicies(rules: readonly Rule[]): PulumiPolicy[] {
    const reporter = new Reporter();
    const given = new GivenInputs();
    return rules.map((rule) =>
        isStackRule(rule) ? stackPolicy(rule, reporter, given) : resourcePolicy(rule, reporter, given),
    );
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
            given.note(args.urn, args.type, args.props);
            if (!types.has(args.type)) return;
            const configuration = configurationOf(args.getConfig<object>());
            const resource = viewOf(args);
            for (const problem of guarded(() => rule.check(resource, configuration))) {
                const found = reporter.reportOf(rule, problem, configuration, resource.urn);
                if (found) send(rule, found, report);
            }
        },
    };
}

function stackPolicy(rule: StackRule, reporter: Reporter, given: GivenInputs): StackValidationPolicy {
    return {
        ...metadata(rule),
        validateStack(args, report: ReportViolation) {
            const configuration = configurationOf(args.getConfig<object>());
            const stack = stackOf(args.resources, given);
            for (const problem of guarded(() => rule.checkStack(stack, configuration))) {
                const urn = "resource" in problem ? problem.resource.urn : undefined;
                const found = reporter.reportOf(rule, problem, configuration, urn ?? rule.name);
                if (found) send(rule, found, report, urn);
            }
        },
    };
}

/** A rule that fails on what nobody foresaw must neither stop the preview nor count as passed. */
function* guarded<P extends Problem>(check: () => Iterable<P>): Iterable<P | Problem> {
    try {
        yield* check();
    } catch (error) {
        yield fail(
            `it could not be judged: the rule itself failed (${(error as Error).message}); please report this`,
        );
    }
}
