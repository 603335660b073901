import {
    accountOf,
    actionsInResourcePolicies,
    actionsThat,
    type Caller,
    type Document,
    type Service,
    spelledOut,
    type Statement,
    UNKNOWN,
    whoIs,
} from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { isClosedTo } from "./closed";
import { meansOwner } from "./owner";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each statement of a resource policy that spells out actions by which a queue or topic is taken over or
 * destroyed. Wildcards belong to the rule on them. The owner's account as a whole may have them all: to it, that
 * only says that its identity policies decide.
 */
export function* adminActions(policy: Policy, service: Service): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const statement of policy.document.statements.filter(({ effect }) => effect !== "Deny")) {
        if (statement.actions.values.includes(UNKNOWN)) open = true;
        const manages = managing(policy, statement, service);
        if (manages.length === 0) continue;
        const owner = meansOwner(statement.principals, policy.account);
        if (owner === "perhaps") open = true;
        else if (owner === "not")
            yield fail(`${statement.label} of its ${policy.property} allows ${listed(manages)}`);
    }
    if (open) yield partlyKnown(policy);
}

function managing(policy: Policy, statement: Statement, service: Service): string[] {
    return spelledOut(statement.actions, MANAGING[service]).filter(
        (action) => !isClosed(policy, statement, action),
    );
}

const managingIn = (service: Service) =>
    actionsInResourcePolicies(service).filter((action) => actionsThat("manage", service).includes(action));
const MANAGING: Record<Service, readonly string[]> = {
    sqs: managingIn("sqs"),
    sns: managingIn("sns"),
    kms: managingIn("kms"),
};

/** Whether a Deny keeps an action from everybody that the statement names. */
function isClosed(policy: Policy, statement: Statement, action: string): boolean {
    return callersOf(policy, statement).every((caller) => isClosedTo(policy, caller, action));
}

function callersOf({ document, account: owner }: Policy, { principals }: Statement): Caller[] {
    const anybody = [owner, undefined, ...accountsNamedIn(document)];
    return (principals?.entries ?? []).map(whoIs).flatMap((whom): Caller[] => {
        if (whom.who === "account") return [{ kind: "principal", account: whom.account }];
        if (whom.who !== "service") return anybody.map((account) => ({ kind: "principal", account }));
        return [owner, undefined].map((account) => ({ kind: "service", service: whom.service, account }));
    });
}

/** A Deny may spare those that it names, be it in a condition or under NotPrincipal. */
function accountsNamedIn({ statements }: Document): Set<string | undefined> {
    const texts = statements.flatMap(({ principals, conditions }) => [
        ...(principals?.entries ?? []).map(({ value }) => value),
        ...conditions.flatMap(({ values }) => values),
    ]);
    return new Set(texts.map((text) => (text === UNKNOWN ? undefined : accountOf(text))));
}
