import { type EnforcementLevel, PolicyPack, type PolicyPackConfig } from "@pulumi/policy";

import { toPolicies } from "./adapter";
import { type Configuration, schemaOf } from "./configuration";
import { type Rule } from "./rule";
import { rules as allRules } from "./rules";

/** What holds for one rule where the organisation's configuration says nothing: its level, its settings, or both. */
export type RuleConfig =
    EnforcementLevel | ({ enforcementLevel?: EnforcementLevel } & Partial<Configuration>);

/** A pack of one's own, made from rules. */
export interface PackOptions {
    /** The name of the pack, under which Pulumi shows its findings and an organisation publishes it. */
    name: string;
    /** What the pack is for, in one sentence. @default that of secure-messaging */
    description?: string;
    /** The rules of the pack, own ones among them: `[...rules, ours]`. @default every rule of secure-messaging */
    rules?: readonly Rule[];
    /** The names of rules to leave out. @default none */
    without?: readonly string[];
    /** Levels and settings, by the name of the rule; `all` is the level of every rule. @default each rule's own */
    config?: Readonly<Record<string, RuleConfig>>;
}

/**
 * Makes and serves a policy pack. Call it once, in the main file of a folder with a PulumiPolicy.yaml and a package.json
 * that has a version. Throws where a name is no rule's, two rules have one name, a setting is not the rule's, or no rule
 * is left.
 */
export function createPack(options: PackOptions): PolicyPack {
    const { name, description = DESCRIPTION, rules = allRules, without = [], config = {} } = options;
    requireUnique(name, rules);
    for (const left of without) ruleOf(name, rules, left, "without");
    const chosen = rules.filter((rule) => !without.includes(rule.name));
    if (chosen.length === 0) throw new Error(`The pack "${name}" has no rule left: give it one in rules.`);
    for (const [rule, given] of Object.entries(config)) requireSettings(name, chosen, rule, given);
    const policies = toPolicies(chosen);
    return new PolicyPack(
        name,
        { description, enforcementLevel: "mandatory", policies },
        config as PolicyPackConfig,
    );
}

const DESCRIPTION = "Blocks unencrypted or over-permissive SQS and SNS resources";

function requireUnique(pack: string, rules: readonly Rule[]): void {
    const seen = new Set<string>();
    for (const { name } of rules) {
        if (seen.has(name))
            throw new Error(`The pack "${pack}" has two rules "${name}": rename one of them.`);
        seen.add(name);
    }
}

function ruleOf(pack: string, rules: readonly Rule[], name: string, option: string): Rule {
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule === undefined)
        throw new Error(
            `The pack "${pack}" has no rule "${name}", which its ${option} names: mend or remove the name.`,
        );
    return rule;
}

function requireSettings(pack: string, rules: readonly Rule[], name: string, given: RuleConfig): void {
    if (name === "all") return;
    const rule = ruleOf(pack, rules, name, "config");
    if (typeof given === "string") return;
    const known = ["enforcementLevel", ...Object.keys(schemaOf(rule).properties ?? {})];
    const unknown = Object.keys(given).find((setting) => !known.includes(setting));
    if (unknown !== undefined)
        throw new Error(
            `The rule "${name}" has no setting "${unknown}", which the config of the pack "${pack}" names: ` +
                `it has ${known.join(", ")}.`,
        );
}
