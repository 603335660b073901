/** What stands for a value that is not known yet, in the engine's own words. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource of Pulumi, whether a preview foretells it, a state keeps it, or it was found in an account. */
export interface Held {
    urn: string;
    type: string;
    name: string;
    /** What the program gave. */
    inputs: Readonly<Record<string, unknown>>;
    /** What AWS says, or will, as far as it is known. */
    outputs: Readonly<Record<string, unknown>>;
    /** From which resources a property was made, by their URNs. */
    madeFrom: Readonly<Record<string, readonly string[]>>;
    /** The component around it, by its URN. */
    parent?: string;
    /** Where the program asks for it. */
    place?: Place;
}

/** A line of a program; the file is relative to the program's folder. */
export interface Place {
    file: string;
    line: number;
}

/** Where resources come from, in words for a heading: `state of orders/dev`, `account 123456789012`. */
export interface Source {
    words: string;
    resources: Held[];
    /** What is missing, and why: empty when the source was read whole. */
    missing: string[];
}
