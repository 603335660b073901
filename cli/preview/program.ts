import path from "node:path";

import { type Context } from "../context";
import { Failure } from "../failure";
import { type Source } from "../source/resource";
import { readState } from "../source/state";
import { runPreview } from "./run";

/** What a program would make, or what a state holds: by default the program of the folder where the tool runs. */
export async function sourceOf(
    program: string | undefined,
    state: string | undefined,
    context: Context,
): Promise<Source> {
    if (program !== undefined && state !== undefined)
        throw new Failure("usage", "Give a program or --state, not both.");
    if (state !== undefined) return readState(state, context.folder);
    return programSource(path.resolve(context.folder, program ?? "."), context);
}

/** What a program would make. A preview that the pack blocks tells it as well; one of a program that fails does not. */
export async function programSource(folder: string, context: Context): Promise<Source> {
    const { source, errors } = await runPreview(folder, [], (text) => context.say(text));
    if (errors.length > 0) throw new Failure("input", errors.join("; "));
    return source;
}
