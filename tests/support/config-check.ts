import { type Exemption } from "../../policypack/exemptions";
import { rules } from "../../policypack/rules";
import { configCheck, type Verdict } from "../../cli/config/validate";

let check: ReturnType<typeof configCheck> | undefined;

/** What is wrong with the text of a configuration file, on the first of May 2026. */
export function verdict(text: string): Verdict {
    return (check ??= configCheck(rules))(text, "2026-05-01");
}

/** The same, of a configuration that is well written. */
export function checked(config: unknown): Verdict {
    return verdict(JSON.stringify(config));
}

export const fine: Verdict = { errors: [], warnings: [] };

/** An exemption in order. */
export const held: Exemption = {
    resource: "orders",
    reason: "moves in June",
    expires: "2026-06-30",
    ticket: "SEC-42",
};
