import { type Principals, whoIs } from "../../iam";

/**
 * Whether a statement names the owner's account as a whole and nobody else. To the owner that opens nothing: it only
 * says that its identity policies decide, as the statements do that AWS itself writes.
 */
export function meansOwner(
    principals: Principals | undefined,
    owner: string | undefined,
): "surely" | "perhaps" | "not" {
    const named = principals?.negated === false ? principals.entries.map(whoIs) : [];
    const accounts = new Set(named.map((whom) => (whom.who === "account" && whom.whole ? whom.account : "")));
    if (accounts.size !== 1 || accounts.has("")) return "not";
    if (owner === undefined) return "perhaps";
    return accounts.has(owner) ? "surely" : "not";
}
