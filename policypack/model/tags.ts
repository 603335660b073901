import { matches, type Text, UNKNOWN, type Unknown } from "../../iam";
import { type Resource } from "./resource";

/** The tags of a resource, by key; those of the provider are in `tagsAll`. `open`: some keys are not known yet. */
export function tagsOf(resource: Resource): { tags: ReadonlyMap<string, Text>; open: boolean } {
    const tags = new Map<string, Text>();
    let open = false;
    for (const property of ["tags", "tagsAll"])
        for (const pair of pairsIn(resource.get(property)))
            if (pair === UNKNOWN || pair[0] === UNKNOWN) open = true;
            else tags.set(pair[0], pair[1]);
    return { tags, open };
}

/** The first tag by which a resource holds personal data, as `Key=Value`. */
export function personalDataTag(resource: Resource, marks: readonly string[]): string | undefined {
    const borne = [...tagsOf(resource).tags].flatMap(([key, value]) =>
        value === UNKNOWN ? [] : [`${key}=${value}`],
    );
    const patterns = marks.map((mark) => mark.toLowerCase());
    return borne.find((tag) => patterns.some((pattern) => matches(pattern, tag.toLowerCase())));
}

type Pair = [key: Text, value: Text];

/** A map, or the list of keys and values that aws-native has. */
function pairsIn(given: unknown): (Pair | Unknown)[] {
    if (given === UNKNOWN) return [UNKNOWN];
    if (typeof given !== "object" || given === null) return [];
    if (!Array.isArray(given)) return Object.entries(given).map(([key, value]) => [key, textOf(value)]);
    return given.map((item: unknown) => {
        if (item === UNKNOWN) return UNKNOWN;
        const { key, value } = (item ?? {}) as Record<string, unknown>;
        return [textOf(key), textOf(value)];
    });
}

function textOf(value: unknown): Text {
    if (value === UNKNOWN) return UNKNOWN;
    return value === undefined || value === null ? "" : String(value);
}
