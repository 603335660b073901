import { actionHolds, actionsThat, denied, hasWildcard, type Statement, UNKNOWN, whoIs } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { namesUnknown, partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each principal that may both send to a queue and take messages out of it, over all statements of its policy.
 * A whole account is many principals, which its identity policies keep apart; wildcards belong to the rule on them.
 */
export function* bothRoles(policy: Policy): Iterable<Problem> {
    const { statements, unknown } = policy.document;
    const allows = statements.filter(({ effect }) => effect !== "Deny");
    for (const [principal, account] of namedIn(allows)) {
        const own = allows.filter((statement) => names(statement, principal));
        const spelled = (effect: "send" | "receive") =>
            actionsThat(effect, "sqs").filter((action) => own.some((statement) => spells(statement, action)));
        const [sends, receives] = [spelled("send"), spelled("receive")];
        if (sends.length === 0 || receives.length === 0) continue;
        const remains = (action: string) => !isDenied(policy, principal, account, action);
        const [send, receive] = [sends.filter(remains), receives.filter(remains)];
        if (send.length > 0 && receive.length > 0)
            yield fail(
                `its ${policy.property} lets ${principal} do both ${listed(send)} and ${listed(receive)}`,
            );
    }
    if (unknown || statements.some(isOpen)) yield partlyKnown(policy);
}

/** The roles and users that statements name one by one, with their accounts. */
function namedIn(statements: readonly Statement[]): Map<string, string> {
    const entries = statements.flatMap(({ principals }) =>
        principals === undefined || principals.negated ? [] : principals.entries,
    );
    return new Map(
        entries.flatMap((entry) => {
            const whom = whoIs(entry);
            const single = whom.who === "account" && !whom.whole && entry.value !== UNKNOWN;
            return single ? [[String(entry.value), whom.account] as const] : [];
        }),
    );
}

function names({ principals }: Statement, principal: string): boolean {
    return principals?.entries.some(({ value }) => value === principal) ?? false;
}

function spells({ actions: { negated, values } }: Statement, action: string): boolean {
    const exact = values.filter((value) => value !== UNKNOWN && !hasWildcard(value));
    return !negated && actionHolds({ negated, values: exact }, action).min > 0;
}

function isDenied({ document, attachedTo }: Policy, principal: string, account: string, action: string) {
    const alone = document.statements.some(
        (statement) =>
            statement.effect === "Deny" &&
            statement.conditions.length === 0 &&
            statement.principals?.negated === false &&
            names(statement, principal) &&
            actionHolds(statement.actions, action).min === 2,
    );
    return alone || denied(document, { kind: "principal", account }, attachedTo)(action).min === 2;
}

function isOpen(statement: Statement): boolean {
    return (
        statement.effect !== "Deny" && (namesUnknown(statement) || statement.actions.values.includes(UNKNOWN))
    );
}
