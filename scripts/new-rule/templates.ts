/** What the files of a new rule are made from. */
export interface NewRule {
    /** The folder, such as sqs. */
    readonly service: string;
    /** The file without its extension, such as has-owner-tag. */
    readonly file: string;
    /** sqs-has-owner-tag */
    readonly name: string;
    /** sqsHasOwnerTag */
    readonly variable: string;
}

/** The table of resource types that a service's rules mostly judge, and where it is. */
const TABLES: Readonly<Record<string, readonly [table: string, module: string]>> = {
    sns: ["TOPICS", "types"],
    kms: ["KEYS", "keys"],
    iam: ["IDENTITY_POLICIES", "types"],
};

/** A rule that compiles, runs, and finds nothing until its check is written. */
export function ruleText({ service, name, variable }: NewRule): string {
    const [table, module] = TABLES[service] ?? ["QUEUES", "types"];
    const imports = [
        `import { textProperty } from "../../model/resource";`,
        `import { ${table} } from "../../model/${module}";`,
    ].sort((a, b) => (moduleIn(a) < moduleIn(b) ? -1 : 1));
    return `import { UNKNOWN } from "../../../iam";
${imports.join("\n")}
import { fail, type ResourceRule, undecided } from "../../rule";

export const ${variable}: ResourceRule = {
    name: "${name}",
    description: "Say in one sentence what is demanded.",
    why: "say why it matters, without a final period",
    fix: "say which property to set, and which component does it, without a final period",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 CM-6"],
    sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"],
    types: Object.keys(${table}),

    *check(resource) {
        const value = textProperty(resource, "theProperty");
        if (value === UNKNOWN)
            yield undecided("theProperty", "its theProperty is not known before deployment");
        else if (value === "the bad value") yield fail(\`theProperty is \${value}\`);
    },
};
`;
}

function moduleIn(line: string): string {
    return line.slice(line.indexOf(" from "));
}

/** A test without a case, which fails and says so. */
export function testText({ service, file, variable }: NewRule): string {
    return `import { ${variable} } from "../../../../policypack/rules/${service}/${file}";
import { testRule } from "../../../support/rule-tester";

testRule(${variable}, {
    accepts: {},
    rejects: {},
    undecided: {},
});
`;
}

/** The list of rules with one more, among those of its service. */
export function indexText(index: string, { service, file, variable }: NewRule): string {
    const lines = index.split("\n");
    const own = `./${service}/${file}`;
    const imported = (line: string) => /^import .* from "(\.\/[^"]+)";$/.exec(line)?.[1];
    const listed = (line: string) => /^ {4}(\w+),$/.exec(line)?.[1];
    const before = lastIndex(lines, (line) => (imported(line) ?? "~") < own);
    const type = lines.findIndex((line) => line.startsWith("import "));
    lines.splice(Math.max(before, type) + 1, 0, `import { ${variable} } from "${own}";`);
    const ofService = new RegExp(`^${service}[A-Z0-9]`);
    const sibling = lastIndex(lines, (line) => ofService.test(listed(line) ?? ""));
    const last = lastIndex(lines, (line) => listed(line) !== undefined);
    if (last < 0) throw new Error("policypack/rules/index.ts holds no list of rules, one in each line.");
    lines.splice((sibling < 0 ? last : sibling) + 1, 0, `    ${variable},`);
    return lines.join("\n");
}

function lastIndex(lines: readonly string[], holds: (line: string) => boolean): number {
    return lines.reduce((last, line, i) => (holds(line) ? i : last), -1);
}
