/** Whether an event matches a pattern of CloudWatch Logs, as far as `{ (a || b) && (c) }` goes. */
export function matchesPattern(pattern: string, event: object): boolean {
    const inner = /^\{ (.+) \}$/.exec(pattern)?.[1];
    if (inner === undefined) throw new Error(`${pattern} is no pattern for JSON`);
    return inner.split(" && ").every((condition) => {
        const terms = /^\((.+)\)$/.exec(condition)?.[1];
        if (terms === undefined) throw new Error(`${condition} stands without brackets`);
        return terms.split(" || ").some((term) => matchesTerm(term, event));
    });
}

function matchesTerm(term: string, event: object): boolean {
    const [, selector = "", operation = "", wanted = ""] =
        /^\$\.([\w.[\]]+) (= "([^"]*)"|NOT EXISTS)$/.exec(term) ?? [];
    if (selector === "") throw new Error(`${term} is no term`);
    const found = selector
        .replaceAll(/\[(\d+)\]/g, ".$1")
        .split(".")
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], event);
    if (operation === "NOT EXISTS") return found === undefined;
    return typeof found === "string" && matchesText(wanted, found);
}

/** A wildcard is one only at an end of the text. */
function matchesText(wanted: string, found: string): boolean {
    const middle = wanted.replace(/^\*/, "").replace(/\*$/, "");
    if (middle.includes("*")) throw new Error(`the wildcard inside ${wanted} is none`);
    if (wanted.startsWith("*") && wanted.endsWith("*")) return found.includes(middle);
    if (wanted.startsWith("*")) return found.endsWith(middle);
    return wanted.endsWith("*") ? found.startsWith(middle) : found === wanted;
}
