import {
    type PolicyResource,
    type ResourceValidation,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
    unknownCheckingProxy,
} from "@pulumi/policy";

import { toPolicies } from "../../policypack/adapter";
import { type Configuration } from "../../policypack/configuration";
import { isStackRule, type ResourceRule, type Rule } from "../../policypack/rule";
import { toStruct, urnOf } from "./wire";

/** A resource in the words of a case, with inputs for a rule on resources and outputs for one on stacks. */
export interface Member {
    type: string;
    name: string;
    props: Record<string, unknown>;
    /** From which others, by name, a property was made. */
    deps?: Record<string, string[]>;
    /** Of a stack: what the engine showed before, resource by resource. Without it the outputs come alone. */
    inputs?: Record<string, unknown>;
}

/** One report, as the engine gets it; `on` is the name of the resource, or nothing. */
export interface Finding {
    on: string | undefined;
    message: string;
    level: string;
}

type Told = string | { message: string; enforcementLevel: string; urn?: string };

/** What a rule reports, run by the pack's adapter on what Pulumi would hand to it. */
export function run(rule: Rule, members: readonly Member[], config: Partial<Configuration>): Finding[] {
    const found: Finding[] = [];
    const names = new Map(members.map((member) => [urnOf(member), member.name]));
    const report = (told: Told, toldOf?: string) => {
        const plain = {
            message: `${rule.description}\n${String(told)}`,
            enforcementLevel: rule.level,
            urn: toldOf,
        };
        const { message, enforcementLevel: level, urn } = typeof told === "string" ? plain : told;
        // Pulumi files what a resource policy reports under the resource that it was shown.
        const on = isStackRule(rule) ? names.get(urn ?? "") : members[0]!.name;
        found.push({ on, message, level });
    };
    const common = { getConfig: <T>() => config as T, stackTags: new Map<string, string>(), notApplicable };
    const [policy, witness] = toPolicies([rule, WITNESS]) as [Judge, Judge];
    const show = (shown: Judge, member: Member, props: Record<string, unknown>) =>
        void (shown.validateResource as ResourceValidation)(
            { ...common, ...viewOf({ ...member, props }), asType: () => undefined },
            report,
        );
    if (isStackRule(rule)) {
        for (const member of members) if (member.inputs) show(witness, member, member.inputs);
        void policy.validateStack({ ...common, resources: asPulumiHasThem(members) }, report);
    } else for (const member of members) show(policy, member, member.props);
    return found;
}

type Judge = ResourceValidationPolicy & StackValidationPolicy;

/** Stands for the pack's rules on resources, through which the adapter sees the inputs. */
const WITNESS: ResourceRule = {
    name: "witness",
    description: "",
    why: "",
    fix: "",
    severity: "low",
    level: "advisory",
    frameworks: [],
    sources: [],
    types: [],
    check: () => [],
};

function asPulumiHasThem(members: readonly Member[]): PolicyResource[] {
    const resources = new Map(members.map((member) => [member.name, viewOf(member)]));
    for (const { name, deps = {} } of members)
        for (const [property, sources] of Object.entries(deps))
            resources.get(name)!.propertyDependencies[property] = sources.map((source) => {
                const found = resources.get(source);
                if (!found)
                    throw new Error(
                        `The case names "${source}" in deps of "${name}", but has no such resource.`,
                    );
                return found;
            });
    return [...resources.values()];
}

function viewOf(member: Member): PolicyResource {
    const { type, name, props } = member;
    return {
        type,
        name,
        urn: urnOf(member),
        props: unknownCheckingProxy(toStruct(props).toJavaScript()) as Record<string, unknown>,
        opts: {
            protect: false,
            ignoreChanges: [],
            aliases: [],
            customTimeouts: NO_TIMEOUTS,
            additionalSecretOutputs: [],
        },
        dependencies: [],
        propertyDependencies: {},
        isType: () => false,
        asType: () => undefined,
    };
}

const NO_TIMEOUTS = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };

function notApplicable(reason?: string): never {
    throw new Error(`The rule says that it does not apply: ${reason ?? "no reason given"}`);
}
