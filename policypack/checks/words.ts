import { type Text, UNKNOWN } from "../../iam";

/** A short list in words: the first three, and how many more there are. */
export function listed(texts: readonly Text[]): string {
    const shown = texts.slice(0, 3).map((text) => (text === UNKNOWN ? "(not known yet)" : text));
    const more = texts.length - shown.length;
    return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
