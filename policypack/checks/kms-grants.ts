import { accountOf, actionHolds, all, type Asked, hasWildcard, holdsFor, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { type Resource, textProperty } from "../model/resource";
import { advise, fail, type Parameters, type Problem, undecided } from "../rule";
import { meansOwner } from "./owner";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/** What queues and topics ask of a key, and what does no harm. */
const NEEDED = [
    "Decrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "DescribeKey",
    "RetireGrant",
];

/** Yields what a grant on a key gives beyond one principal of ours and the use of the key for messages. */
export function* grantProblems(grant: Resource, { trustedAccounts }: Parameters): Iterable<Problem> {
    const operations = grant.get("operations");
    const known = Array.isArray(operations) ? operations.filter((name) => typeof name === "string") : [];
    const beyond = known.filter((name) => name !== "CreateGrant" && !NEEDED.includes(name));
    if (known.includes("CreateGrant"))
        yield fail("its operations allow CreateGrant, so its holder can pass it on");
    if (beyond.length > 0) yield advise(`its operations allow ${listed(beyond)}, which messages do not need`);
    if (operations === UNKNOWN || (Array.isArray(operations) && operations.includes(UNKNOWN)))
        yield undecided("operations", "its operations are not known before deployment");
    yield* granteeProblems(grant, trustedAccounts);
}

function* granteeProblems(grant: Resource, trusted: readonly string[]): Iterable<Problem> {
    const grantee = textProperty(grant, "granteePrincipal");
    if (grantee === undefined) return;
    if (grantee === UNKNOWN)
        return yield undecided("granteePrincipal", "its granteePrincipal is not known before deployment");
    const account = accountOf(grantee);
    if (hasWildcard(grantee)) yield fail(`its granteePrincipal ${grantee} is a wildcard`);
    if (account === undefined || trusted.includes(account)) return;
    const key = textProperty(grant, "keyId");
    const own = typeof key === "string" ? accountOf(key) : undefined;
    if (own !== undefined && own !== account)
        yield fail(`its granteePrincipal is of the foreign account ${account}`);
    if (key === UNKNOWN)
        yield undecided("keyId", "its keyId, and so the account of its key, is not known before deployment");
}

/** Conditions that keep a right to create grants to what services ask for, or to one holder. */
const NARROWED: readonly Asked[] = [
    { key: "kms:grantisforawsresource", text: "false", optional: true },
    { key: "kms:viaservice", optional: true },
    { key: "kms:granteeprincipal" },
];

/** Yields each statement of a key policy by which somebody who does not manage the key may hand it on. */
export function* grantMakers(policy: Policy): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const statement of policy.document.statements.filter(({ effect }) => effect !== "Deny")) {
        // Who may write the policy itself gains nothing by a grant.
        if (
            actionHolds(statement.actions, "kms:PutKeyPolicy").min > 0 ||
            meansOwner(statement.principals, policy.account) !== "not"
        )
            continue;
        const makes = actionHolds(statement.actions, "kms:CreateGrant");
        const free = all(NARROWED.map((asked) => holdsFor(statement.conditions, asked)));
        if (makes.min > 0 && free.min > 0)
            yield fail(`${statement.label} of its ${policy.property} allows kms:CreateGrant for any purpose`);
        else if (makes.max > 0 && free.max > 0) open = true;
    }
    if (open) yield partlyKnown(policy);
}
