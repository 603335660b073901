import { actionHolds, type Statement, type Text, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";

/** What a policy may name: of the patterns that are judged, each has to match one of the actions. */
export interface Vocabulary {
    actions: readonly string[];
    judges(pattern: string): boolean;
    /** What the actions are called in a message. */
    of: string;
}

/** Yields each pattern that matches no action: AWS refuses it, or takes it in silence and grants nothing. */
export function* validActions(policy: Policy, vocabularies: readonly Vocabulary[]): Iterable<Problem> {
    for (const statement of policy.document.statements)
        for (const vocabulary of vocabularies) {
            const strange = namesIn(statement).filter((name) => isStrange(name, vocabulary));
            for (const name of new Set(strange))
                yield fail(
                    `${statement.label} of its ${policy.property} names ${name}, which is no ${vocabulary.of}${advice(name)}`,
                );
        }
    if (policy.document.unknown) yield partlyKnown(policy);
}

function namesIn({ actions }: Statement): string[] {
    return actions.values.filter((value: Text): value is string => value !== UNKNOWN);
}

function isStrange(name: string, { actions, judges }: Vocabulary): boolean {
    if (actions.includes(name)) return false;
    const pattern = { negated: false, values: [name] };
    return judges(name) && !actions.some((action) => actionHolds(pattern, action).min > 0);
}

/** Calls for several messages at once are allowed by the action for one. */
const BATCHES: ReadonlyMap<string, string> = new Map(
    ["sqs:SendMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sns:Publish"].map((action) => [
        `${action}Batch`.toLowerCase(),
        action,
    ]),
);

function advice(name: string): string {
    const single = BATCHES.get(name.toLowerCase());
    return single === undefined ? "" : ` (use ${single})`;
}
