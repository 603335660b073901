import type { PolicyStatement } from "../../iam";
import { accountOf, accountRootArn, type Place } from "./arns";
import { allOf, type Conditions, distinct } from "./conditions";
import type { Sender } from "./sources";
import { onlyIf } from "./statements";

/** What senders are let in for. */
interface Admission {
    sid: string;
    action: string[];
    resource: string;
    condition?: Conditions;
}

/** SQS takes this many principals in one statement. */
const PRINCIPALS = 50;

/** Statements that let senders in, as few as can say it: those who are bounded alike are named together. */
export function senderStatements(
    place: Place,
    senders: readonly Sender[],
    { sid, action, resource, condition = {} }: Admission,
): PolicyStatement[] {
    const statements = senders.map((sender) => ({
        principals: principalsOf(place, sender),
        condition: allOf(condition, boundsOf(sender), elsewhere(place, sender)),
    }));
    const admit = (Principal: PolicyStatement["Principal"], bounds: Conditions): PolicyStatement => ({
        Effect: "Allow",
        Principal,
        Action: [...action],
        Resource: resource,
        ...onlyIf(bounds),
    });
    return alike(statements)
        .flatMap(({ principals, condition: bounds }) =>
            principals === "*"
                ? [admit("*", bounds)]
                : portions(principals).map((AWS) => admit({ AWS }, bounds)),
        )
        .map((statement, index) => ({ Sid: numbered(sid, index), ...statement }));
}

/** Sids are unique in a document: the second of a kind is 2. */
export function numbered(sid: string, index: number): string {
    return index === 0 ? sid : `${sid}${index + 1}`;
}

/** Senders, each with the account that it is in; nothing for an organisation. */
export function byAccount(senders: readonly Sender[]): [string | undefined, Sender[]][] {
    const single = senders.flatMap((sender): [string | undefined, Sender][] =>
        sender.roleArns.length === 0
            ? [[sender.accountId, sender]]
            : sender.roleArns.map((arn) => [accountOf(arn), { ...sender, roleArns: [arn] }]),
    );
    return distinct(single.map(([account]) => account)).map((account) => [
        account,
        single.filter(([of]) => of === account).map(([, sender]) => sender),
    ]);
}

function principalsOf(place: Place, { roleArns, accountId }: Sender): readonly string[] | "*" {
    if (roleArns.length > 0) return roleArns;
    return accountId === undefined ? "*" : [accountRootArn({ ...place, accountId })];
}

function boundsOf({ organizationId, principalTags = {} }: Sender): Conditions {
    const tags = Object.entries(principalTags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
    const organization = organizationId === undefined ? {} : { "aws:PrincipalOrgID": organizationId };
    return { StringEquals: { ...organization, ...Object.fromEntries(tags) } };
}

/** This account is in the organisation too: its own principals are let in by name, or not at all. */
function elsewhere(place: Place, { roleArns, accountId }: Sender): Conditions {
    if (roleArns.length > 0 || accountId !== undefined) return {};
    return { StringNotEquals: { "aws:PrincipalAccount": place.accountId } };
}

interface Bounded {
    principals: readonly string[] | "*";
    condition: Conditions;
}

function alike(statements: readonly Bounded[]): Bounded[] {
    const groups = new Map<string, Bounded>();
    for (const { principals, condition } of statements) {
        const key = JSON.stringify([principals === "*", condition]);
        const before = groups.get(key)?.principals ?? [];
        const all = principals === "*" ? principals : distinct([...before, ...principals]);
        groups.set(key, { principals: all, condition });
    }
    return [...groups.values()];
}

function portions(principals: readonly string[]): string[][] {
    const count = Math.ceil(principals.length / PRINCIPALS);
    return Array.from({ length: count }, (_, index) =>
        principals.slice(index * PRINCIPALS, (index + 1) * PRINCIPALS),
    );
}
