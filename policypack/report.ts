import { type ReportViolation } from "@pulumi/policy";

import { type Configuration } from "./configuration";
import { type Exemption, Exemptions, type Found, type Subject } from "./exemptions";
import { type Problem, type Rule } from "./rule";

/** What a problem becomes for Pulumi; the level only where it differs from the rule's own. */
interface Report {
    text: string;
    level?: "advisory" | "mandatory";
}

/** Turns problems into reports. It remembers what it has told in this preview. */
export class Reporter {
    private readonly told = new Set<string>();
    private readonly exemptions = new Exemptions();

    /** Reports a problem of a resource, or, without one, of the rule itself. Pulumi files it under the URN. */
    tell(
        rule: Rule,
        problem: Problem,
        subject: Subject | undefined,
        configuration: Configuration,
        report: ReportViolation,
        urn?: string,
    ): void {
        // What is not reported is found all the same, and its exemption is of use.
        const exempt = subject && this.exemptions.use(rule.name, subject, configuration.exemptions);
        const found = this.reportOf(rule, problem, configuration, subject?.urn ?? rule.name);
        if (found !== undefined) send(rule, exempt ? weighed(problem, exempt, found) : found, report, urn);
    }

    /** Says which exemptions of a rule met no finding. */
    tellUnused(rule: Rule, { exemptions }: Configuration, report: ReportViolation): void {
        for (const exemption of this.exemptions.unused(rule.name, exemptions)) {
            const text = `no finding meets the exemption of ${exemption.resource} ${inBrackets(exemption)}`;
            send(rule, { text: `${text} - ${UNUSED_WHY} - ${UNUSED_FIX}`, level: "advisory" }, report);
        }
    }

    /** Whether a rule is to leave a resource as it is. */
    isExempt(subject: Subject, { exemptions }: Configuration): boolean {
        return this.exemptions.find(subject, exemptions)?.inForce ?? false;
    }

    /** Takes a resource's exemption for used, where its findings have been told elsewhere. */
    noteFinding(rule: Rule, subject: Subject, { exemptions }: Configuration): void {
        this.exemptions.use(rule.name, subject, exemptions);
    }

    /**
     * One property that is not known yet leaves many rules undecided: the first one says so for all, unless the
     * organisation wants it to block.
     */
    private reportOf(
        rule: Rule,
        problem: Problem,
        configuration: Configuration,
        urn: string,
    ): Report | undefined {
        if (problem.verdict === "fail") {
            const text = `${problem.what} - ${rule.why} - ${rule.fix}`;
            if (problem.unavoidable) return { text, level: "advisory" };
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

function weighed(problem: Problem, { exemption, inForce }: Found, found: Report): Report {
    if (problem.verdict === "fail" && problem.binding !== undefined)
        return { ...found, text: `${found.text}; no exemption counts here: ${problem.binding}` };
    if (inForce) return { text: `exempt ${inBrackets(exemption)}: ${found.text}`, level: "advisory" };
    return { ...found, text: `${found.text}; its exemption has ended ${inBrackets(exemption)}` };
}

function inBrackets({ expires, ticket, reason }: Exemption): string {
    return `(until ${expires}, ${ticket}: ${reason})`;
}

const UNDECIDED_WHY =
    "only its known part could be judged, so a violation may come to light during deployment";
const UNDECIDED_FIX =
    "write it from what a preview knows: names (queue.name is known where queue.arn is not), the account, " +
    "the region, as the components of pulumi-secure-messaging do";
const UNUSED_WHY = "an exemption that is not needed hides the next finding";
const UNUSED_FIX = "remove it, or mend the URN or name in its resource";

/** The form of report that carries a level of its own; Pulumi's type declarations leave it out. */
type DetailedReport = (violation: { message: string; enforcementLevel: string; urn?: string }) => void;

function send(rule: Rule, { text, level }: Report, report: ReportViolation, urn?: string): void {
    if (level === undefined) return report(text, urn);
    const detailed = report as unknown as DetailedReport;
    return detailed({ message: `${rule.description}\n${text}`, enforcementLevel: level, urn });
}
