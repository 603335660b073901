import {
    all,
    actionHolds,
    type Asked,
    holdsFor,
    matchesAll,
    type Statement,
    type Text,
    UNKNOWN,
} from "../../iam";
import { type Policy } from "../model/policies";
import { advise, fail, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";

/** Yields each grant to an identity provider through which more than one of its identities gets in. */
export function* federatedTrust(policy: Policy): Iterable<Problem> {
    for (const statement of policy.document.statements)
        if (statement.effect !== "Deny" && mayBe(statement, "sts:AssumeRoleWithWebIdentity"))
            for (const provider of providersOf(statement))
                yield* throughProvider(policy, statement, provider);
}

function* throughProvider(policy: Policy, statement: Statement, provider: Text): Iterable<Problem> {
    if (provider === UNKNOWN) return yield partlyKnown(policy);
    const host = hostOf(provider);
    if (host === undefined) return;
    const place = `${statement.label} of its ${policy.property}`;
    const open = all(identifying(host).map((asked) => holdsFor(statement.conditions, asked)));
    if (open.min > 0) yield fail(`${place} lets in any identity of ${host}: ${told(statement, host)}`);
    else if (open.max > 0) yield partlyKnown(policy);
    else if (holdsFor(statement.conditions, { key: `${host}:aud` }).min > 0 && !SOCIAL.has(host))
        yield advise(
            `${place} lets in tokens of ${host} that were made for another audience (no "${host}:aud")`,
        );
}

function told({ conditions }: Statement, host: string): string {
    const subjects = conditions.filter(({ key }) => key === `${host}:sub`).flatMap(({ values }) => values);
    const known = subjects.filter((value) => value !== UNKNOWN).map((value) => `"${value}"`);
    return known.length > 0
        ? `its subject ${known.join(", ")} means more than one`
        : `no condition on "${host}:sub"`;
}

function mayBe({ actions }: Statement, action: string): boolean {
    return actionHolds(actions, action).max > 0;
}

function providersOf({ principals }: Statement): Text[] {
    if (principals?.negated !== false) return [];
    return principals.entries.filter(({ kind }) => kind === "Federated").map(({ value }) => value);
}

/** The provider as condition keys name it; nothing for SAML. Everybody, "*", is told of as such elsewhere. */
function hostOf(provider: string): string | undefined {
    const host = /:oidc-provider\/(.+)/.exec(provider)?.[1];
    if (host !== undefined) return host.toLowerCase();
    return provider.startsWith("arn:") || matchesAll(provider) ? undefined : provider.toLowerCase();
}

/** Providers for everybody: the audience, or the application, is what is ours. */
const SOCIAL: ReadonlyMap<string, readonly string[]> = new Map([
    ["cognito-identity.amazonaws.com", ["aud"]],
    ["accounts.google.com", ["aud"]],
    ["graph.facebook.com", ["app_id"]],
    ["www.amazon.com", ["app_id"]],
]);

/** Keys that tell as much as the subject does. */
const TELLING: ReadonlyMap<string, readonly string[]> = new Map([
    ...SOCIAL,
    ["token.actions.githubusercontent.com", ["repository", "repository_id"]],
]);

/** Keys of which one has to be bound: the subject, or what tells as much. */
function identifying(host: string): Asked[] {
    return [
        { key: `${host}:sub`, optional: true, part: identityIn },
        ...(TELLING.get(host) ?? []).map((name) => ({ key: `${host}:${name}`, optional: true })),
    ];
}

/**
 * Subjects that begin with the identity and go on with the circumstances: the branch of a repository, the phase of a
 * run, the user of a project. Wildcards among the circumstances mean the same identity.
 */
const IDENTITY_FIRST = [
    /^repo:[^:]+(?=:)/,
    /^project_path:[^:]+(?=:)/,
    /^organization:[^:]+:project:[^:]+:workspace:[^:]+(?=:)/,
    /^org\/[^/]+\/project\/[^/]+(?=\/)/,
    /^organization:[^:]+:pipeline:[^:]+(?=:)/,
    /^pulumi:deploy:org:[^:]+:project:[^:]+(?=:)/,
];

function identityIn(subject: string): string {
    return (
        IDENTITY_FIRST.map((form) => form.exec(subject)?.[0]).find((found) => found !== undefined) ?? subject
    );
}
