import { UNKNOWN } from "../../iam";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { ATTACHMENTS, MANAGED_POLICIES } from "./types";

/** Identity policies of people: of users, and of groups, which hold nothing but users. */
export const USER_POLICIES: ReadonlySet<string> = new Set([
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    "aws-native:iam:UserPolicy",
    "aws-native:iam:GroupPolicy",
    "aws-native:iam:User",
    "aws-native:iam:Group",
]);

const USER_ATTACHMENTS: ReadonlySet<string> = new Set([
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    "aws-native:iam:User",
    "aws-native:iam:Group",
]);

/** What attaches managed policies to users or groups, with the property that names the policies. */
export function userAttachments(stack: Stack): { holder: Resource; property: string }[] {
    return stack
        .ofTypes(ATTACHMENTS)
        .filter((holder) => USER_ATTACHMENTS.has(holder.type) || namesUsers(holder))
        .map((holder) => ({ holder, property: ATTACHMENTS[holder.type]! }));
}

/** Whether a managed policy of the stack ends up with users or groups. */
export function isHeldByUsers(policy: Resource, stack: Stack): boolean {
    if (USER_POLICIES.has(policy.type)) return true;
    if (!Object.hasOwn(MANAGED_POLICIES, policy.type)) return false;
    const attached = stack.once(isHeldByUsers, () => {
        const named = userAttachments(stack).flatMap(({ holder, property }) => stack.named(holder, property));
        return new Set(named);
    });
    return namesUsers(policy) || attached.has(policy);
}

function namesUsers(resource: Resource): boolean {
    return ["users", "groups"].some((property) => {
        const value = resource.get(property);
        return Array.isArray(value) && value.some((item) => item === UNKNOWN || typeof item === "string");
    });
}
