import { type PolicyConfigSchema } from "@pulumi/policy";

import { schemaOf } from "../../policypack/configuration";
import { isStackRule, type Rule } from "../../policypack/rule";
import { baseline, strict } from "../config/profiles";
import { type Example, type Examples } from "./examples";

/** The page of a rule: what it demands, why, how to mend it, and code that breaks and keeps it. */
export function renderPage(rule: Rule, { violates, complies }: Examples): string {
    const sections = [
        `# ${rule.name}\n\n${prose(rule.description)}`,
        levels(rule),
        `## Why\n\n${sentence(rule.why)}`,
        `## How to fix it\n\n${sentence(rule.fix)}`,
        `## Code that violates it\n\n${program(violates)}`,
        `The pack says:\n\n${fenced("text", violates.said.join("\n"))}`,
        `## Code that complies\n\n${program(complies)}`,
        `## Settings\n\n${settings(rule)}`,
        `## Exemption\n\n${exemption(rule)}`,
        `## Remediation\n\n${remediation(rule)}`,
        `## Resources\n\n${resources(rule)}`,
        `## Frameworks\n\n${list(rule.frameworks)}`,
        `## Sources\n\n${list(rule.sources.map((url) => `<${url}>`))}`,
        "[All rules](../README.md)",
    ];
    return `${sections.join("\n\n")}\n`;
}

function levels(rule: Rule): string {
    const [ours, theirs] = [baseline([rule])[rule.name]!, strict([rule])[rule.name]!];
    return [
        "| Severity | Level in `baseline` | Level in `strict` |",
        "| --- | --- | --- |",
        `| ${rule.severity} | ${ours.enforcementLevel} | ${theirs.enforcementLevel} |`,
    ].join("\n");
}

function program({ code, config }: Example): string {
    const shown = fenced("ts", code);
    return config === undefined ? shown : `${shown}\n\nwith the settings\n\n${fenced("json", json(config))}`;
}

type Settings = NonNullable<PolicyConfigSchema["properties"]>;

/** The settings that some rules read, each once. */
export function settings(...rules: readonly Rule[]): string {
    const known = Object.assign({}, ...rules.map((rule) => schemaOf(rule).properties)) as Settings;
    const rows = Object.entries(known).map(([name, { default: value, ...schema }]) => {
        const cells = [
            `\`${name}\``,
            typeOf(schema),
            `\`${JSON.stringify(value)}\``,
            schema.description ?? "",
        ];
        return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    });
    return ["| Setting | Type | Default | Meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

interface Schema {
    readonly type?: unknown;
    readonly enum?: readonly unknown[];
    readonly items?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
}

function typeOf({ type, enum: values, items, minimum, maximum }: Schema): string {
    if (values !== undefined) return values.map((value) => `\`${String(value)}\``).join(", ");
    if (type === "boolean") return "`true`, `false`";
    if (type === "array") return (items as Schema).type === "object" ? "list of exemptions" : "list of texts";
    if (type === "integer") return `whole number from ${minimum} to ${maximum}`;
    return "text";
}

const EXEMPTION = {
    resource: "orders",
    reason: "Goes away with the old shop",
    expires: "2030-01-31",
    ticket: "OPS-123",
};

function exemption({ name, parameters = [] }: Rule): string {
    const snippet = fenced("json", json({ [name]: { exemptions: [EXEMPTION] } }));
    const text = `In the file for \`--policy-pack-config\`, or in the policy group's settings:\n\n${snippet}`;
    return parameters.includes("personalDataTags")
        ? `${text}\n\nOn resources with one of the \`personalDataTags\` no exemption counts.`
        : text;
}

function remediation({ remedy }: Rule): string {
    if (remedy === undefined) return "None: what is wanted cannot be told from the program.";
    return `At the level \`remediate\`, it is mended during the preview on ${codes(remedy.types)}.`;
}

function resources(rule: Rule): string {
    return isStackRule(rule)
        ? "It judges the resources of a stack together."
        : list([...new Set(rule.types)].map((type) => `\`${type}\``));
}

const codes = (texts: readonly string[]) => texts.map((text) => `\`${text}\``).join(", ");
const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");
const sentence = (text: string) => prose(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
/** Text in which Markdown is to see no marks. */
const prose = (text: string) => text.replaceAll(/[<*_]/g, "\\$&");
const json = (value: unknown) => JSON.stringify(value, undefined, 4);
const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
