import type { RunResult } from "./index";
import type { PolicyEvent } from "./events";

const width = 100;
/** How many violations a newcomer is shown in full. */
const shown = 6;
const fixedSpace = "\u00a0";

/** What a blocked preview says, for a reader who meets the rules for the first time. */
export function blockedSummary(result: RunResult): string {
    const violations = result.events.flatMap((event) => event.policyEvent ?? []);
    const blocking = unique(violations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory"));
    const rules = new Set(blocking.map(({ policyName }) => policyName));
    const advice = new Set(violations.map(({ policyName }) => policyName).filter((name) => !rules.has(name)));
    const more = advice.size > 0 ? ` Advice, which blocks nothing: ${[...advice].join(", ")}.` : "";
    const head = `Stopped by ${count(blocking.length, "violation")} of ${count(rules.size, "rule")}.${more}`;
    const rest = blocking.slice(shown).map(({ policyName }) => policyName);
    const others = `And ${count(rest.length, "more violation")}, which the preview itself explains: ${rest.join(", ")}.`;
    const all = [wrap(head, ""), ...blocking.slice(0, shown).map(violation)];
    return [...all, ...(rest.length > 0 ? [wrap(others, "  ")] : [])].join("\n\n");
}

/** What a passed preview says: how many resources it would make, and of which types. */
export function passedSummary(result: RunResult): string {
    const created = result.events.flatMap(({ resourcePreEvent }) => {
        const { op, type } = resourcePreEvent?.metadata ?? { op: "", type: "" };
        return op === "create" && type.startsWith("aws:") ? [shortType(type)] : [];
    });
    const counts = new Map<string, number>();
    for (const type of created.sort()) counts.set(type, (counts.get(type) ?? 0) + 1);
    const list = [...counts].map(([type, count]) => `${count}${fixedSpace}${type}`).join(", ");
    const total = count(created.length, "AWS resource");
    return [`All rules passed. A deployment would create ${total}:`, wrap(list, "  ")].join("\n");
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Whether a policy blocked the preview, and not another failure. */
export function isBlocked(result: RunResult): boolean {
    return (
        result.code !== 0 &&
        result.events.some((event) => event.policyEvent?.enforcementLevel === "mandatory")
    );
}

function violation({ policyName, resourceUrn, message }: PolicyEvent): string {
    const { what, why, how } = parts(message);
    const lines = [
        `  ${policyName}${resourceUrn ? ` on ${resourceName(resourceUrn)}` : ""}`,
        wrap(what, "    "),
    ];
    if (why !== "") lines.push(wrap(`Why: ${why}`, "    "));
    if (how !== "") lines.push(wrap(`Fix: ${how}`, "    "));
    return lines.join("\n");
}

/** A message is the rule's description, and on the next line `what is wrong - why it matters - how to fix it`. */
function parts(message: string): { what: string; why: string; how: string } {
    const lines = plain(message).trim().split("\n");
    const [what = "", why = "", ...how] = (lines.length > 1 ? lines.slice(1) : lines).join(" ").split(" - ");
    return { what: what.trim(), why: why.trim(), how: how.join(" - ").trim() };
}

/** The engine marks colours as `<{%fg 1%}>`. */
function plain(text: string): string {
    return text.replace(/<\{%.*?%\}>/g, "");
}

function resourceName(urn: string): string {
    const [, , type = "", ...name] = urn.split("::");
    return `${name.join("::")} (${shortType(type.split("$").pop()!)})`;
}

/** `aws:sqs/queue:Queue` as a program writes it: `sqs.Queue`. */
function shortType(type: string): string {
    const [, module = "", name = ""] = type.split(":");
    return `${module.split("/")[0]}.${name}`;
}

function unique(events: PolicyEvent[]): PolicyEvent[] {
    const key = ({ policyName, resourceUrn, message }: PolicyEvent) =>
        JSON.stringify([policyName, resourceUrn, message]);
    return [...new Map(events.map((event) => [key(event), event])).values()];
}

function wrap(text: string, indent: string): string {
    const lines: string[] = [];
    for (const word of text.split(/[ \n]+/)) {
        const last = lines[lines.length - 1];
        if (last !== undefined && indent.length + last.length + 1 + word.length <= width)
            lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
    }
    return lines.map((line) => indent + line.replaceAll(fixedSpace, " ")).join("\n");
}
