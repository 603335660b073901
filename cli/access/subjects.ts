import {
    accountOf,
    actionHolds,
    type Caller,
    hasWildcard,
    lastName,
    parseArn,
    parseDocument,
    type Statement,
    UNKNOWN,
    whoIs,
} from "../../iam";
import { attachedPolicies } from "../../policypack/model/policies";
import { type Resource } from "../../policypack/model/resource";
import { roleArn, Roles } from "../../policypack/model/roles";
import { type Stack } from "../../policypack/model/stack";
import { TRUST_POLICIES } from "../../policypack/model/types";
import { missingPolicy } from "./documents";
import { type Identity, identityOfRole, identityOfUser, usersOf } from "./identities";
import { type Place } from "./place";
import { byName, knownTags, type Target } from "./targets";

/** A role or user, with what speaks of it. */
export interface Named extends Identity {
    kind: "role" | "user";
    name: string;
    arn: string;
    /** Undefined where requests may bring other tags, or they are not known. */
    tags?: Readonly<Record<string, string>>;
    /** Whose policies nobody of the source knows: what the resource leaves to them. */
    leftTo?: string;
}

/** Somebody that only the policies of resources speak of. */
export interface Other {
    kind: "service" | "account" | "organisation" | "everybody";
    name: string;
    caller: Caller;
    leftTo?: string;
}

/** Whose access is asked for. */
export type Subject = Named | Other;

export function isNamed(subject: Subject): subject is Named {
    return subject.kind === "role" || subject.kind === "user";
}

/** Where no account is known, as in a preview that says nothing of it. */
const SOME_ACCOUNT = "000000000000";

const everything = parseDocument({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
});

/** Everybody whose access to the targets is worth a row. */
export function subjectsOf(
    stack: Stack,
    targets: readonly Target[],
    place: Place,
    complete: boolean,
): Subject[] {
    const known = [...rolesOf(stack, place).sort(byName), ...userSubjects(stack, place).sort(byName)];
    const statements = targets.flatMap(({ policies }) =>
        policies.flatMap(({ document }) => document.statements),
    );
    const told = toldIn(statements);
    const named = [...told.arns].filter((arn) => !known.some((subject) => subject.arn === arn));
    return [
        ...known,
        ...named.map((arn) => namedElsewhere(arn, place)),
        ...[...told.services].sort().map((service): Other => ({
            kind: "service",
            name: service,
            // Whatever it acts for: what a policy says of that are conditions.
            caller: { kind: "service", service, source: { arn: UNKNOWN } },
        })),
        ...[...told.accounts].sort().flatMap((account) => accountSubject(account, place)),
        ...(complete ? [] : ownAccountSubject(place)),
        ...[...told.organisations].sort().map((organization): Other => ({
            kind: "organisation",
            name: `organisation ${organization}`,
            caller: { kind: "principal", organization },
            leftTo: "IAM of its accounts allows it",
        })),
        { kind: "everybody", name: "any AWS account", caller: { kind: "principal" } },
        { kind: "everybody", name: "anybody unsigned", caller: { kind: "anonymous" } },
        { kind: "everybody", name: "anybody without TLS", caller: { kind: "plainHttp" } },
    ];
}

function rolesOf(stack: Stack, { partition, account = SOME_ACCOUNT }: Place): Named[] {
    return Roles.of(stack)
        .all()
        .filter(({ name, arn }) => name !== undefined || arn !== undefined)
        .map((role) => {
            const tags =
                role.resource && !takesSessionTags(role.resource) ? knownTags(role.resource) : undefined;
            return {
                kind: "role",
                name: role.resource?.name ?? role.name!,
                arn: roleArn(role, { partition, account }),
                ...(tags && { tags }),
                ...identityOfRole(role, stack),
            };
        });
}

/** Whoever may tag the sessions of a role chooses what stands in for the role's own tags. */
function takesSessionTags(role: Resource): boolean {
    return attachedPolicies(role, TRUST_POLICIES).some(
        ({ document }) =>
            document.unknown ||
            document.statements.some(
                ({ effect, actions }) => effect !== "Deny" && actionHolds(actions, "sts:TagSession").max > 0,
            ),
    );
}

function userSubjects(stack: Stack, { partition, account = SOME_ACCOUNT }: Place): Named[] {
    return usersOf(stack).flatMap((user) => {
        const [arn, name, path] = [
            "arn",
            user.type.startsWith("aws-native") ? "userName" : "name",
            "path",
        ].map((property) => {
            const value = user.get(property);
            return typeof value === "string" ? value : undefined;
        });
        if (arn === undefined && name === undefined) return [];
        const tags = knownTags(user);
        return [
            {
                kind: "user" as const,
                name: user.name,
                arn: arn ?? `arn:${partition}:iam::${account}:user${path ?? "/"}${name}`,
                ...(tags && { tags }),
                ...identityOfUser(user, stack),
            },
        ];
    });
}

/** A role or user of which only the policy of a resource speaks. */
function namedElsewhere(arn: string, { account }: Place): Named {
    const owner = accountOf(arn);
    const kind = parseArn(arn)?.resource.startsWith("user/") ? "user" : "role";
    const subject = { kind, name: hasWildcard(arn) ? arn : `${lastName(arn)} (${owner})` } as const;
    if (owner === account && !hasWildcard(arn))
        return { ...subject, arn, identity: [missingPolicy(`the policies of ${arn} are not in the source`)] };
    return { ...subject, arn: arn.replaceAll("*", "any"), ...leftToItsAccount(owner ?? "its account") };
}

function leftToItsAccount(account: string): Pick<Named, "identity" | "leftTo"> {
    return { identity: [{ document: everything }], leftTo: `IAM of ${account} allows it` };
}

function accountSubject(account: string, place: Place): Other[] {
    if (account === place.account) return [];
    return [
        {
            kind: "account",
            name: `account ${account}`,
            caller: { kind: "principal", account },
            leftTo: `IAM of ${account} allows it`,
        },
    ];
}

/** Roles and users of the account that the source does not hold: whoever else IAM lets. */
function ownAccountSubject({ partition, account }: Place): Named[] {
    if (account === undefined) return [];
    return [
        {
            kind: "role",
            name: `others of account ${account}`,
            arn: `arn:${partition}:iam::${account}:role/any-other`,
            ...leftToItsAccount(account),
        },
    ];
}

/** Whom statements name, in Principal or in a condition. */
interface Told {
    arns: Set<string>;
    services: Set<string>;
    accounts: Set<string>;
    organisations: Set<string>;
}

function toldIn(statements: readonly Statement[]): Told {
    const told: Told = {
        arns: new Set(),
        services: new Set(),
        accounts: new Set(),
        organisations: new Set(),
    };
    for (const { principals, conditions } of statements) {
        for (const entry of principals?.entries ?? []) {
            const whom = whoIs(entry);
            if (whom.who === "service") told.services.add(whom.service);
            else if (whom.who === "account" && whom.whole) told.accounts.add(whom.account);
            else if (whom.who === "account") addArn(String(entry.value), told);
        }
        for (const { key, values } of conditions)
            for (const value of values) if (value !== UNKNOWN) addTold(key, value, told);
    }
    return told;
}

function addTold(key: string, value: string, told: Told): void {
    if (value.includes("${")) return;
    if (key === "aws:principalarn" && accountOf(value) !== undefined) addArn(value, told);
    if (["aws:principalaccount", "kms:calleraccount"].includes(key) && accountOf(value) !== undefined)
        told.accounts.add(value);
    if (key === "aws:principalorgid" && !hasWildcard(value)) told.organisations.add(value);
}

/** A session is its role's. */
function addArn(arn: string, told: Told): void {
    const { service, resource = "", account, partition } = parseArn(arn) ?? {};
    const [, role] = service === "sts" ? (/^assumed-role\/([^/]+)\//.exec(resource) ?? []) : [];
    if (role !== undefined) told.arns.add(`arn:${partition}:iam::${account}:role/${role}`);
    else if (resource === "root") told.accounts.add(account!);
    else if (/^(role|user)\//.test(resource)) told.arns.add(arn);
}
