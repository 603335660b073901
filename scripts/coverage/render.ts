import { contradictions, type Carried, type Coverage, sections } from ".";

/** The page on which every requirement stands with what carries it. */
export function renderCoverage(): string {
    return [
        "# Coverage",
        "",
        "What the product is asked to do, requirement by requirement, and where it does it: in a component, a rule of the",
        "policy pack, the tool, an example, a document or a script. Tests are named beside what they hold. What is carried in",
        "part only, or not at all, says so and why.",
        "",
        "`npm run docs` writes this page from `scripts/coverage/`; a test holds that every requirement is in it once and that",
        "everything it names is there.",
        "",
        ...summary(),
        "",
        ...sections.flatMap(({ title, coverage }) => [`## ${title}`, "", ...table(coverage, "Requirement")]),
        "## Where advice disagrees",
        "",
        "Guides to messaging on AWS contradict each other and AWS's own documentation in places. This is what is held for",
        "right here.",
        "",
        ...table(contradictions, "What is held for right"),
    ]
        .join("\n")
        .concat("\n")
        .replace(/\n+$/, "\n");
}

function summary(): string[] {
    const rows = sections.map(({ title, coverage }) => {
        const [whole, part, none] = counts(Object.values(coverage));
        return `| [${title}](#${slug(title)}) | ${whole} | ${part} | ${none} |`;
    });
    const all = counts(sections.flatMap(({ coverage }) => Object.values(coverage)));
    return [
        "| Section | Carried | In part | Not carried |",
        "| --- | --- | --- | --- |",
        ...rows,
        `| All | ${all.join(" | ")} |`,
    ];
}

function counts(carried: readonly Carried[]): [whole: number, part: number, none: number] {
    const having = (test: (one: Carried) => boolean) => carried.filter(test).length;
    return [
        having(({ by, not }) => by !== undefined && not === undefined),
        having(({ by, not }) => by !== undefined && not !== undefined),
        having(({ by }) => by === undefined),
    ];
}

function table(coverage: Coverage, title: string): string[] {
    const rows = Object.entries(coverage).map(
        ([id, carried]) => `| ${id} | ${carried.what} | ${carriers(carried)} |`,
    );
    return [`| Id | ${title} | Carried by |`, "| --- | --- | --- |", ...rows, ""];
}

function carriers({ by = [], not }: Carried): string {
    const links = by.map(link).join(", ");
    if (not === undefined) return links;
    return by.length === 0 ? `Not carried: ${not}` : `${links}. In part: ${not}`;
}

const RULE = /^policypack\/rules\/([\w-]+)\/([\w-]+)\.ts$/;

/** A rule by its name, with its page; anything else by its path. */
function link(carrier: string): string {
    const rule = RULE.exec(carrier);
    if (rule === null) return `[${carrier}](../${carrier})`;
    const name = `${rule[1]}-${rule[2]}`;
    return `[\`${name}\`](../policypack/docs/rules/${name}.md)`;
}

/** The anchor that GitHub gives a heading. */
export function slug(heading: string): string {
    return heading
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
        .replaceAll(" ", "-");
}
