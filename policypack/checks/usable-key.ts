import { UNKNOWN } from "../../iam";
import { KEYS, keysOf } from "../model/keys";
import { ownRegion, regionIn, regionOf } from "../model/regions";
import { type Resource, textProperty } from "../model/resource";
import { type Stack } from "../model/stack";
import { shown, switchProperty } from "../model/values";
import { fail, type StackProblem, undecided } from "../rule";

/** Yields why SQS or SNS cannot work with the key that a queue or topic names. */
export function* unusableKey(user: Resource, stack: Stack): Iterable<StackProblem> {
    const reference = textProperty(user, "kmsMasterKeyId");
    if (reference === undefined) return;
    const keys = keysOf(user, stack);
    for (const key of keys) {
        const flaw = flawOf(key);
        if (flaw !== undefined) yield { ...fail(`its key "${key.name}" ${flaw}`), resource: user };
        else yield* openSettings(key);
    }
    const home = regionOf(user, stack);
    for (const region of new Set([regionIn(reference), ...keys.map(ownRegion)]))
        if (home !== undefined && region !== undefined && region !== home)
            yield { ...fail(`it is in ${home}, but its key is in ${region}`), resource: user };
}

/** What makes a key useless to SQS and SNS, wherever it is. */
function flawOf(key: Resource): string | undefined {
    const { enabled, spec } = KEYS[key.type]!;
    if (switchProperty(key, enabled) === false) return `is disabled (${enabled} is false)`;
    const usage = textProperty(key, "keyUsage");
    if (typeof usage === "string" && usage !== "ENCRYPT_DECRYPT")
        return `does not encrypt (keyUsage is ${shown(usage)})`;
    const kind = spec === undefined ? undefined : textProperty(key, spec);
    if (typeof kind === "string" && kind !== "SYMMETRIC_DEFAULT")
        return `is not symmetric (${spec} is ${shown(kind)})`;
    return undefined;
}

/** A setting that AWS fills in is unknown as well, but comes from nothing in the program. */
function* openSettings(key: Resource): Iterable<StackProblem> {
    const { enabled, spec } = KEYS[key.type]!;
    for (const property of [enabled, "keyUsage", spec])
        if (property !== undefined && key.get(property) === UNKNOWN && key.sources(property).length > 0)
            yield { ...undecided(property, `its ${property} is not known before deployment`), resource: key };
}
