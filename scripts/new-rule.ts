import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { indexText, type NewRule, ruleText, testText } from "./new-rule/templates";

const usage = "Usage: npm run new-rule SERVICE RULE, for example: npm run new-rule sqs has-owner-tag";

const INDEX = "policypack/rules/index.ts";

/** The longest name of a rule: the engine prints it beside each finding. */
const LONGEST_NAME = 50;

/** Writes the files of a new rule and lists it. Returns their paths from the root; throws one clear line. */
export function newRule(root: string, service = "", file = ""): string[] {
    const rule = { service, file, name: `${service}-${file}`, variable: camelCase(`${service}-${file}`) };
    const files = [
        `policypack/rules/${service}/${file}.ts`,
        `tests/policypack/rules/${service}/${file}.test.ts`,
    ];
    const problem = illFormed(rule) ?? taken(root, rule, files);
    if (problem !== undefined) throw new Error(problem);
    write(root, files[0]!, ruleText(rule));
    write(root, files[1]!, testText(rule));
    write(root, INDEX, indexText(readFileSync(path.join(root, INDEX), "utf8"), rule));
    return [...files, INDEX];
}

function illFormed({ service, file, name }: NewRule): string | undefined {
    if (service === "" || file === "") return usage;
    if (!/^[a-z][a-z0-9]*$/.test(service))
        return `The service "${service}" has to be one word of small letters and digits, such as sqs. ${usage}`;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(file))
        return `The rule "${file}" has to be words of small letters and digits joined by hyphens. ${usage}`;
    if (file.startsWith(`${service}-`))
        return `Leave "${service}-" out of "${file}": the service comes first in the name anyway. ${usage}`;
    if (name.length > LONGEST_NAME)
        return `The name "${name}" has ${name.length} characters; ${LONGEST_NAME} are allowed. Shorten it.`;
    return undefined;
}

function taken(root: string, { name, variable }: NewRule, files: readonly string[]): string | undefined {
    const existing = files.find((file) => existsSync(path.join(root, file)));
    if (existing !== undefined) return `The rule ${name} exists already: ${existing}.`;
    const listed = new RegExp(`\\b${variable}\\b`).test(readFileSync(path.join(root, INDEX), "utf8"));
    return listed ? `The rule ${name} exists already: ${INDEX} lists ${variable}.` : undefined;
}

function camelCase(name: string): string {
    return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function write(root: string, file: string, text: string): void {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
}

/** What is left to do by hand. */
export function nextSteps([rule, test, index]: readonly string[]): string {
    return [
        `Wrote ${rule} and ${test}, and listed the rule in ${index}. Now:`,
        `  1. ${test}: write cases, both accepted and rejected. Until then it fails.`,
        `  2. ${rule}: say what is demanded, why (with sources) and how to mend it, and write the check.`,
        `     npx mocha --no-config -r ts-node/register/transpile-only ${test}`,
        "  3. examples/insecure: add a resource that breaks this rule and no other, and tests/examples.test.ts: its line.",
        "  4. npm run docs, which writes its page in policypack/docs and adds it to policypack/README.md.",
    ].join("\n");
}

if (require.main === module) {
    try {
        console.log(nextSteps(newRule(path.resolve(__dirname, ".."), ...process.argv.slice(2, 4))));
    } catch (error) {
        console.error((error as Error).message);
        process.exitCode = 1;
    }
}
