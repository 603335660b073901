import {
    actionHolds,
    actionsThat,
    arnsOverlap,
    covers,
    type Document,
    hasWildcard,
    type Patterns,
    type Service,
    type Statement,
    UNKNOWN,
    type Unknown,
} from "../../iam";

/** A statement of an identity policy that grants more of SQS or SNS than one actor needs, and by which patterns. */
export interface MessagingGrant {
    statement: Statement;
    actions: string[] | Unknown;
}

/**
 * The statements whose wildcards reach the rights of several actors, or of those who manage queues and topics.
 * A wildcard that stays within one actor's rights (`sqs:Get*`) and one that cannot reach a queue or topic
 * (`*` on a bucket) are none of them.
 */
export function messagingGrants(document: Document): MessagingGrant[] {
    return document.statements.filter(({ effect }) => effect !== "Deny").flatMap(grantOf);
}

function grantOf(statement: Statement): MessagingGrant[] {
    const services = (["sqs", "sns"] as const).filter((service) => concerns(statement.resources, service));
    const { negated, values } = statement.actions;
    if (negated) {
        const wide = services.some((service) => isWide(statement.actions, service));
        return wide ? [{ statement, actions: [`every action but ${words(values)} (NotAction)`] }] : [];
    }
    const known = values.filter((value): value is string => value !== UNKNOWN);
    const wide = known
        .filter(hasWildcard)
        .filter((pattern) => services.some((service) => isWide({ negated, values: [pattern] }, service)));
    if (wide.length > 0) return [{ statement, actions: wide }];
    return known.length < values.length && services.length > 0 ? [{ statement, actions: UNKNOWN }] : [];
}

/** Whether patterns reach an action that manages the resource, or both the sender's and the receiver's. */
function isWide(actions: Patterns, service: Service): boolean {
    const allows = (action: string) => actionHolds(actions, action).min > 0;
    const managed = actionsThat("manage", service).some(allows);
    return (
        managed || (actionsThat("send", service).some(allows) && actionsThat("receive", service).some(allows))
    );
}

/** Whether a statement's resources may be queues or topics. One that is not known yet may be. */
function concerns({ negated, values }: Patterns, service: Service): boolean {
    const everyOne = `arn:*:${service}:*:*:*`;
    if (negated) return !values.some((value) => value !== UNKNOWN && covers(value, everyOne));
    return values.some((value) => value === UNKNOWN || arnsOverlap(value, everyOne));
}

function words(values: Patterns["values"]): string {
    return values.map((value) => (value === UNKNOWN ? "(not known yet)" : value)).join(", ");
}
