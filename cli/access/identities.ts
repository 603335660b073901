import { UNKNOWN } from "../../iam";
import { identityPolicies } from "../../policypack/model/policies";
import { type Kinds, listOf, referencesOf } from "../../policypack/model/referents";
import { type Resource } from "../../policypack/model/resource";
import { type Role, Roles } from "../../policypack/model/roles";
import { type Stack } from "../../policypack/model/stack";
import { ATTACHMENTS, BOUNDARIES, MANAGED_POLICIES } from "../../policypack/model/types";
import { type Attached, attached, missingPolicy } from "./documents";

/** What speaks of a role or user itself: its policies, those of its groups, and its permissions boundary. */
export interface Identity {
    identity: readonly Attached[];
    boundary?: Attached;
}

const USERS: Kinds = { "aws:iam/user:User": ["name", "arn"], "aws-native:iam:User": ["userName", "arn"] };
const GROUPS: Kinds = {
    "aws:iam/group:Group": ["name", "arn"],
    "aws-native:iam:Group": ["groupName", "arn"],
};

/** By the type of what gives or attaches a policy: the properties that say to whom. */
const GIVEN_TO: Readonly<Record<string, { role?: string; user?: string; group?: string }>> = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { role: "role" },
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": { role: "roleName" },
    "aws:iam/userPolicy:UserPolicy": { user: "user" },
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": { user: "user" },
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": { user: "userName" },
    "aws:iam/groupPolicy:GroupPolicy": { group: "group" },
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { group: "group" },
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": { group: "groupName" },
    "aws:iam/policyAttachment:PolicyAttachment": { role: "roles", user: "users", group: "groups" },
    "aws-native:iam:UserPolicy": { user: "userName" },
    "aws-native:iam:GroupPolicy": { group: "groupName" },
    "aws-native:iam:ManagedPolicy": { role: "roles", user: "users", group: "groups" },
};

/** Where membership in groups is said: the properties that name the group or groups, and the users. */
const MEMBERS: Readonly<Record<string, { group: string; user?: string }>> = {
    "aws:iam/groupMembership:GroupMembership": { group: "group", user: "users" },
    "aws:iam/userGroupMembership:UserGroupMembership": { group: "groups", user: "user" },
    "aws-native:iam:UserToGroupAddition": { group: "groupName", user: "users" },
    /** A user that names its groups itself. */
    "aws-native:iam:User": { group: "groups" },
};

export function usersOf(stack: Stack): readonly Resource[] {
    return stack.ofTypes(USERS);
}

/** What speaks of a role: its policies by the pack's model, and those that it has and that the source does not hold. */
export function identityOfRole(role: Role, stack: Stack): Identity {
    const holders = role.resource ? [role.resource] : [];
    const given = stack.ofTypes(GIVEN_TO).filter((holder) => {
        const property = GIVEN_TO[holder.type]!.role;
        return property !== undefined && Roles.of(stack).named(holder, property).includes(role);
    });
    return {
        identity: [
            ...[...role.policies].map((policy) => attached(policy, "identity")),
            ...[...holders, ...given].flatMap((holder) => missingIn(holder, stack)),
            ...(role.resource ? [] : [missingPolicy("its other policies are not in the source")]),
        ],
        ...boundaryOf(role.resource, stack),
    };
}

/** What speaks of a user: its own policies, those of its groups, and its boundary. */
export function identityOfUser(user: Resource, stack: Stack): Identity {
    const groups = groupsOf(user, stack);
    const given = [
        user,
        ...givers(user, "user", USERS, stack),
        ...groups.flatMap((group) => [group, ...givers(group, "group", GROUPS, stack)]),
    ];
    return {
        identity: [
            ...new Set(given.flatMap((holder) => [...identityPolicies(holder), ...managedBy(holder, stack)])),
        ]
            .map((policy) => attached(policy, "identity"))
            .concat(given.flatMap((holder) => missingIn(holder, stack))),
        ...boundaryOf(user, stack),
    };
}

function givers(owner: Resource, kind: "user" | "group", kinds: Kinds, stack: Stack): Resource[] {
    return stack.ofTypes(GIVEN_TO).filter((holder) => {
        const property = GIVEN_TO[holder.type]![kind];
        return property !== undefined && referencesOf(stack, kinds, holder, property).found.includes(owner);
    });
}

function groupsOf(user: Resource, stack: Stack): Resource[] {
    const holders = stack.ofTypes(MEMBERS).filter((holder) => {
        const property = MEMBERS[holder.type]!.user;
        if (property === undefined) return holder === user;
        return referencesOf(stack, USERS, holder, property).found.includes(user);
    });
    return holders.flatMap((holder) => [
        ...referencesOf(stack, GROUPS, holder, MEMBERS[holder.type]!.group).found,
    ]);
}

/** The managed policies of the source that a resource attaches. */
function managedBy(holder: Resource, stack: Stack) {
    const property = ATTACHMENTS[holder.type];
    if (property === undefined) return [];
    const named = stack.named(holder, property, holder.get(property) ?? UNKNOWN);
    return named.filter(isManaged).flatMap(identityPolicies);
}

/** The managed policies that a resource attaches and the source does not hold, such as those of AWS. */
function missingIn(holder: Resource, stack: Stack): Attached[] {
    const property = ATTACHMENTS[holder.type];
    if (property === undefined) return [];
    return listOf(holder.get(property))
        .filter((value) => !stack.named(holder, property, value).some(isManaged))
        .map((value) =>
            missingPolicy(`${typeof value === "string" ? value : "a policy"} is not in the source`),
        );
}

function boundaryOf(owner: Resource | undefined, stack: Stack): Pick<Identity, "boundary"> {
    const property = owner && BOUNDARIES[owner.type];
    const value = property && owner.get(property);
    if (value === undefined || value === "") return {};
    const [policy] = stack.named(owner!, property!).filter(isManaged).flatMap(identityPolicies);
    if (policy) return { boundary: attached(policy, "boundary") };
    const name = typeof value === "string" ? value : "its permissions boundary";
    return { boundary: missingPolicy(`${name} is not in the source`) };
}

function isManaged({ type }: Resource): boolean {
    return Object.hasOwn(MANAGED_POLICIES, type);
}
