import { type Configuration, configurationOf, DEFAULTS } from "./configuration";
import { type Resource } from "./model/resource";
import { type Stack } from "./model/stack";
import { fail, type Problem, type ResourceRule, type Rule, type StackProblem, type StackRule } from "./rule";
import { settingsOf } from "./sdk";

/** What a rule finds. It is asked once, however often it is shown the same. */
export function problemsOf(
    rule: ResourceRule,
    resource: Resource,
    configuration: Configuration,
): readonly Problem[] {
    return resource.once(rule, () => guarded(() => rule.check(resource, configuration)));
}

export function stackProblemsOf(
    rule: StackRule,
    stack: Stack,
    configuration: Configuration,
): readonly (Problem | StackProblem)[] {
    return stack.once(rule, () => guarded(() => rule.checkStack(stack, configuration)));
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

/** Whether a rule has to be shown what was asked: it finds something, or its settings are not known here. */
export function speaks(rule: Rule, finds: (configuration: Configuration) => boolean): boolean {
    const settings = settingsOf(rule.name);
    if (settings === undefined && rule.parameters !== undefined) return true;
    return finds(settings ? withDefaults(settings) : DEFAULTS);
}

/** What the engine said of a rule's settings, with the defaults filled in once. */
function withDefaults(settings: object): Configuration {
    const configuration = complete.get(settings) ?? configurationOf(settings);
    complete.set(settings, configuration);
    return configuration;
}

const complete = new WeakMap<object, Configuration>();
