import { actionHolds, actionsThat, spelledOut, type Statement, UNKNOWN, whoIs } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { isClosedTo } from "./closed";
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
        const spelled = (actions: readonly string[]) =>
            actions.filter((action) =>
                own.some((statement) => spelledOut(statement.actions, [action]).length > 0),
            );
        const [sends, receives] = [spelled(SENDS), spelled(RECEIVES)];
        if (sends.length === 0 || receives.length === 0) continue;
        const remains = (action: string) => !isDenied(policy, principal, account, action);
        const [send, receive] = [sends.filter(remains), receives.filter(remains)];
        if (send.length > 0 && receive.length > 0)
            yield fail(
                `its ${policy.property} lets ${principal} do both ${listed(send)} and ${listed(receive)}`,
            );
    }
    if (unknown || allows.some(isOpen)) yield partlyKnown(policy);
}

const SENDS = actionsThat("send", "sqs");
const RECEIVES = actionsThat("receive", "sqs");

/** The roles and users that statements name one by one, with their accounts. */
function namedIn(statements: readonly Statement[]): Map<string, string> {
    const entries = statements.flatMap(({ principals }) =>
        principals === undefined || principals.negated ? [] : principals.entries,
    );
    return new Map(
        entries.flatMap((entry) => {
            const whom = whoIs(entry);
            const single = whom.who === "account" && !whom.whole;
            return single ? [[String(entry.value), whom.account] as const] : [];
        }),
    );
}

function names({ principals }: Statement, principal: string): boolean {
    return principals?.negated === false && principals.entries.some(({ value }) => value === principal);
}

function isDenied(policy: Policy, principal: string, account: string, action: string): boolean {
    const alone = policy.document.statements.some(
        (statement) =>
            statement.effect === "Deny" &&
            statement.conditions.length === 0 &&
            names(statement, principal) &&
            actionHolds(statement.actions, action).min === 2,
    );
    return alone || isClosedTo(policy, { kind: "principal", account }, action);
}

function isOpen(statement: Statement): boolean {
    return namesUnknown(statement) || statement.actions.values.includes(UNKNOWN);
}
