import {
    type Policy as PulumiPolicy,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

import { configurationOf, DEFAULTS, schemaOf } from "./configuration";
import { GivenInputs, isFilledIn } from "./model/given";
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

/** Whether a rule's policy has to see resources of a type: to judge them, or, one for all, to note their inputs. */
export function concerns(rules: readonly Rule[]): (policy: PulumiPolicy, type: string) => boolean {
    const typesOf = new Map(rules.map((rule) => [rule.name, isStackRule(rule) ? [] : rule.types]));
    const first = rules.find((rule) => !isStackRule(rule))?.name;
    return ({ name }, type) =>
        (typesOf.get(name)?.includes(type) ?? true) || (name === first && isFilledIn(type));
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
            const resource = viewOf(args);
            const configuration = () => configurationOf(args.getConfig<object>());
            // Most rules read no setting, and most find nothing: then none is looked up.
            const parameters = rule.parameters ? configuration() : DEFAULTS;
            guarded(
                () => rule.check(resource, parameters),
                (problem) => {
                    const found = reporter.reportOf(rule, problem, configuration(), resource.urn);
                    if (found) send(rule, found, report);
                },
            );
        },
    };
}

function stackPolicy(rule: StackRule, reporter: Reporter, given: GivenInputs): StackValidationPolicy {
    return {
        ...metadata(rule),
        validateStack(args, report) {
            const configuration = configurationOf(args.getConfig<object>());
            const stack = stackOf(args.resources, given);
            guarded(
                () => rule.checkStack(stack, configuration),
                (problem) => {
                    const urn = "resource" in problem ? problem.resource.urn : undefined;
                    const found = reporter.reportOf(rule, problem, configuration, urn ?? rule.name);
                    if (found) send(rule, found, report, urn);
                },
            );
        },
    };
}

/** A rule that fails on what nobody foresaw must neither stop the preview nor count as passed. */
function guarded<P extends Problem>(check: () => Iterable<P>, tell: (problem: P | Problem) => void): void {
    try {
        for (const problem of check()) tell(problem);
    } catch (error) {
        const reason = (error as Error).message;
        tell(fail(`it could not be judged: the rule itself failed (${reason}); please report this`));
    }
}
