import { Failure } from "../failure";
import { type Source } from "./resource";
import { held, isWritten, named, parsed, stackIn, type Written } from "./written";

/** A step of `pulumi preview --json`: the field that is read. */
interface Step {
    newState?: unknown;
}

/** The resources that a preview foretells, from what `pulumi preview --json` printed. */
export function previewSource(file: string, text: string): Source {
    const { steps } = (parsed(file, text) ?? {}) as { steps?: Step[] };
    if (!Array.isArray(steps))
        throw new Failure(
            "input",
            `${named(file)} is no preview of Pulumi: give what \`pulumi preview --json\` prints.`,
        );
    // Of a replacement the last step tells how the resource will be.
    const written = new Map(
        steps
            .map(({ newState }) => newState)
            .filter(isWritten)
            .map((state: Written) => [state.urn, state]),
    );
    const resources = [...written.values()].map(held);
    return { words: `preview of ${stackIn(resources)}`, resources, missing: [] };
}
