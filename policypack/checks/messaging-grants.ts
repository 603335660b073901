import {
    actionHolds,
    actionsThat,
    all,
    any,
    arnsOverlap,
    type Document,
    type Effect,
    hasWildcard,
    NEVER,
    not,
    type Patterns,
    type Service,
    type Statement,
    type Truth,
    UNKNOWN,
    type Unknown,
    UNSURE,
    when,
} from "../../iam";
import { coversAll } from "./wide-grants";

const SERVICES = ["sqs", "sns"] as const;

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
    const judged = wildcardsOf(statement.actions).map((wildcard) => ({
        ...wildcard,
        reach: any(SERVICES.map((service) => reachOf(wildcard, statement.resources, service))),
    }));
    const certain = judged.filter(({ reach }) => reach.min > 0);
    if (certain.length > 0) return [{ statement, actions: certain.map(({ words }) => words) }];
    return judged.some(({ reach }) => reach.max > 0) ? [{ statement, actions: UNKNOWN }] : [];
}

interface Wildcard {
    words: string;
    actions: Patterns;
}

function wildcardsOf(actions: Patterns): Wildcard[] {
    const words = actions.values.map((value) => (value === UNKNOWN ? "(not known yet)" : value));
    if (actions.negated) return [{ words: `every action but ${words.join(", ")} (NotAction)`, actions }];
    return actions.values.flatMap((value, index) =>
        value === UNKNOWN || hasWildcard(value)
            ? [{ words: words[index]!, actions: { negated: false, values: [value] } }]
            : [],
    );
}

function reachOf({ words, actions }: Wildcard, resources: Patterns, service: Service): Truth {
    const ofService = words.toLowerCase().startsWith(`${service}:`);
    return all([isWide(actions, service), concerns(resources, service, ofService)]);
}

/** Whether patterns reach an action that manages the resource, or both the sender's and the receiver's. */
function isWide(actions: Patterns, service: Service): Truth {
    const reach = (effect: Effect) =>
        any(actionsThat(effect, service).map((action) => actionHolds(actions, action)));
    return any([reach("manage"), all([reach("send"), reach("receive")])]);
}

/** Whether a statement's resources are queues or topics. An action of SQS can only mean a queue, known or not. */
function concerns({ negated, values }: Patterns, service: Service, ofService: boolean): Truth {
    const unknown = values.includes(UNKNOWN) && !ofService ? UNSURE : NEVER;
    const known = values.filter((value): value is string => value !== UNKNOWN);
    if (negated) return known.some((value) => coversAll(value, service)) ? NEVER : not(unknown);
    const named = known.some((value) => arnsOverlap(value, `arn:*:${service}:*:*:*`));
    return any([when(named || (values.includes(UNKNOWN) && ofService)), unknown]);
}
