import { type ReportViolation } from "@pulumi/policy";

import { type Configuration } from "./configuration";
import { type Problem, type Rule } from "./rule";

/** What a problem becomes for Pulumi; the level only where it differs from the rule's own. */
export interface Report {
    text: string;
    level?: "advisory" | "mandatory";
}

/**
 * Turns problems into reports. One property that is not known yet leaves many rules undecided: the first one says
 * so for all, unless the organisation wants it to block.
 */
export class Reporter {
    private readonly told = new Set<string>();

    reportOf(rule: Rule, problem: Problem, configuration: Configuration, urn: string): Report | undefined {
        if (problem.verdict === "fail") {
            const text = `${problem.what} - ${rule.why} - ${rule.fix}`;
            return problem.advisory ? { text, level: configuration.advice } : { text };
        }
        const level = configuration.undecided;
        if (level === "ignore" || (level === "advisory" && this.isTold(urn, problem.property)))
            return undefined;
        return { text: `${problem.what} - ${UNDECIDED_WHY} - ${UNDECIDED_FIX}`, level };
    }

    private isTold(urn: string, property: string): boolean {
        const key = `${urn}#${property}`;
        const told = this.told.has(key);
        this.told.add(key);
        return told;
    }
}

const UNDECIDED_WHY =
    "only its known part could be judged, so a violation may come to light during deployment";
const UNDECIDED_FIX =
    "write it from what a preview knows: names (queue.name is known where queue.arn is not), the account, " +
    "the region, as the components of pulumi-secure-messaging do";

/** The form of report that carries a level of its own; Pulumi's type declarations leave it out. */
type DetailedReport = (violation: { message: string; enforcementLevel: string; urn?: string }) => void;

export function send(rule: Rule, { text, level }: Report, report: ReportViolation, urn?: string): void {
    if (level === undefined) return report(text, urn);
    const detailed = report as unknown as DetailedReport;
    return detailed({ message: `${rule.description}\n${text}`, enforcementLevel: level, urn });
}
