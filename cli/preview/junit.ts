import { rules } from "../../policypack/rules";
import { placed, type Report, type Violation } from "./report";

/** The report as JUnit XML: a test case for each violation, and one for each rule that finds none. */
export function junit(report: Report): string {
    const { violations, program } = report;
    const broken = new Set(violations.map(({ rule }) => rule));
    const passed = rules
        .filter(({ name }) => !broken.has(name))
        .map(({ name }) => element("testcase", named(name, "every resource")));
    const cases = [
        ...violations.map((violation) => testCase(violation, program)),
        ...passed,
        ...report.errors.map(failedRun),
    ];
    const counts = {
        tests: String(cases.length),
        failures: String(violations.filter(({ level }) => level === "mandatory").length),
        errors: String(report.errors.length),
        skipped: String(violations.filter(({ exempt }) => exempt !== undefined).length),
    };
    const suite = element("testsuite", { name: "secure-messaging", ...counts }, `\n${cases.join("\n")}\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { name: program, ...counts }, `\n${suite}\n`)}\n`;
}

function named(rule: string, resource: string) {
    return { classname: `secure-messaging.${rule}`, name: resource };
}

function testCase(violation: Violation, program: string): string {
    const { rule, resource, level, what, why, fix, exempt, place } = violation;
    const file: Record<string, string> = place
        ? { file: placed(program, place), line: String(place.line) }
        : {};
    const text = [what, why && `Why: ${why}`, fix && `Fix: ${fix}`].filter(Boolean).join("\n");
    const attributes = { ...named(rule, resource), ...file };
    if (exempt !== undefined)
        return element("testcase", attributes, element("skipped", { message: `${what} (${exempt})` }));
    if (level === "mandatory")
        return element(
            "testcase",
            attributes,
            element("failure", { message: what, type: rule }, escaped(text)),
        );
    return element("testcase", attributes, element("system-out", {}, escaped(`warning: ${text}`)));
}

function failedRun(error: string): string {
    return element("testcase", named("preview", "pulumi preview"), element("error", { message: error }));
}

function element(name: string, attributes: Record<string, string>, content = ""): string {
    const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    return content === "" ? `<${name}${list.join("")}/>` : `<${name}${list.join("")}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
};

/** XML takes no control characters but tabs and line ends, not even as entities. */
function escaped(text: string): string {
    const allowed = [...text].filter((character) => character >= " " || "\t\n\r".includes(character));
    return allowed.map((character) => entities[character] ?? character).join("");
}
