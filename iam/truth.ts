/**
 * How often something holds for a kind of caller: never (0), for some of them or when they choose so (1), always (2).
 * An unknown part widens the answer to an interval: all that is known bounds it from both sides.
 */
export interface Truth {
    readonly min: Level;
    readonly max: Level;
}
export type Level = 0 | 1 | 2;

export const NEVER: Truth = { min: 0, max: 0 };
export const SOMETIMES: Truth = { min: 1, max: 1 };
export const ALWAYS: Truth = { min: 2, max: 2 };
export const UNSURE: Truth = { min: 0, max: 2 };

export function all(truths: readonly Truth[]): Truth {
    return truths.reduce((a, b) => ({ min: least(a.min, b.min), max: least(a.max, b.max) }), ALWAYS);
}

export function any(truths: readonly Truth[]): Truth {
    return truths.reduce((a, b) => ({ min: most(a.min, b.min), max: most(a.max, b.max) }), NEVER);
}

export function not({ min, max }: Truth): Truth {
    return { min: (2 - max) as Level, max: (2 - min) as Level };
}

/** The caller picks which of two situations it is in. */
export function either(a: Truth, b: Truth): Truth {
    return { min: a.min === b.min ? a.min : 1, max: a.max === b.max ? a.max : 1 };
}

/** One of two situations is given, but it is not known which. */
export function oneOf(a: Truth, b: Truth): Truth {
    return { min: least(a.min, b.min), max: most(a.max, b.max) };
}

export function when(holds: boolean): Truth {
    return holds ? ALWAYS : NEVER;
}

const least = (a: Level, b: Level): Level => (a < b ? a : b);
const most = (a: Level, b: Level): Level => (a > b ? a : b);
