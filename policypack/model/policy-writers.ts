import { arnsOverlap, parseArn, type Text, UNKNOWN } from "../../iam";
import { arnIn } from "./arns";
import { isDefault } from "./default-policies";
import { keysNamed } from "./keys";
import { attachedPolicies } from "./policies";
import { type Resource } from "./resource";
import { type Stack } from "./stack";
import { type PolicyPlaces } from "./types";

/** What writes the policy of a queue, topic or key. */
export interface PolicyWriter {
    holder: Resource;
    /** The ARN by which it names the owner, where that is known. */
    of: Text;
}

/** The writers of each policy: by the owner, or, where that is outside the stack, by its name in AWS. */
export function policyWriters(stack: Stack, places: PolicyPlaces): Map<Resource | string, PolicyWriter[]> {
    const writers = new Map<Resource | string, PolicyWriter[]>();
    const add = (owner: Resource | string, writer: PolicyWriter) => {
        const list = writers.get(owner);
        if (list === undefined) writers.set(owner, [writer]);
        else if (!list.some(({ holder }) => holder === writer.holder)) list.push(writer);
    };
    for (const holder of stack.ofTypes(places)) {
        const property = places[holder.type]!.owner;
        if (property !== undefined)
            for (const [owner, of] of ownersOf(holder, property, stack)) add(owner, { holder, of });
    }
    for (const owner of [...writers.keys()])
        if (typeof owner !== "string" && writesItself(owner, writers.get(owner)!, places))
            add(owner, { holder: owner, of: UNKNOWN });
    return writers;
}

function ownersOf(holder: Resource, property: string, stack: Stack): [Resource | string, Text][] {
    const given = holder.get(property);
    const values: unknown[] = Array.isArray(given) ? given : [given];
    return values.flatMap((value): [Resource | string, Text][] => {
        if (value !== UNKNOWN && typeof value !== "string") return [];
        const of = value === UNKNOWN ? UNKNOWN : arnIn(value);
        const owners =
            property === "keyId" ? keysNamed(holder, property, stack) : stack.named(holder, property, value);
        if (owners.length > 0) return owners.map((owner) => [owner, property === "keyId" ? UNKNOWN : of]);
        return of === UNKNOWN ? [] : [[parseArn(of)?.resource.replace(/^key\//, "") ?? of, of]];
    });
}

/** A deployed resource shows once more what another gave it: then only the inputs tell, or that it is the same. */
function writesItself(owner: Resource, others: readonly PolicyWriter[], places: PolicyPlaces): boolean {
    const [own] = attachedPolicies(owner, places);
    if (own === undefined || owner === others[0]?.holder) return false;
    const gave = owner.gave(own.property);
    if (gave !== undefined || own.source === UNKNOWN) return gave ?? true;
    const shown = JSON.stringify(own.document);
    const copies = others.flatMap(({ holder }) => attachedPolicies(holder, places));
    return !isDefault(own) && copies.every(({ document }) => JSON.stringify(document) !== shown);
}

/** Those of the writers that write one policy; two queues of one name may be in two regions. */
export function rivals(writers: readonly PolicyWriter[]): PolicyWriter[] {
    return writers.filter((one) => writers.some((other) => one !== other && isSame(one.of, other.of)));
}

function isSame(a: Text, b: Text): boolean {
    if (a === UNKNOWN || b === UNKNOWN || !parseArn(a) || !parseArn(b)) return true;
    return arnsOverlap(a, b);
}
