import { FILLED_IN_BY_AWS } from "./types";

/**
 * Remembers which of the properties that AWS fills in a program gave itself. The engine shows a policy pack the inputs
 * of every resource first and the whole stack, with outputs, at the end; only the inputs tell the two apart.
 */
export class GivenInputs {
    private readonly given = new Map<string, ReadonlySet<string>>();

    note(urn: string, type: string, inputs: object): void {
        const properties = filledIn(type);
        if (properties.length > 0)
            this.given.set(urn, new Set(properties.filter((property) => property in inputs)));
    }

    /** Whether an unknown output is AWS's to fill in: the program left it out. */
    leftOut(urn: string, type: string, property: string, hasSources: boolean): boolean {
        if (!filledIn(type).includes(property)) return false;
        return !(this.gave(urn, property) ?? hasSources);
    }

    /** Whether the program gave a property that AWS fills in; undefined where no inputs were seen. */
    gave(urn: string, property: string): boolean | undefined {
        return this.given.get(urn)?.has(property);
    }
}

function filledIn(type: string): readonly string[] {
    return Object.hasOwn(FILLED_IN_BY_AWS, type) ? FILLED_IN_BY_AWS[type]! : [];
}

/** Whether a type has properties that AWS fills in. */
export function isFilledIn(type: string): boolean {
    return filledIn(type).length > 0;
}
