import { existsSync, statSync } from "node:fs";
import path from "node:path";

import { readText } from "../configuration";
import { type Context } from "../context";
import { programSource } from "../preview/program";
import { previewSource } from "../source/preview";
import { readState } from "../source/state";
import { parsed } from "../source/written";
import { type Access, accessIn, type Wanted } from "./matrix";

/** What a word of the command line stands for: a program, a state, a preview, or a matrix that was kept. */
export async function accessFrom(word: string, wanted: Wanted, context: Context): Promise<Access> {
    const place = path.resolve(context.folder, word);
    if (word !== "-" && existsSync(place) && statSync(place).isDirectory())
        return accessIn(await programSource(place, context), wanted);
    if (word === "-") return accessIn(readState(word), wanted);
    const text = readText(word, context.folder);
    const value = (parsed(word, text) ?? {}) as Partial<Access> & { steps?: unknown };
    if (isAccess(value)) return value;
    return accessIn(
        value.steps === undefined ? readState(word, context.folder) : previewSource(word, text),
        wanted,
    );
}

function isAccess(value: Partial<Access>): value is Access {
    return [value.cells, value.principals, value.resources].every(Array.isArray);
}
