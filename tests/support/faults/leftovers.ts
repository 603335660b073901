import type { Clients } from "../aws";
import type { StateResource } from "../deployment";
import { inventory } from "../inventory";

/** What a change of the set may leave behind, as an inventory names it and in words. */
const kinds = {
    alarms: "an alarm",
    aliases: "an alias",
    instanceProfiles: "an instance profile",
    keys: "a key",
    logGroups: "a log group",
    queues: "a queue",
    rolePolicies: "a policy of a role",
    roles: "a role",
    subscriptions: "a subscription",
    topics: "a topic",
};

/** Something in the account. */
export interface Leftover {
    kind: keyof typeof kinds;
    name: string;
}

/** What is in the account, and in no state. */
export async function leftovers(clients: Clients, resources: readonly StateResource[]): Promise<Leftover[]> {
    const held = resources.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const found = await inventory(clients, Object.keys(kinds));
    return found
        .map((line) => {
            const [kind, name] = line.split(" ") as [Leftover["kind"], string];
            return { kind, name };
        })
        .filter(({ name }) => !name.startsWith("alias/aws/") && !held.some((id) => isOf(id, name)));
}

export function inWords({ kind }: Pick<Leftover, "kind">): string {
    return kinds[kind];
}

/** An inventory has the ARN where the state has a name, and another host in the URL of a queue. */
function isOf(id: string, name: string): boolean {
    return name === id || name.endsWith(`/${id}`) || pathOf(name) === pathOf(id);
}

function pathOf(url: string): string {
    return url.replace(/^https:\/\/[^/]*/, "");
}
