import { type Aws } from "../../../sandbox/provider/aws";
import { type Held, unknownValue } from "../resource";

/** What was read of one resource of an account: its properties, and which of them nobody could tell. */
export interface Read {
    type: string;
    name: string;
    properties: Readonly<Record<string, unknown>>;
    unknown?: readonly string[];
    /** AWS told nothing of it: it may the next time. */
    refused?: true;
}

/**
 * A resource of an account as one of Pulumi. What AWS says counts as given, and what is not known may be anything. A
 * policy alone does not: the pack looks whether it is the one that AWS writes where nobody gives any.
 */
export function heldIn({ region, account }: Aws, { type, name, properties, unknown = [] }: Read): Held {
    const known = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
    const values = Object.fromEntries([
        ...known,
        ...unknown.map((property) => [property, unknownValue] as const),
    ]);
    const { policy, ...others } = values;
    const inputs = policy === unknownValue ? values : others;
    return { urn: urnOf(region, account, type, name), type, name, inputs, outputs: values, madeFrom: {} };
}

/** What names a resource of an account: its region stands for the stack, and its account for the project. */
function urnOf(region: string, account: string, type: string, name: string): string {
    return `urn:pulumi:${region}::${account}::${type}::${name}`;
}
