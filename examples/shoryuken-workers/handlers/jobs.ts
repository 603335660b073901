import { type Checked, id, object, oneOf, optional, text } from "../../messages";

/** A job as it travels: ids only. What a person wrote is sealed, and is a word like any other to the queue. */
export const job = object({
    id: id(),
    kind: oneOf("welcome", "note"),
    userId: id(),
    sealedNote: optional(text(64_000)),
});

export type Job = Checked<typeof job>;

/** The longest note, before it is sealed. */
export const longestNote = 10_000;
