import { decide, type Document, parseDocument, type Truth, UNKNOWN } from "../../iam";
import { type Powers, type RoleNow } from "../identity/role";
import { type Held } from "../source/resource";
import { givenTo } from "./roles";
import { type Intended, text } from "./state";

/** What somebody may do with something: the documents of both sides. */
export interface Sides {
    arn: string;
    powers: Powers;
    resource: string;
    policy?: string;
}

const parsed = new Map<string, Document>();

/** A document is asked about for each action: it is read once. */
function documentOf(source: string): Document {
    if (!parsed.has(source)) parsed.set(source, parseDocument(source));
    return parsed.get(source)!;
}

/** How often each of the actions is allowed. Who has the resource has to be known: it is what a set has. */
export function decided(
    { arn, powers, resource, policy }: Sides,
    actions: readonly string[],
): Map<string, Truth> {
    const resourcePolicy = policy === undefined ? {} : { resourcePolicy: documentOf(policy) };
    const principal = { kind: "named", arn } as const;
    const ask = (action: string) =>
        decide({ principal, action, resource, ...powers, ...resourcePolicy }).allowed;
    return new Map(actions.map((action) => [action, ask(action)]));
}

/**
 * What the state lets a role do. What a managed policy of AWS says is not in a state: the one attached now is what is
 * meant; of one that is not attached any more, nothing is known.
 */
export function intendedPowers(role: Held, intended: Intended, now: RoleNow | undefined): Powers {
    const { inline, managed } = givenTo(role, intended.all);
    const own = new Map(
        intended.all
            .filter(({ type }) => type === "aws:iam/policy:Policy")
            .map((held) => [text(held, "arn")!, text(held, "policy")!]),
    );
    const document = (arn: string, read: string | undefined) =>
        parseDocument(own.get(arn) ?? read ?? UNKNOWN);
    const bound = text(role, "permissionsBoundary");
    return {
        identity: [
            ...[...inline.values()].map(parseDocument),
            ...[...managed].map((arn) => document(arn, now?.managed.get(arn))),
        ],
        ...(bound && {
            boundary: document(bound, now?.boundary?.arn === bound ? now.boundary.document : undefined),
        }),
    };
}
