import { type Policy } from "./policies";

/** The only statement of the policy that AWS gives a topic or a key without one. */
const BY_AWS: ReadonlySet<string> = new Set([
    'statement "__default_statement_ID"',
    'statement "Enable IAM User Permissions"',
]);

/** Whether a policy is the one that AWS writes where the program gives none, as a deployed resource shows it. */
export function isDefault({ resource, property, document }: Policy): boolean {
    const [only, ...others] = document.statements;
    if (only === undefined || others.length > 0 || !BY_AWS.has(only.label)) return false;
    return resource.gave(property) !== true;
}
