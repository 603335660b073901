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
    whoIs,
} from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Parameters, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each grant to an AWS service that another customer could use through that service (the confused deputy),
 * and each that is pinned to an account that is neither the owner's nor trusted.
 */
export function* serviceSources(policy: Policy, service: Service, parameters: Parameters): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const name of servicesNamed(policy.document.statements)) {
        const through = reached(policy, service, { kind: "service", service: name }, name);
        for (const { statement, actions, certain } of through)
            if (certain)
                yield fail(
                    `${place(statement, policy)} allows ${listed(actions)} to ${name} for any customer`,
                );
            else open = true;
        if (through.length === 0) yield* foreignSources(policy, service, name, parameters);
    }
    if (open) yield partlyKnown(policy);
}

function* foreignSources(
    policy: Policy,
    service: Service,
    name: string,
    { trustedAccounts }: Parameters,
): Iterable<Problem> {
    for (const account of accountsNamed(policy.document.statements)) {
        if (account === policy.account || trustedAccounts.includes(account)) continue;
        const caller: Caller = { kind: "service", service: name, account };
        for (const { statement, actions, certain } of reached(policy, service, caller, name)) {
            if (!certain) continue;
            if (policy.account === undefined) yield partlyKnown(policy);
            else
                yield fail(
                    `${place(statement, policy)} allows ${listed(actions)} to ${name} for the foreign account ${account}`,
                );
        }
    }
}

/** Only statements that name the service itself: those open to everybody belong to the rule on strangers. */
function reached(policy: Policy, service: Service, caller: Caller, name: string): Exposure[] {
    const scope: Scope = { actions: actionsOf(service), resource: policy.attachedTo };
    return exposures(policy.document, caller, scope).filter(({ statement }) =>
        serviceNames(statement).includes(name),
    );
}

function servicesNamed(statements: readonly Statement[]): Set<string> {
    return new Set(statements.filter(({ effect }) => effect !== "Deny").flatMap(serviceNames));
}

function serviceNames({ principals }: Statement): string[] {
    if (!principals || principals.negated) return [];
    return principals.entries.map(whoIs).flatMap((whom) => (whom.who === "service" ? [whom.service] : []));
}

function accountsNamed(statements: readonly Statement[]): Set<string> {
    const values = statements.flatMap(({ conditions }) =>
        conditions.flatMap((condition) => condition.values),
    );
    const accounts = values.map((value) => (value === UNKNOWN ? undefined : accountOf(value)));
    return new Set(accounts.filter((account) => account !== undefined));
}

const place = (statement: Statement, { property }: Policy): string => `${statement.label} of its ${property}`;
