/** Stands wherever a preview does not know a value yet. Never equal to any text, so it cannot be matched by accident. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** A text of a policy document, or the fact that it is not known yet. */
export type Text = string | Unknown;
