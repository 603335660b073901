import { added } from "./groups";
import { type Kinds, listOf, referencesOf } from "./referents";
import { type Resource } from "./resource";
import { type Stack } from "./stack";

/** Lists of address ranges that security groups name by one id. */
const LISTS: Kinds = {
    "aws:ec2/managedPrefixList:ManagedPrefixList": ["id"],
    "aws-native:ec2:PrefixList": ["prefixListId", "id"],
};

const ENTRIES = { "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": "prefixListId" };

/** The ranges in the prefix lists of the stack that `values` in a property of a resource name. */
export function prefixListRanges(
    stack: Stack,
    resource: Resource,
    property: string,
    values: unknown,
): string[] {
    if (listOf(values).length === 0) return [];
    const { found } = referencesOf(stack, LISTS, resource, property, values);
    return found.flatMap((list) => [
        ...cidrsOf(listOf(list.get("entries"))),
        ...(entriesByList(stack).get(list) ?? []),
    ]);
}

function entriesByList(stack: Stack): ReadonlyMap<Resource, readonly string[]> {
    return stack.once(ENTRIES, () => {
        const byList = new Map<Resource, string[]>();
        for (const entry of stack.ofTypes(ENTRIES))
            for (const list of referencesOf(stack, LISTS, entry, "prefixListId").found)
                for (const cidr of cidrsOf([{ cidr: entry.get("cidr") }])) added(byList, list, cidr);
        return byList;
    });
}

function cidrsOf(entries: readonly unknown[]): string[] {
    return entries.flatMap((entry) => {
        const { cidr } = (typeof entry === "object" && entry !== null ? entry : {}) as { cidr?: unknown };
        return typeof cidr === "string" ? [cidr] : [];
    });
}
