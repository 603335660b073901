import { type Configuration, schemaOf } from "../../policypack/configuration";
import type { Rule } from "../../policypack/rule";
import type { PackConfig } from "./pack-config";

/** A value for each setting that any rule has, none of them its default. */
const SETTINGS: Configuration = {
    undecided: "ignore",
    exemptions: [{ resource: "orders-*", reason: "moves in June", expires: "9999-12-31", ticket: "SEC-42" }],
    trustedAccounts: ["444455556666"],
    organizationIds: ["o-a1b2c3d4e5"],
    maximumReuseSeconds: 600,
    minimumDeletionWindowDays: 30,
    requiredTags: ["Owner"],
    permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
    requireEndpoints: true,
    requireTrail: true,
    personalDataTags: ["Holds=health*"],
    advice: "mandatory",
};

/** A configuration with every setting of every rule. */
export function everySetting(rules: readonly Rule[]): PackConfig {
    const values: Record<string, unknown> = { ...SETTINGS };
    const settings = (rule: Rule) => Object.keys(schemaOf(rule).properties ?? {});
    return Object.fromEntries(
        rules.map((rule) => [
            rule.name,
            {
                enforcementLevel: "advisory",
                ...Object.fromEntries(settings(rule).map((name) => [name, values[name]])),
            },
        ]),
    );
}
