/** `*` stands for any run of characters, `?` for exactly one. */
export function hasWildcard(pattern: string): boolean {
    return /[*?]/.test(pattern);
}

/** A pattern that every text matches: `*`, `**` and the like. */
export function matchesAll(pattern: string): boolean {
    return /^\*+$/.test(pattern);
}

/** Whether a pattern matches a text. Time grows with the product of the lengths at worst, never exponentially. */
export function matches(pattern: string, text: string): boolean {
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < text.length;) {
        if (p < pattern.length && pattern[p] === "*") {
            star = p++;
            resume = t;
        } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
            p++;
            t++;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else return false;
    }
    return matchesAll(pattern.slice(p)) || p === pattern.length;
}

/** Whether some text matches both patterns. */
export function overlap(a: string, b: string): boolean {
    if (!hasWildcard(a)) return matches(b, a);
    return hasWildcard(b) ? patternsOverlap(a, b) : matches(a, b);
}

function patternsOverlap(a: string, b: string): boolean {
    // later[j]: whether the rest of `a` behind this character and `b` from j on have a text in common.
    let later: boolean[] = [];
    for (let i = a.length; i >= 0; i--) {
        const here: boolean[] = [];
        for (let j = b.length; j >= 0; j--) {
            if (i === a.length && j === b.length) here[j] = true;
            else if (a[i] === "*" || b[j] === "*") here[j] = Boolean(later[j]) || Boolean(here[j + 1]);
            else here[j] = sameCharacter(a[i], b[j]) && Boolean(later[j + 1]);
        }
        later = here;
    }
    return later[0]!;
}

function sameCharacter(a: string | undefined, b: string | undefined): boolean {
    return a !== undefined && b !== undefined && (a === b || a === "?" || b === "?");
}

/** Whether every text that `inner` matches is matched by `outer`. */
export function covers(outer: string, inner: string): boolean {
    // A wildcard of `inner` may stand for anything: for nothing, and for a long run of a character no pattern holds.
    return ["", "\u0000".repeat(300)].every((run) =>
        matches(outer, inner.replaceAll("?", "\u0000").replaceAll("*", run)),
    );
}
