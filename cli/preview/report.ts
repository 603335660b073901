import { type Rule, type Severity } from "../../policypack/rule";
import { rules } from "../../policypack/rules";
import { type PolicyEvent } from "../../sandbox/events";
import { type MessageParts, partsOf } from "../message";
import { type Held, type Place } from "../source/resource";
import { type Previewed } from "./run";

/** A violation, as every format shows it. */
export interface Violation extends MessageParts {
    rule: string;
    /** The policy pack that has the rule. */
    pack: string;
    level: string;
    severity?: Severity;
    /** The resource's URN; absent where the rule speaks of the whole stack. */
    urn?: string;
    /** The resource as a reader calls it: its name and short type. */
    resource: string;
    place?: Place;
}

/** What a preview's verdict comes to. */
export interface Report {
    verdict: "passed" | "blocked" | "failed";
    /** The folder of the program. */
    program: string;
    /** How many resources were judged. */
    resources: number;
    violations: Violation[];
    /** What the engine says beside violations, where the preview failed. */
    errors: string[];
    /** The packs that ran, with their versions. */
    packs: Record<string, string>;
}

export function reportOf({ program, source, events, errors }: Previewed): Report {
    const held = new Map(source.resources.map((resource) => [resource.urn, resource]));
    const told = events.flatMap(({ policyEvent }) => policyEvent ?? []);
    const violations = unique(told).map((event) => violation(event, held.get(event.resourceUrn ?? "")));
    const blocked = violations.some(({ level }) => level === "mandatory");
    const summary = events.flatMap(({ summaryEvent }) => summaryEvent ?? []).pop();
    return {
        verdict: blocked ? "blocked" : errors.length > 0 || summary === undefined ? "failed" : "passed",
        program,
        resources: source.resources.filter(({ type }) => !type.startsWith("pulumi:")).length,
        violations: violations.sort(byWeight),
        errors,
        packs: summary?.policyPacks ?? {},
    };
}

/** The rules of the pack by their names, for what an event does not say of its rule. */
export const ruleByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));

function violation(event: PolicyEvent, resource: Held | undefined): Violation {
    const { policyName, policyPackName, enforcementLevel, resourceUrn, message } = event;
    const { severity } = event as { severity?: Severity };
    const parts = partsOf(saidIn(message, ruleByName.get(policyName)?.description));
    const urn = resourceUrn?.includes("pulumi:pulumi:Stack") ? undefined : resourceUrn;
    return {
        rule: policyName,
        pack: policyPackName,
        level: enforcementLevel,
        ...(severity ? { severity } : {}),
        ...(urn ? { urn } : {}),
        resource: urn ? inWords(urn) : "the stack",
        ...(resource?.place ? { place: resource.place } : {}),
        ...parts,
    };
}

/** What the pack says, without the rule's description on the line before it and the engine's colours. */
function saidIn(message: string, description = ""): string {
    const plain = message.replace(/<\{%.*?%\}>/g, "").trim();
    return plain.replace(`${description}\n`, "").replaceAll("\n", " ");
}

/** The engine may tell of a violation twice, where it is found before and in the whole stack. */
function unique(events: readonly PolicyEvent[]): PolicyEvent[] {
    const key = (event: PolicyEvent) => JSON.stringify([event.policyName, event.resourceUrn, event.message]);
    return [...new Map(events.map((event) => [key(event), event])).values()];
}

const weights = ["critical", "high", "medium", "low"];

function byWeight(left: Violation, right: Violation): number {
    const order = ({ level, severity, rule, resource }: Violation) =>
        [level === "mandatory" ? 0 : 1, weights.indexOf(severity ?? "low"), rule, resource].join(" ");
    return order(left) < order(right) ? -1 : 1;
}

/** `orders (sqs.Queue)`. */
export function inWords(urn: string): string {
    const [, , types = "", ...name] = urn.split("::");
    const [, module = "", type = ""] = types.split("$").pop()!.split(":");
    return `${name.join("::")} (${module.split("/")[0]}.${type})`;
}

/** The place of a resource, relative to where the tool runs. */
export function placed(program: string, place: Place): string {
    return program === "." ? place.file : `${program.replace(/\/+$/, "")}/${place.file}`;
}
