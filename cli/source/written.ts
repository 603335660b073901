import { Failure } from "../failure";
import { type Held, type Place } from "./resource";
import { plainValues } from "./values";

/** A resource as Pulumi writes it, in a state as in `pulumi preview --json`: the fields that are read. */
export interface Written {
    urn: string;
    type: string;
    inputs?: unknown;
    outputs?: unknown;
    parent?: string;
    propertyDependencies?: Record<string, string[] | null> | null;
    stackTrace?: { sourcePosition?: string }[] | null;
    sourcePosition?: string;
    /** It was replaced, and waits for its deletion. */
    delete?: boolean;
}

export function held(written: Written): Held {
    const { urn, type, parent, inputs, outputs, propertyDependencies } = written;
    const place = placeOf(written);
    return {
        urn,
        type,
        name: urn.split("::").slice(3).join("::"),
        inputs: plainValues(inputs),
        outputs: plainValues(outputs ?? inputs),
        madeFrom: Object.fromEntries(
            Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
        ),
        ...(parent === undefined ? {} : { parent }),
        ...(place && { place }),
    };
}

/** The innermost line of the program itself: those of packages lie outside of it. */
function placeOf({ stackTrace, sourcePosition }: Written): Place | undefined {
    const lines = [...(stackTrace ?? []).map((frame) => frame.sourcePosition), sourcePosition];
    for (const line of lines) {
        const [, file = "", number] = /^project:\/\/\/(.+)#(\d+)/.exec(line ?? "") ?? [];
        if (file === "" || file.startsWith("../") || file.includes("node_modules/")) continue;
        return { file: decodeURI(file), line: Number(number) };
    }
    return undefined;
}

/** The project and the stack that resources belong to: `orders/dev`. */
export function stackIn([resource]: readonly Held[]): string {
    const [, stack = "", project = ""] = /^urn:pulumi:([^:]*)::([^:]*)::/.exec(resource?.urn ?? "") ?? [];
    return `${project}/${stack}`;
}

/** The JSON of a file. */
export function parsed(file: string, text: string): unknown {
    if (text.trim() === "") throw new Failure("input", `${named(file)} is empty.`);
    try {
        return JSON.parse(text) as unknown;
    } catch (error) {
        throw new Failure("input", `${named(file)} is not JSON: ${(error as Error).message}.`, {
            cause: error,
        });
    }
}

/** A file in words. */
export function named(file: string): string {
    return file === "-" ? "Standard input" : file;
}

export function isWritten(value: unknown): value is Written {
    const { urn, type } = (value ?? {}) as Partial<Written>;
    return typeof urn === "string" && typeof type === "string";
}
