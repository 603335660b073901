import { type Arn, type Document, lastName, parseArn, UNKNOWN } from "../../iam";
import { added } from "./groups";
import { identityPolicies, type Policy } from "./policies";
import { type Resource, textProperty } from "./resource";
import { type Stack } from "./stack";
import { ATTACHMENTS, BOUNDARIES, MANAGED_POLICIES } from "./types";

/** A role, with every identity policy that it is given in the stack. */
export interface Role {
    /** Undefined for a role that the stack only refers to. */
    resource?: Resource;
    policies: ReadonlySet<Policy>;
    name?: string;
    /** Undefined where it is not known yet. */
    arn?: string;
    path: string;
    /** Undefined too for a boundary that is not of the stack: it can only take away. */
    boundary?: Document;
}

type Given = Role & { policies: Set<Policy> };

/** Types of roles, and the property that names them. */
export const ROLES: Readonly<Record<string, string>> = {
    "aws:iam/role:Role": "name",
    "aws-native:iam:Role": "roleName",
};

/** Where an identity policy, or what attaches one, says which roles get it. */
const GIVEN_TO: Readonly<Record<string, string>> = {
    "aws:iam/rolePolicy:RolePolicy": "role",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "role",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "roleName",
    "aws:iam/policyAttachment:PolicyAttachment": "roles",
    "aws-native:iam:RolePolicy": "roleName",
    "aws-native:iam:ManagedPolicy": "roles",
};

/** The roles of a stack, and those that it only gives policies to. */
export class Roles {
    private readonly ofStack = new Map<Resource, Given>();
    private readonly byName = new Map<string, Given[]>();
    private readonly nameless: Given[] = [];

    private constructor(private readonly stack: Stack) {
        for (const resource of stack.ofTypes(ROLES)) this.add(this.read(resource));
        for (const holder of stack.ofTypes(GIVEN_TO)) this.give(holder);
    }

    static of(stack: Stack): Roles {
        return stack.once(Roles, () => new Roles(stack));
    }

    all(): readonly Role[] {
        return [
            ...new Set([...this.ofStack.values(), ...[...this.byName.values()].flat(), ...this.nameless]),
        ];
    }

    /** The roles that a value in `property` names, by name or ARN, or by what it was made from. */
    named(at: Resource, property: string, value: unknown = at.get(property)): readonly Role[] {
        const sources = at.sources(property).flatMap((source) => this.ofStack.get(source) ?? []);
        return ([value].flat() as unknown[]).flatMap((text) => {
            if (text === UNKNOWN) return sources;
            const bearing = typeof text === "string" ? (this.byName.get(lastName(text)) ?? []) : [];
            const fitting = bearing.filter(({ arn }) => !arn || !parseArn(String(text)) || arn === text);
            const made = fitting.filter((role) => sources.includes(role as Given));
            return made.length > 0 ? made : fitting;
        });
    }

    private give(holder: Resource): void {
        const property = GIVEN_TO[holder.type]!;
        const policies = [...identityPolicies(holder), ...attachedBy(holder, this.stack)];
        if (policies.length === 0) return;
        for (const reference of [holder.get(property)].flat() as unknown[]) {
            // A preview may leave out a list of which one item is not known: then what it was made from counts.
            const known = this.named(holder, property, reference ?? UNKNOWN) as readonly Given[];
            const meant = known.length > 0 || reference === undefined ? known : [this.elsewhere(reference)];
            for (const role of meant) for (const policy of policies) role.policies.add(policy);
        }
    }

    /** A role of another stack, or one of which nothing tells yet which it is. */
    private elsewhere(reference: unknown): Given {
        const text = typeof reference === "string" ? reference : undefined;
        const arn = text && parseArn(text) ? text : undefined;
        const name = text && lastName(text);
        return this.add({ policies: new Set(), name, arn, path: "/" });
    }

    private add(role: Given): Given {
        if (role.resource) this.ofStack.set(role.resource, role);
        if (role.name === undefined) this.nameless.push(role);
        else added(this.byName, role.name, role);
        return role;
    }

    private read(resource: Resource): Given {
        const [name, arn, path] = [ROLES[resource.type]!, "arn", "path"].map((property) => {
            const text = textProperty(resource, property);
            return text === UNKNOWN ? undefined : text;
        });
        const bounds = this.stack.named(resource, BOUNDARIES[resource.type]!).filter(isManaged);
        return {
            resource,
            policies: new Set([...identityPolicies(resource), ...attachedBy(resource, this.stack)]),
            name: name ?? (arn === undefined ? undefined : lastName(arn)),
            arn,
            path: path ?? "/",
            boundary: bounds.flatMap(identityPolicies)[0]?.document,
        };
    }
}

/** The managed policies of the stack that a resource attaches. */
function attachedBy(holder: Resource, stack: Stack): Policy[] {
    const property = ATTACHMENTS[holder.type];
    if (property === undefined) return [];
    const named = stack.named(holder, property, holder.get(property) ?? UNKNOWN);
    return named.filter(isManaged).flatMap(identityPolicies);
}

function isManaged({ type }: Resource): boolean {
    return Object.hasOwn(MANAGED_POLICIES, type);
}

/** A role's ARN; where it is not known yet, as it will be in some partition and account. */
export function roleArn(
    { arn, path, name }: Role,
    { partition, account }: Pick<Arn, "partition" | "account">,
) {
    return arn ?? `arn:${partition}:iam::${account}:role${path}${name ?? "(not known yet)"}`;
}
