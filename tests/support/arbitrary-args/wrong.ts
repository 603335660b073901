import fc, { type Arbitrary } from "fast-check";

import { Later } from "./values";

type Path = readonly (string | number)[];

/** What a program without types may give for anything. */
const wrong = fc.oneof(
    fc.constantFrom(null, NaN, "", " ", "60", "true", "*", -1, 0, 0.5, 1e12, Infinity, true, false),
    fc.constantFrom(
        "x".repeat(300_000),
        "ü".repeat(50),
        "💌",
        "a\nb",
        '"',
        "${aws:username}",
        "../..",
        "__proto__",
    ),
    fc.constantFrom<unknown>([], {}, [null], { enabled: null }, [[]], { enabled: {} }),
    fc.constantFrom(new Later("output", true), new Later("promise", "x"), new Later("output", {})),
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.double(),
);

/** Arguments in which one or two values, lists or groups are of another type or size. */
export function spoiled(args: Arbitrary<unknown>): Arbitrary<unknown> {
    const change = fc.tuple(fc.nat(), wrong);
    return fc.tuple(args, fc.array(change, { minLength: 1, maxLength: 2 })).map(([whole, changes]) =>
        changes.reduce((spoilt: unknown, [nth, value]) => {
            const places = placesIn(spoilt);
            return places.length === 0 ? spoilt : replaced(spoilt, places[nth % places.length]!, value);
        }, whole),
    );
}

/** Everything that was given, at any depth. */
function placesIn(tree: unknown): Path[] {
    if (typeof tree !== "object" || tree === null) return [];
    const members = tree instanceof Later ? [["value", tree.value] as const] : Object.entries(tree);
    return members
        .filter(([, member]) => member !== undefined)
        .flatMap(([name, member]) => [[name], ...placesIn(member).map((path) => [name, ...path])]);
}

function replaced(tree: unknown, [name, ...rest]: Path, value: unknown): unknown {
    if (name === undefined) return value;
    if (tree instanceof Later) return new Later(tree.kind, replaced(tree.value, rest, value));
    if (Array.isArray(tree))
        return tree.map((item, index) => (String(index) === name ? replaced(item, rest, value) : item));
    const members = tree as Record<string, unknown>;
    return { ...members, [name]: replaced(members[name], rest, value) };
}
