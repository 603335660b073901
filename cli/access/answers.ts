import { type Truth } from "../../iam";

/**
 * May somebody do something? `if`: under the conditions of the statements that decide. `some`: a part of the actions
 * of a column. `unknown`: something that decides is not known.
 */
export type Answer = "yes" | "if" | "some" | "no" | "unknown";

export function answerOf({ min, max }: Truth): Answer {
    if (max === 0) return "no";
    if (min === 0) return "unknown";
    return min === 2 ? "yes" : "if";
}

/** Of several actions, as one. */
export function together(answers: readonly Answer[]): Answer {
    const found = new Set(answers);
    if (found.size <= 1) return answers[0] ?? "no";
    if (found.has("unknown")) return "unknown";
    return found.has("no") || found.has("some") ? "some" : "if";
}

/** What takes both. */
export function both(one: Answer, other: Answer): Answer {
    if (one === "no" || other === "no") return "no";
    if (one === "unknown" || other === "unknown") return "unknown";
    return one === "if" || other === "if" ? "if" : "yes";
}

/** How much an answer lets in; undefined where that is not known. */
export function width(answer: Answer): number | undefined {
    return { no: 0, some: 1, if: 1, yes: 2, unknown: undefined }[answer];
}
