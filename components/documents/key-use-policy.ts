import type { PolicyStatement } from "../../iam";
import type { Grant } from "./access";
import { serviceHost, type Place } from "./arns";

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
    const through = throughService(grant, place);
    const byAlias = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [...aliases] } };
    const own = (resource: string) =>
        `arn:${place.partition}:kms:${place.region}:${place.accountId}:${resource}`;
    return [
        ...allow("KeysByAlias", grant.onKey, aliases.length === 0 ? [] : [own("key/*")], {
            ...byAlias,
            ...through,
        }),
        ...allow("Keys", grant.onKey, keyArns, through),
        ...allow("PreviousKeys", ["kms:Decrypt"], previousKeyArns, through),
        // An alias is changed by who has the action on both, the key and the alias.
        ...allow("Aliases", grant.onKey.filter(isOnAlias), aliases.map(own), {}),
    ];
}

function throughService({ keyThrough }: Grant, place: Place): Condition {
    if (keyThrough === "nothing") return {};
    return { StringEquals: { "kms:ViaService": serviceHost(keyThrough, place) } };
}

const isOnAlias = (action: string) => action.endsWith("Alias");

type Condition = NonNullable<PolicyStatement["Condition"]>;

function allow(
    sid: string,
    actions: readonly string[],
    resources: readonly string[],
    condition: Condition,
): PolicyStatement[] {
    if (actions.length === 0 || resources.length === 0) return [];
    return [
        {
            Sid: sid,
            Effect: "Allow",
            Action: [...actions],
            Resource: [...resources],
            ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
        },
    ];
}
