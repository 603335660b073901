import { createRequire } from "node:module";

import { isStackRule, type Rule } from "../../policypack/rule";
import { type Member, run } from "../../tests/support/rule-run";
import { type AnyCase, membersOf, recordTests, type Tested } from "../../tests/support/rule-tester";
import { programOf } from "./program";
import { completed } from "./required";
import { Unprintable } from "./values";

/** A case of a rule's test as a program. */
export interface Example {
    /** The name of the case. */
    readonly name: string;
    readonly code: string;
    /** The settings that the case needs. */
    readonly config: object | undefined;
    /** What the pack says of the program: the text of each finding. */
    readonly said: readonly string[];
}

/** What the page of a rule shows. */
export interface Examples {
    readonly violates: Example;
    readonly complies: Example;
}

/** The examples of a rule, from the cases that its test holds. */
export async function examplesOf(rule: Rule, testFile: string): Promise<Examples> {
    const tested = testsIn(testFile).find(({ rule: { name } }) => name === rule.name);
    if (tested === undefined) throw new Error(`${testFile} holds no cases of ${rule.name}.`);
    const { accepts, rejects, documented = {} } = tested.cases;
    const bad = { rule, cases: rejects, isBad: true, isConfigured: false };
    const violates = await chosen(bad, documented.violates, () => 0);
    const good = { rule, cases: accepts, isBad: false, isConfigured: violates.config !== undefined };
    const complies = await chosen(good, documented.complies, ({ code }) => distance(code, violates.code));
    return { violates, complies };
}

/** A test file is loaded anew, for its cases may have become tests already. */
function testsIn(file: string): Tested[] {
    const load = createRequire(file);
    delete load.cache[load.resolve(file)];
    return recordTests(() => void load(file));
}

interface Side {
    readonly rule: Rule;
    readonly cases: Readonly<Record<string, AnyCase>>;
    /** Whether the rule is to find something. */
    readonly isBad: boolean;
    /** Whether cases with settings are preferred to those without. */
    readonly isConfigured: boolean;
}

/** The case that the test names, or of those that can be shown the first of the least cost. */
async function chosen(
    side: Side,
    documented: string | undefined,
    cost: (example: Example) => number,
): Promise<Example> {
    const { rule, cases } = side;
    if (documented !== undefined) {
        const given = cases[documented];
        if (given === undefined) throw new Error(`${rule.name} has no case "${documented}" to document.`);
        return exampleOf(side, documented, given);
    }
    const plain = Object.entries(cases).filter(([, given]) => isPlain(rule, given));
    const preferred = plain.filter(([, { config }]) => (config !== undefined) === side.isConfigured);
    for (const candidates of [preferred, plain]) {
        const found: Example[] = [];
        for (const [name, given] of candidates) found.push(...(await tried(side, name, given)));
        const plainest = found.sort((a, b) => cost(a) - cost(b))[0];
        if (plainest !== undefined) return plainest;
    }
    throw new Error(`${rule.name} has no case that can be shown as it is: name one in "documented".`);
}

/** Whether a case shows the rule at work on the classic provider, with nothing left open. */
function isPlain(rule: Rule, given: AnyCase): boolean {
    if ("undecided" in given) return false;
    const members = membersOf(rule, given);
    const isJudged = isStackRule(rule) || members.every(({ type }) => rule.types.includes(type));
    return isJudged && members.length > 0 && members.every(isClassic);
}

function isClassic({ type, props }: Member): boolean {
    return type.startsWith("aws:") && Object.keys(props).length > 0;
}

async function tried(side: Side, name: string, given: AnyCase): Promise<Example[]> {
    try {
        return [await exampleOf(side, name, given)];
    } catch (error) {
        if (error instanceof Unprintable) return [];
        throw error;
    }
}

async function exampleOf({ rule, isBad }: Side, name: string, given: AnyCase): Promise<Example> {
    const members = membersOf(rule, given).map(completed);
    const found = run(rule, members, given.config ?? {});
    const said = [...new Set(found.map(({ message }) => message.slice(message.indexOf("\n") + 1)))];
    if (said.length > 0 !== isBad)
        throw new Unprintable(`"${name}" of ${rule.name} is judged otherwise once it is a whole program`);
    return { name, code: await programOf(members, isStackRule(rule)), config: given.config, said };
}

/** In how many lines two programs differ. */
function distance(one: string, other: string): number {
    const [a, b] = [one.split("\n"), other.split("\n")];
    return a.filter((line) => !b.includes(line)).length + b.filter((line) => !a.includes(line)).length;
}
