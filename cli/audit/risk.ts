import { type Severity } from "../../policypack/rule";
import { type Audited, type Told } from "./facts";

/** What a finding weighs, by its severity. One that is undecided weighs a quarter, an exempt one nothing. */
export const weights: Readonly<Record<Severity, number>> = { critical: 100, high: 40, medium: 10, low: 2 };
const undecided = 0.25;

/** What personal data does to the weight. */
const personal = 2;

/** What it does that others get in: anybody, any customer of a service, another account. */
const exposures: readonly (readonly [rule: RegExp, factor: number])[] = [
    [/-policy-no-public$/, 2],
    [/-policy-(service-source|cross-account)$/, 1.5],
];

/** The formula, for the help and the docs. */
export const formula =
    `risk = findings x data x exposure x depth. Findings weigh ${Object.entries(weights)
        .map(([severity, weight]) => `${weight} (${severity})`)
        .join(", ")}; an undecided one a quarter, an exempt one nothing. ` +
    `Data: ${personal} where a tag marks personal data, else 1. Exposure: 2 where anybody gets in, ` +
    "1.5 where another account or any customer of a service does, else 1. " +
    "Depth: 1 + log10(1 + messages) / 10.";

/** How much a queue or topic is at risk: 0 where nothing was found. */
export function riskOf({
    findings,
    personalData,
    depth,
}: Pick<Audited, "findings" | "personalData" | "depth">): number {
    const standing = findings.filter(({ exempt }) => exempt === undefined);
    const sum = standing.reduce((total, finding) => total + weightOf(finding), 0);
    const messages = depth === undefined ? 0 : depth.visible + depth.inFlight + depth.delayed;
    return Math.round(
        sum * (personalData ? personal : 1) * exposureOf(standing) * (1 + Math.log10(1 + messages) / 10),
    );
}

function weightOf({ severity, verdict }: Told): number {
    return weights[severity] * (verdict === "undecided" ? undecided : 1);
}

function exposureOf(findings: readonly Told[]): number {
    const failed = findings.filter(({ verdict, at }) => verdict === "fail" && at === undefined);
    const open = exposures.find(([rule]) => failed.some((finding) => rule.test(finding.rule)));
    return open?.[1] ?? 1;
}

/** The most at risk first; the rest in the order of region and name. */
export function byRisk(left: Audited, right: Audited): number {
    return right.risk - left.risk || (orderOf(left) < orderOf(right) ? -1 : 1);
}

function orderOf({ region = "", kind, name }: Audited): string {
    return [region, name, kind].join(" ");
}

const severities = Object.keys(weights) as Severity[];

/** Whether findings are as severe as the user asked to fail on. */
export function failsOn(findings: readonly Told[], level: Severity | "never"): boolean {
    if (level === "never") return false;
    const enough = severities.slice(0, severities.indexOf(level) + 1);
    return findings.some(
        ({ severity, verdict, exempt }) =>
            verdict === "fail" && exempt === undefined && enough.includes(severity),
    );
}
