import { createHash } from "node:crypto";

import type { Log, ReportingDescriptor, Result } from "sarif";

import { type Rule } from "../../policypack/rule";
import { placed, type Report, ruleByName, type Violation } from "./report";

/** What GitHub sorts by: a number from 0 to 10, as of CVSS. */
const weight = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" } as const;

/** The report as SARIF 2.1.0, which code scanning services read. */
export function sarif(report: Report): string {
    const names = [...new Set(report.violations.map(({ rule }) => rule))].sort();
    const log: Log = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "secure-messaging",
                        semanticVersion: report.packs["secure-messaging"] ?? "0.0.0",
                        rules: names.map(descriptor),
                    },
                },
                invocations: [
                    {
                        executionSuccessful: report.verdict !== "failed",
                        toolExecutionNotifications: report.errors.map((text) => ({
                            level: "error",
                            message: { text },
                        })),
                    },
                ],
                results: report.violations.map((violation) => ({
                    ...result(violation, report.program),
                    ruleIndex: names.indexOf(violation.rule),
                })),
            },
        ],
    };
    return JSON.stringify(log, undefined, 2);
}

function descriptor(id: string): ReportingDescriptor {
    const rule = ruleByName.get(id);
    return rule === undefined ? { id } : { id, ...facts(rule) };
}

function facts({
    name,
    description,
    why,
    fix,
    severity,
    level,
    frameworks,
    sources,
}: Rule): Omit<ReportingDescriptor, "id"> {
    return {
        name,
        shortDescription: { text: description },
        fullDescription: { text: `${description} Otherwise ${why}.` },
        help: { text: `${fix}.`, markdown: [`${fix}.`, ...sources.map((url) => `- <${url}>`)].join("\n") },
        helpUri: sources[0],
        defaultConfiguration: { level: level === "mandatory" ? "error" : "warning" },
        properties: { "security-severity": weight[severity], tags: ["security", ...frameworks] },
    };
}

function result(violation: Violation, program: string): Result {
    const { rule, level, urn, resource, place, what, why, fix, exempt } = violation;
    const uri = placed(program, place ?? { file: "Pulumi.yaml", line: 1 });
    const text = [`${resource}: ${what}.`, why && `Why: ${why}.`, fix && `Fix: ${fix}.`]
        .filter(Boolean)
        .join(" ");
    return {
        ruleId: rule,
        level: level === "mandatory" ? "error" : "warning",
        message: { text },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: uri.split("/").map(encodeURIComponent).join("/") },
                    region: { startLine: place?.line ?? 1 },
                },
                ...(urn && { logicalLocations: [{ fullyQualifiedName: urn, kind: "resource" }] }),
            },
        ],
        partialFingerprints: { "ruleAndResource/v1": fingerprint([rule, urn ?? "", what]) },
        ...(exempt === undefined ? {} : { suppressions: [{ kind: "external", justification: exempt }] }),
    };
}

/** The same for the same violation, whatever line it moves to. */
function fingerprint(parts: readonly string[]): string {
    return createHash("sha256").update(parts.join("\n")).digest("hex");
}
