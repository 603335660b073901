import { type Document, hasWildcard, type Patterns, type Statement, UNKNOWN } from "../../iam";
import { arnOf } from "../model/arns";
import { type Policy } from "../model/policies";
import { type Resource } from "../model/resource";
import { QUEUES } from "../model/types";
import { messagingGrants } from "./messaging-grants";

/**
 * What a policy surely says: its known statements, without what other rules report by itself (Allows of wildcard
 * actions). A resource that is not known yet stands there as the queue it was made from, or as one of its own.
 */
export function readable(policy: Policy): Document {
    return policy.resource.once(policy, () => {
        const statements = policy.document.statements.flatMap((statement, place) => {
            if (statement.effect === UNKNOWN) return [];
            const resources = withStandIns(statement.resources, policy, place);
            if (statement.effect === "Deny") return [{ ...statement, resources }];
            if (statement.actions.negated) return [];
            return [{ ...statement, resources, actions: spelled(statement, policy) }];
        });
        return { statements, flaws: [], unknown: false };
    });
}

/** The actions of a statement but for those that a rule on wildcards reports. */
function spelled(statement: Statement, { document }: Policy): Patterns {
    const known = statement.actions.values.filter((value): value is string => value !== UNKNOWN);
    const reported = statement.principals
        ? known.filter(hasWildcard)
        : messagingGrants({ ...document, statements: [statement] }).flatMap(({ actions }) =>
              actions === UNKNOWN ? [] : actions,
          );
    return { negated: false, values: known.filter((value) => !reported.includes(value)) };
}

/** How a message calls a queue. */
export function shownArn(arn: string): string {
    return arn.startsWith(STAND_IN) ? "a queue that is not known yet" : arn;
}

const STAND_IN = "arn:aws:sqs:::not known yet";

function withStandIns({ negated, values }: Patterns, policy: Policy, place: number): Patterns {
    const standIn = () => originOf(policy) ?? `${STAND_IN} ${policy.resource.urn} ${place}`;
    return { negated, values: values.map((value) => (value === UNKNOWN ? standIn() : value)) };
}

/** The one queue that what is not known of a policy was made from; nothing where it may be something else. */
export function originOf({ resource, property }: Policy): string | undefined {
    const origins = resource.sources(property).filter(mayBeQueue);
    const arn = origins.length === 1 && isQueue(origins[0]!) ? arnOf(origins[0]!) : UNKNOWN;
    return arn === UNKNOWN ? undefined : arn;
}

const isQueue = ({ type }: Resource) => Object.hasOwn(QUEUES, type);
const mayBeQueue = (resource: Resource) => isQueue(resource) || !/^aws(?:-native)?:/.test(resource.type);
