import { type Rule } from "../policypack/rule";

/** The table of rules for policypack/README.md. */
export function renderRules(rules: readonly Rule[]): string {
    const rows = rules.map(
        ({ name, severity, level, description }) =>
            `| [\`${name}\`](docs/rules/${name}.md) | ${severity} | ${level} | ${description} |`,
    );
    return ["| Rule | Severity | Level | What it demands |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
