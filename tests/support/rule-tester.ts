import assert from "node:assert";

import { type Configuration } from "../../policypack/configuration";
import {
    isStackRule,
    type Problem,
    type ResourceRule,
    type Rule,
    type StackRule,
} from "../../policypack/rule";
import { type Finding, type Member, run } from "./rule-run";

/** Settings of the rule, as the organisation's configuration gives them. */
interface Configured {
    config?: Partial<Configuration>;
}

/** Inputs of one resource. Without a type, the first that the rule judges. */
export interface ResourceCase extends Configured {
    type?: string;
    props: Record<string, unknown>;
}

/** All resources of a stack. Their order must not matter, so several are tried. */
export interface StackCase extends Configured {
    resources: Member[];
}

/** The whole list of texts that stand before the why and the fix; for a stack, by the name of the resource. */
type Texts<Case> = Case extends StackCase ? Record<string, string[]> : string[];

type Rejected<Case> = Case & {
    what: Texts<Case>;
    /** Where it is not the rule's own. */
    level?: "advisory";
    /** What is said besides not to be known yet. */
    undecided?: Texts<Case>;
};

/** `level` says "mandatory" where the configuration asks for it. */
type Undecided<Case> = Case & { undecided: Texts<Case>; level?: "mandatory" };

/** The cases of a rule. Each key is the name of a test. */
export interface Cases<Case> {
    /** Nothing at all is reported. */
    accepts: Record<string, Case>;
    rejects: Record<string, Rejected<Case>>;
    /** Nothing is rejected, but it is said what is not known. */
    undecided?: Record<string, Undecided<Case>>;
}

/** All that a test file says of a rule. */
export interface RuleTest<Case> extends Cases<Case> {
    /** The cases, by name, that the rule's page shows. Without it the plainest. */
    documented?: { violates?: string; complies?: string };
}

/** A rule and its cases, as a test file declares them. */
export interface Tested {
    rule: Rule;
    cases: RuleTest<AnyCase>;
}

let recorded: Tested[] | undefined;

/** What a test file that is loaded declares. Nothing of it becomes a test. */
export function recordTests(load: () => void): Tested[] {
    recorded = [];
    try {
        load();
        return recorded;
    } finally {
        recorded = undefined;
    }
}

export type AnyCase = ResourceCase | StackCase;
type AnyTexts = string[] | Record<string, string[]>;

/** Declares the tests of a rule: each case goes through the pack's adapter and Pulumi's proxy of unknown values. */
export function testRule(rule: ResourceRule, cases: RuleTest<ResourceCase>): void;
export function testRule(rule: StackRule, cases: RuleTest<StackCase>): void;
export function testRule(rule: Rule, cases: RuleTest<AnyCase>): void {
    if (recorded !== undefined) return void recorded.push({ rule, cases });
    describe(rule.name, () => {
        const lacking = (["accepts", "rejects"] as const).filter(
            (side) => Object.keys(cases[side]).length === 0,
        );
        if (lacking.length > 0)
            it("has cases that it accepts and cases that it rejects", () =>
                assert.fail(
                    `${rule.name} needs cases under ${lacking.join(" and ")}: a rule is shown by both.`,
                ));
        for (const [name, given] of Object.entries(cases.accepts))
            it(`accepts ${name}`, () => check(rule, given, []));
        for (const [name, given] of Object.entries(cases.rejects))
            it(`rejects ${name}`, () => {
                const failures = failed(rule, given.what, given.level ?? rule.level);
                check(rule, given, [...failures, ...notKnown(rule, given.undecided ?? [], "advisory")]);
            });
        for (const [name, given] of Object.entries(cases.undecided ?? {}))
            it(`leaves undecided ${name}`, () =>
                check(rule, given, notKnown(rule, given.undecided, given.level ?? "advisory")));
    });
}

function failed(rule: Rule, texts: AnyTexts, level: string): Finding[] {
    return findings(rule, texts, ` - ${rule.why} - ${rule.fix}`, level);
}

/** What all rules say of the unknown is the same; the pack's own test holds its wording. */
function notKnown(rule: Rule, texts: AnyTexts, level: string): Finding[] {
    return findings(rule, texts, NOT_YET, level);
}

const NOT_YET = " - (why it matters that it is not known) - (what would make it known)";

function withoutWording(rule: Rule, finding: Finding): Finding {
    const [what, ...rest] = finding.message.split(" - ");
    const ofRule = finding.message.endsWith(` - ${rule.why} - ${rule.fix}`);
    return ofRule || rest.length !== 2 ? finding : { ...finding, message: what + NOT_YET };
}

/** The name of the one resource that a rule on single resources is shown. */
const SUBJECT = "orders";

function findings(rule: Rule, texts: AnyTexts, end: string, level: string): Finding[] {
    const byName: [string, string[]][] = Array.isArray(texts) ? [[SUBJECT, texts]] : Object.entries(texts);
    return byName.flatMap(([on, whats]) =>
        whats.map((what) => ({ on, message: `${rule.description}\n${what}${end}`, level })),
    );
}

function check(rule: Rule, given: AnyCase, wanted: Finding[]): void {
    for (const members of ordersOf(rule, given)) {
        const open = new Set<string>();
        const found = run(noting(rule, open), members, given.config ?? {});
        assert.deepStrictEqual(sorted(found.map((finding) => withoutWording(rule, finding))), sorted(wanted));
        const properties = new Set(members.flatMap(({ props }) => Object.keys(props)));
        for (const property of open)
            assert.ok(
                properties.has(property),
                `${rule.name} says that "${property}" is not known, which no resource of the case has: ` +
                    "the pack tells once per property, so each has to be one.",
            );
    }
}

/** The same rule, with the properties noted that it leaves open. */
function noting(rule: Rule, open: Set<string>): Rule {
    function* noted<P extends Problem>(problems: Iterable<P>): Iterable<P> {
        for (const problem of problems) {
            if (problem.verdict === "undecided") open.add(problem.property);
            yield problem;
        }
    }
    return isStackRule(rule)
        ? { ...rule, checkStack: (stack, parameters) => noted(rule.checkStack(stack, parameters)) }
        : { ...rule, check: (resource, parameters) => noted(rule.check(resource, parameters)) };
}

function ordersOf(rule: Rule, given: AnyCase): Member[][] {
    return "resources" in given ? orders(given.resources) : [membersOf(rule, given)];
}

/** The resources of a case, as it is written down. */
export function membersOf(rule: Rule, given: AnyCase): Member[] {
    if ("resources" in given) return given.resources;
    const type = given.type ?? (isStackRule(rule) ? undefined : rule.types[0]);
    assert.ok(type !== undefined, `${rule.name} has no type to judge`);
    return [{ type, name: SUBJECT, props: given.props }];
}

/** Orders in which each resource comes first once, and each before and behind each other. */
function orders(members: Member[]): Member[][] {
    return [members, [...members].reverse()].flatMap((list) =>
        list.map((_, i) => [...list.slice(i), ...list.slice(0, i)]),
    );
}

function sorted(list: Finding[]): Finding[] {
    return [...list].sort((a, b) => (`${a.on} ${a.message}` < `${b.on} ${b.message}` ? -1 : 1));
}
