/** The way to a place inside a value: names of elements and indexes of lists. */
export type Path = readonly string[];

/** Every place of a value, itself first. */
export function places(value: unknown, path: Path = []): Path[] {
    if (typeof value !== "object" || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))];
}

/** The same value with another one in that place. */
export function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
    if (name === undefined) return by;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
        string,
        unknown
    >;
    copy[name] = replaced(copy[name], rest, by);
    return copy;
}
