import {
    type Policy as PulumiPolicy,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

import { type Configuration, configurationOf, DEFAULTS, schemaOf } from "./configuration";
import { GivenInputs, isFilledIn } from "./model/given";
import { type Resource } from "./model/resource";
import { type Stack } from "./model/stack";
import { seenOf, stackOf, viewOf } from "./model/view";
import { Reporter, send } from "./report";
import { settingsOf } from "./sdk";
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

/** Whether a rule's policy has anything to say of what another one has been shown. */
export function speaks(rules: readonly Rule[]): (policy: PulumiPolicy, decoded: object) => boolean {
    const named = new Map(rules.map((rule) => [rule.name, rule]));
    return ({ name }, decoded) => {
        const rule = named.get(name);
        const settings = settingsOf(name);
        if (rule === undefined || (settings === undefined && rule.parameters !== undefined)) return true;
        const configuration = settings ? configurationOf(settings) : DEFAULTS;
        const { resource, stack } = seenOf(decoded);
        if (isStackRule(rule))
            return stack === undefined || stackProblemsOf(rule, stack, configuration).length > 0;
        return resource === undefined || problemsOf(rule, resource, configuration).length > 0;
    };
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
