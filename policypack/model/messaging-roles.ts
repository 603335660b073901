import { actionHolds, arnsOverlap, type Patterns, type Statement, UNKNOWN } from "../../iam";
import { type Policy } from "./policies";
import { type Kinds, listOf, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { type Role, Roles } from "./roles";
import { type Stack } from "./stack";
import { QUEUES, TOPICS } from "./types";

/** What somebody does with queues and topics. */
export interface Use {
    /** Takes messages from a queue. */
    receives: boolean;
}

/** Instance profiles hold a role for EC2. */
const PROFILES: Kinds = {
    "aws:iam/instanceProfile:InstanceProfile": ["name", "arn"],
    "aws-native:iam:InstanceProfile": ["instanceProfileName", "arn"],
};

const HELD: Readonly<Record<string, string>> = {
    "aws:iam/instanceProfile:InstanceProfile": "role",
    "aws-native:iam:InstanceProfile": "roles",
};

/** How the roles that a property refers to, also by an instance profile, use messaging, as far as the stack shows. */
export function usesOfRoles(
    stack: Stack,
    resource: Resource,
    property: string,
    values: unknown = resource.get(property),
): Use[] {
    const profiles = referencesOf(stack, PROFILES, resource, property, values).found;
    const named = (at: Resource, name: string, given: readonly unknown[]) =>
        Roles.of(stack).named(at, name, given.length > 0 ? given : [UNKNOWN]);
    return [
        ...named(resource, property, listOf(values)),
        ...profiles.flatMap((profile) => {
            const held = HELD[profile.type]!;
            return named(profile, held, listOf(profile.get(held)));
        }),
    ].flatMap((role) => usesOf(stack, role));
}

function usesOf(stack: Stack, role: Role): readonly Use[] {
    return stack.once(role, () => [...role.policies].flatMap(usesIn));
}

/** Whether a property was made from a queue or topic, and so names it. */
export function madeOfMessaging(resource: Resource, property: string): boolean {
    return resource
        .sources(property)
        .some(({ type }) => Object.hasOwn(QUEUES, type) || Object.hasOwn(TOPICS, type));
}

function usesIn({ resource, property, document }: Policy): Use[] {
    const made = madeOfMessaging(resource, property) ? [{ receives: false }] : [];
    const allowed = document.statements.filter(({ effect }) => effect === "Allow").filter(namesMessaging);
    return [
        ...made,
        ...allowed.map(({ actions }) => ({
            receives: actionHolds(actions, "sqs:ReceiveMessage").min > 0,
        })),
    ];
}

/** Rights to everything are an administrator's; who works with queues is given rights to these. */
function namesMessaging({ actions, resources }: Statement): boolean {
    const services = actions.negated
        ? []
        : actions.values.map(serviceIn).filter((name) => name !== undefined);
    return services.some((service) => concerns(resources, `arn:*:${service}:*:*:*`));
}

function serviceIn(action: Patterns["values"][number]): string | undefined {
    return action === UNKNOWN ? undefined : /^(sqs|sns):/i.exec(action)?.[1]?.toLowerCase();
}

function concerns({ negated, values }: Patterns, arn: string): boolean {
    return negated || values.some((value) => value === UNKNOWN || arnsOverlap(value, arn));
}
