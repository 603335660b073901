import { reachOf, type Truth, UNKNOWN, UNSURE, when } from "../../iam";
import { grouped } from "../model/groups";
import { type Traffic } from "../model/security-group-rules";
import { fail, type StackProblem, undecided } from "../rule";
import { listed } from "./words";

/** Whether a rule lets through what matters. */
type Matters = (traffic: Traffic) => Truth;

/**
 * Yields where the rules of one security group, taken together, are open to more of the internet than one partner
 * has: told of the rule that is, or of the group where only the sum of several is.
 */
export function* openings(
    rules: readonly Traffic[],
    matters: Matters,
    say: (ranges: string) => string,
): Iterable<StackProblem> {
    const certain = rules.filter((rule) => matters(rule).min > 0);
    let isOpen = false;
    for (const [holder, own] of grouped(certain, (rule) => rule.holder)) {
        if (!own.some(({ ranges }) => isWide(ranges))) continue;
        isOpen = true;
        const ranges = own.flatMap((rule) => rule.ranges);
        const wide = ranges.filter((range) => isWide([range]));
        yield { ...fail(say(listed(wide.length > 0 ? wide : ranges))), resource: holder };
    }
    if (isOpen) return;
    const sum = inOrder(certain);
    const ranges = sum.flatMap((rule) => rule.ranges);
    if (isWide(ranges)) yield { ...fail(say(`${listed(ranges)} together`)), resource: sum[0]!.holder };
    else yield* unsettled(rules, matters);
}

/** What is not known yet and may be open. */
function* unsettled(rules: readonly Traffic[], matters: Matters): Iterable<StackProblem> {
    for (const rule of inOrder(rules)) {
        const { holder, property, open, ranges } = rule;
        if (matters(rule).max > 0 && (open || isWide(ranges)))
            yield {
                ...undecided(property, `its ${property} has parts that are not known before deployment`),
                resource: holder,
            };
    }
}

/** A group that lists rules itself comes before rules that stand alone; else the order of their names. */
function inOrder(rules: readonly Traffic[]): Traffic[] {
    const place = ({ holder }: Traffic) => `${/:SecurityGroup$/i.test(holder.type) ? 0 : 1} ${holder.urn}`;
    return [...rules].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** More than one /8, or one /32 of IPv6; private addresses do not count. */
function isWide(ranges: readonly string[]): boolean {
    return ["many", "everybody"].includes(reachOf(ranges));
}

/** Whether a rule lets TCP through to port 443. */
export function reachesHttps(traffic: Traffic): Truth {
    const { protocol, from, to } = traffic;
    if (protocol === UNKNOWN) return UNSURE;
    if (isAll(traffic)) return when(true);
    if (protocol !== "tcp" && protocol !== "6") return when(false);
    if (from === UNKNOWN || to === UNKNOWN) return UNSURE;
    return when((from ?? 0) <= 443 && 443 <= (to ?? 65_535));
}

/** Whether a rule lets connections through to other ports than 443. */
export function reachesBeyondHttps(traffic: Traffic): Truth {
    const { protocol, from, to } = traffic;
    if (protocol === UNKNOWN || isIcmp(protocol)) return reachesAnyPort(traffic);
    if (isAll(traffic) || (protocol !== "tcp" && protocol !== "6")) return when(true);
    if (from === UNKNOWN || to === UNKNOWN) return UNSURE;
    return when(from !== 443 || to !== 443);
}

/** Whether a rule lets connections in; ICMP carries none. */
export function reachesAnyPort({ protocol }: Traffic): Truth {
    if (protocol === UNKNOWN) return UNSURE;
    return when(!isIcmp(protocol));
}

const isIcmp = (protocol = "") => ["icmp", "icmpv6", "1", "58"].includes(protocol);

function isAll({ protocol, from }: Traffic): boolean {
    return protocol === "-1" || protocol === "all" || (protocol === "tcp" && from === -1);
}
