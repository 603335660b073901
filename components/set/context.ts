import type * as pulumi from "@pulumi/pulumi";

import type { SetKeys } from "./keys";
import type { SetPlan } from "./plan";

/** What every part of a set is made from. */
export interface SetContext {
    name: string;
    plan: SetPlan;
    parent: pulumi.ComponentResource;
    /** ARN of the topic; the key policy names it, and the topic needs the key: it is known later. */
    topicArn: pulumi.Output<string>;
    /** ARNs of the roles by name; policies name them, and they name what the policies belong to: known later. */
    roleArns: pulumi.Output<Record<string, string>>;
}

/** The same, with the keys. */
export interface KeyedContext extends SetContext {
    keys: SetKeys;
}

/** A part for each key of a map. */
export type Parts<Part> = Readonly<Record<string, Part>>;

/** A part for each entry of a list, by the key of the entry. */
export function partsOf<Entry extends { key: string }, Part>(
    entries: readonly Entry[],
    create: (entry: Entry) => Part,
): Parts<Part> {
    return Object.fromEntries(entries.map((entry) => [entry.key, create(entry)]));
}
