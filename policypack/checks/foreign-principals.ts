import {
    accountOf,
    actionsOf,
    type Caller,
    type Exposure,
    exposures,
    type Scope,
    type Service,
    type Statement,
    UNKNOWN,
} from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Parameters, type Problem } from "../rule";
import { namesUnknown, partlyKnown } from "./unreadable";
import { listed } from "./words";

/** A statement that lets in principals of accounts or organisations that nobody declared as trusted. */
interface Opening {
    actions: string[];
    accounts: Set<string>;
    organizations: Set<string>;
}

/** Yields each statement that lets in an account, or an organisation, that is neither the owner's nor trusted. */
export function* foreignPrincipals(
    policy: Policy,
    service: Service,
    { trustedAccounts, organizationIds }: Parameters,
): Iterable<Problem> {
    const { statements, unknown } = policy.document;
    const accounts = accountsIn(statements).filter(
        (account) => account !== policy.account && !trustedAccounts.includes(account),
    );
    const organizations = organizationsIn(statements).filter((id) => !organizationIds.includes(id));
    const callers = callersOf(accounts, organizationIds.length > 0 ? organizations : []);
    const { openings, open } = openingsFor(policy, service, callers);
    for (const [statement, opening] of openings) yield told(policy, statement, opening);
    if (open || unknown || statements.some(namesUnknown)) yield partlyKnown(policy);
}

type Signed = Caller & { kind: "principal" };

function callersOf(accounts: readonly string[], organizations: readonly string[]): Signed[] {
    const ofAccounts = accounts.map((account): Signed => ({ kind: "principal", account }));
    const ofOrganizations = organizations.flatMap((organization) => [
        { kind: "principal" as const, organization },
        ...accounts.map((account): Signed => ({ kind: "principal", account, organization })),
    ]);
    return [...ofAccounts, ...ofOrganizations];
}

function openingsFor(policy: Policy, service: Service, callers: readonly Signed[]) {
    const openings = new Map<Statement, Opening>();
    if (callers.length === 0) return { openings, open: false };
    const scope: Scope = { actions: actionsOf(service), resource: policy.attachedTo };
    const reach = (caller: Caller): Exposure[] => exposures(policy.document, caller, scope);
    // Statements open to everybody belong to the rule on strangers.
    const toAll = reach({ kind: "principal" }).filter(({ certain }) => certain);
    const public_ = new Set(toAll.map(({ statement }) => statement));
    let open = false;
    for (const caller of callers)
        for (const { statement, actions, certain } of reach(caller)) {
            if (public_.has(statement)) continue;
            if (!certain) open = true;
            else note(openings, statement, actions, caller);
        }
    return { openings, open: settle(openings, policy) || open };
}

function note(openings: Map<Statement, Opening>, statement: Statement, actions: string[], caller: Signed) {
    const opening = openings.get(statement) ?? { actions, accounts: new Set(), organizations: new Set() };
    openings.set(statement, opening);
    if (caller.account !== undefined) opening.accounts.add(caller.account);
    else if (caller.organization !== undefined) opening.organizations.add(caller.organization);
}

/** Where the owner is not known, one account may be the owner's own; of several, all but one are foreign. */
function settle(openings: Map<Statement, Opening>, { account }: Policy): boolean {
    const all = new Set([...openings.values()].flatMap(({ accounts }) => [...accounts]));
    if (account !== undefined || all.size !== 1) return false;
    for (const [statement, opening] of openings)
        if (opening.organizations.size === 0) openings.delete(statement);
        else opening.accounts.clear();
    return true;
}

function told({ property, account }: Policy, statement: Statement, opening: Opening): Problem {
    const whom = [
        ...(opening.accounts.size > 0 ? [inWords([...opening.accounts], account !== undefined)] : []),
        ...[...opening.organizations].map((id) => `the organisation ${id}, which is not declared`),
    ];
    return fail(
        `${statement.label} of its ${property} allows ${listed(opening.actions)} to ${whom.join(" and ")}`,
    );
}

function inWords(accounts: readonly string[], ownerIsKnown: boolean): string {
    const many = accounts.length > 1 ? "accounts" : "account";
    if (ownerIsKnown) return `the foreign ${many} ${accounts.join(", ")}`;
    return `the ${many} ${accounts.join(", ")}, of those named at most one its owner's`;
}

function accountsIn(statements: readonly Statement[]): string[] {
    const named = statements.flatMap(({ principals, conditions }) => [
        ...(principals?.entries ?? []).map(({ value }) => value),
        ...conditions.flatMap(({ values }) => values),
    ]);
    const accounts = named.map((value) => (value === UNKNOWN ? undefined : accountOf(value)));
    return [...new Set(accounts.filter((account) => account !== undefined))];
}

function organizationsIn(statements: readonly Statement[]): string[] {
    const values = statements.flatMap(({ conditions }) => conditions.flatMap(({ values }) => values));
    const ids = values.map((value) => (value === UNKNOWN ? undefined : ORGANIZATION.exec(value)?.[0]));
    return [...new Set(ids.filter((id) => id !== undefined))];
}

const ORGANIZATION = /^o-[a-z0-9]{10,32}(?![^/])/;
