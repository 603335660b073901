import type { PolicyStatement } from "../../iam";
import type { Grant } from "./access";
import type { Place } from "./arns";
import { identityStatements, throughService } from "./statements";

interface KeyUseFacts {
    place: Place;
    grant: Grant;
    /** Aliases, alias/ in front, of keys whose ARNs a preview does not know. */
    aliases: readonly string[];
    keyArns: readonly string[];
    /** Keys under which earlier messages still wait. */
    previousKeyArns: readonly string[];
}

/** The identity policy by which a role uses keys that leave it to IAM who uses them: only through its service. */
export function keyUsePolicy(facts: KeyUseFacts): PolicyStatement[] {
    const { place, grant, aliases, keyArns, previousKeyArns } = facts;
    const through = throughService(grant.keyThrough, place);
    const byAlias = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [...aliases] } };
    const own = (resource: string) =>
        `arn:${place.partition}:kms:${place.region}:${place.accountId}:${resource}`;
    return [
        ...identityStatements("KeysByAlias", grant.onKey, aliases.length === 0 ? [] : [own("key/*")], {
            ...byAlias,
            ...through,
        }),
        ...identityStatements("Keys", grant.onKey, keyArns, through),
        ...identityStatements("PreviousKeys", ["kms:Decrypt"], previousKeyArns, through),
        // An alias is changed by who has the action on both, the key and the alias.
        ...identityStatements("Aliases", grant.onKey.filter(isOnAlias), aliases.map(own), {}),
    ];
}

const isOnAlias = (action: string) => action.endsWith("Alias");
