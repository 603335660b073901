import { type Caller, type Statement, type Truth, UNKNOWN } from "../../iam";
import { type Answer, answerOf, both } from "./answers";
import { conditionsIn } from "./conditions";
import { type Attached, type Written, writtenAt } from "./documents";
import { type Place } from "./place";
import { asAskedOf, type Way } from "./request";
import { type Subject } from "./subjects";
import { type Target } from "./targets";

/** What is asked: may somebody do an action on a target? */
export interface Asked {
    subject: Subject;
    action: string;
    target: Target;
    way: Way;
    /** Whether the statements are asked for that shut out whom nothing lets in. */
    thorough?: boolean;
}

/** The answer, and what makes it so. */
export interface Verdict {
    answer: Answer;
    /** The statements that decide. */
    by: readonly Written[];
    /** Under which conditions. */
    conditions: readonly string[];
    /** What is not known. */
    why: readonly string[];
}

/** Who answers for one source: by its place and the organisation of its account, if that is known. */
export interface Surroundings {
    place: Place;
    organisation?: string | undefined;
}

/** What takes several answers: it is as the narrowest of them. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
    if (verdicts.length === 1) return verdicts[0]!;
    return {
        answer: verdicts.map(({ answer }) => answer).reduce(both),
        by: verdicts.flatMap(({ by }) => by),
        conditions: verdicts.flatMap(({ conditions }) => conditions),
        why: verdicts.flatMap(({ why }) => why),
    };
}

/** Nobody knows whether those of another account are allowed by it as well. */
export function leftOpen({ min, max }: Truth, leftTo: string | undefined): Truth {
    if (leftTo === undefined) return { min, max };
    return { min: min === 2 ? 1 : min, max: max === 2 && min > 0 ? 1 : max };
}

/** What a verdict is told of. */
interface Found {
    truth: Truth;
    /** Who asks: what is settled about that is no condition. */
    caller: Caller;
    /** The statements that decide. */
    statements: readonly Statement[];
    /** What the documents leave to others. */
    left: readonly string[];
    /** What is not known, where that decides. */
    unknown(): string[];
}

/** A verdict in words. */
export function told({ truth, caller, statements, left, unknown }: Found): Verdict {
    const answer = answerOf(truth);
    const by = statements.flatMap((statement) => writtenAt(statement) ?? []);
    if (answer === "if") {
        const conditions = [...new Set([...asAskedOf(caller, statements).flatMap(conditionsIn), ...left])];
        const some = "for some of its sessions or requests";
        return { answer, by, conditions: conditions.length === 0 ? [some] : conditions, why: [] };
    }
    const why = answer === "unknown" ? unknown() : [];
    return {
        answer,
        by,
        conditions: [],
        why: answer === "unknown" && why.length === 0 ? [notTold(statements)] : why,
    };
}

/** What is not known of documents. */
export function unknownIn(documents: readonly Attached[]): string[] {
    return [...new Set(documents.flatMap(({ unknown }) => unknown ?? []))];
}

export function openArn({ arn, name }: Target): string[] {
    return arn === UNKNOWN || arn.includes("*") ? [`the ARN of ${name} is not known yet`] : [];
}

/** Where all documents are known, it is something of the request that a condition asks for. */
function notTold(statements: readonly Statement[]): string {
    const keys = new Set(statements.flatMap(({ conditions }) => conditions.map(({ key }) => key)));
    const organisation = [...keys].some((key) => /^aws:(principal|resource)org/.test(key));
    if (organisation) return "the organisation of the account: --organization tells it";
    return keys.size === 0 ? "a part of what decides" : `the value of ${[...keys].join(", ")}`;
}
