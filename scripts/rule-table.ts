import { isStackRule, type Rule } from "../policypack/rule";

/** The rules for policypack/README.md: a table of all, then what each asks for. */
export function renderRules(rules: readonly Rule[]): string {
    const rows = rules.map(
        ({ name, severity, level, description }) =>
            `| [\`${name}\`](#${name}) | ${severity} | ${level} | ${description} |`,
    );
    return [
        "| Rule | Severity | Level | What it demands |",
        "| --- | --- | --- | --- |",
        ...rows,
        ...rules.map(section),
    ].join("\n");
}

function section(rule: Rule): string {
    const judges = isStackRule(rule)
        ? "the resources of a stack together"
        : rule.types.map((type) => `\`${type}\``).join(", ");
    const settings = ["undecided", ...(rule.parameters ?? [])].map((name) => `\`${name}\``).join(", ");
    return [
        "",
        `### ${rule.name}`,
        "",
        rule.description,
        "",
        `- Why: ${rule.why}.`,
        `- Fix: ${rule.fix}.`,
        `- Judges: ${judges}.`,
        `- Settings: ${settings}.`,
        `- Asked for by: ${rule.frameworks.join(", ")}.`,
    ].join("\n");
}
