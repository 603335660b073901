import { type ResourceRemediation, Secret } from "@pulumi/policy";

import { isRecord } from "../iam";
import { configurationOf } from "./configuration";
import { type Resource } from "./model/resource";
import { inputsOf } from "./model/view";
import { type Reporter } from "./report";
import { type Parameters, type Remedy, type Rule } from "./rule";
import { decodedBehind } from "./sdk";

/** What Pulumi calls for a rule that can mend resources, where the organisation sets its level to "remediate". */
export function remediationOf(
    { remedy }: Rule,
    reporter: Reporter,
): { remediateResource?: ResourceRemediation } {
    if (remedy === undefined) return {};
    const types = new Set(remedy.types);
    return {
        remediateResource(args) {
            const configuration = configurationOf(args.getConfig<object>());
            if (!types.has(args.type) || reporter.isExempt(args, configuration)) return undefined;
            const changes = changesOf(remedy, inputsOf(args), configuration);
            return changes && change(args.props, changes);
        },
    };
}

/** A remedy that fails leaves the resource as it is, for its rule to judge. */
function changesOf({ changes }: Remedy, inputs: Resource, parameters: Parameters) {
    try {
        return changes(inputs, parameters);
    } catch {
        return undefined;
    }
}

/** Changes the inputs where they are kept: Pulumi's own view makes a secret of a replaced property, not of its parts. */
function change(props: Record<string, unknown>, changes: Readonly<Record<string, unknown>>) {
    // One view guards what is not known, and under it another one what is secret.
    const kept = decodedBehind(decodedBehind(props)) as Record<string, unknown>;
    for (const [property, value] of Object.entries(changes))
        kept[property] = asSecretAs(kept[property], value);
    return props;
}

/** The new value, in which whatever was secret is so again. */
function asSecretAs(old: unknown, value: unknown): unknown {
    if (old instanceof Secret) return new Secret(value);
    if (Array.isArray(old) && Array.isArray(value))
        return value.map((item: unknown, place) => asSecretAs(old[place], item));
    if (isRecord(old) && isRecord(value))
        return Object.fromEntries(
            Object.entries(value).map(([name, item]) => [name, asSecretAs(old[name], item)]),
        );
    return holdsSecret(old) ? new Secret(value) : value;
}

function holdsSecret(value: unknown): boolean {
    if (value instanceof Secret) return true;
    return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
