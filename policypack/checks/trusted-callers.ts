import { exposures, holdsFor, type Scope, type Statement, UNKNOWN, whoIs } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Parameters, type Problem, undecided } from "../rule";
import { partlyKnown } from "./unreadable";

const ASSUME: Scope = {
    actions: ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"],
    resource: "*",
};

/** Yields each statement of a trust policy that lets in everybody, or an account that is neither ours nor trusted. */
export function* trustedCallers(
    policy: Policy,
    own: ReadonlySet<string>,
    parameters: Parameters,
): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const { statement, certain } of exposures(policy.document, { kind: "principal" }, ASSUME))
        if (certain)
            yield fail(`${place(policy, statement)} lets principals of any AWS account assume the role`);
        else open = true;
    for (const account of accountsIn(policy.document.statements)) {
        if (own.has(account) || parameters.trustedAccounts.includes(account)) continue;
        for (const { statement, certain } of throughNameOf(account, policy))
            if (!certain) open = true;
            else if (own.size === 0) yield ownerUnknown(policy, account);
            else
                yield fail(`${place(policy, statement)} lets the foreign account ${account} assume the role`);
    }
    for (const id of foreignOrganisations(policy.document.statements, parameters))
        yield fail(`its ${policy.property} trusts the organisation ${id}, which is none of organizationIds`);
    if (open) yield partlyKnown(policy);
}

const place = ({ property }: Policy, { label }: Statement) => `${label} of its ${property}`;

const ownerUnknown = ({ property }: Policy, account: string): Problem =>
    undecided(
        property,
        `its ${property} names the account ${account}, and nothing tells yet whether it is its own`,
    );

/** What names the account, and asks for neither its external id nor its organisation. */
function throughNameOf(account: string, { document }: Policy) {
    return exposures(document, { kind: "principal", account }, ASSUME)
        .filter(({ statement }) => accountsIn([statement]).has(account))
        .map(({ statement, certain }) => ({ statement, certain, bound: externalId(statement) }))
        .filter(({ bound }) => bound.max > 0)
        .map(({ statement, certain, bound }) => ({ statement, certain: certain && bound.min > 0 }));
}

/** Never: without the external id that the policy gives, the caller does not get in. */
function externalId({ conditions }: Statement) {
    return holdsFor(conditions, { key: "sts:externalid", optional: true });
}

function accountsIn(statements: readonly Statement[]): Set<string> {
    const entries = statements.flatMap(({ principals }) =>
        principals?.negated === false ? principals.entries : [],
    );
    return new Set(entries.map(whoIs).flatMap((whom) => (whom.who === "account" ? [whom.account] : [])));
}

function foreignOrganisations(statements: readonly Statement[], { organizationIds }: Parameters): string[] {
    if (organizationIds.length === 0) return [];
    const named = statements
        .filter(({ effect }) => effect !== "Deny")
        .flatMap(({ conditions }) => conditions)
        .filter(({ key, negated }) => key === "aws:principalorgid" && !negated)
        .flatMap(({ values }) => values);
    return [...new Set(named)].filter((id) => id !== UNKNOWN && !organizationIds.includes(id)) as string[];
}
