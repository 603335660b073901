import type { Snapshot } from "../../../sandbox/backend/control";
import type { StateResource } from "../deployment";
import { steady } from "./calls";

/** Who may do what with the resources of a state, the same in every run, by the name of the resource. */
export function settingsOf(
    { queues, topics, keys, roles }: Snapshot,
    resources: readonly StateResource[],
): Record<string, unknown> {
    const ids = new Set(resources.map(({ id = "" }) => id.split(/[/:]/).at(-1)));
    const all = Object.entries({ ...queues, ...topics, ...keys, ...roles });
    const held = all.filter(([name]) => ids.has(name.split(/[/:]/).at(-1)));
    return Object.fromEntries(
        held.map(([name, of]) => [steady(name), parsed(of)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
}

/** What Pulumi knows of each resource, the same in every run, by its URN. */
export function stateOf(resources: readonly StateResource[]): Record<string, unknown> {
    return Object.fromEntries(
        resources.map(({ urn, id, inputs, outputs, ...rest }) => {
            const { initErrors, protect, retainOnDelete } = rest as Record<string, unknown>;
            return [urn, parsed({ id, inputs, outputs, initErrors, protect, retainOnDelete })];
        }),
    );
}

/** What is no setting of a queue or topic. */
const passing = /^Approximate|Timestamp$|^Subscriptions/;

/** A copy in which documents are parsed and random names are stars. */
function parsed(value: unknown): unknown {
    if (typeof value === "string") return /^[{[]/.test(value) ? parsed(JSON.parse(value)) : steady(value);
    if (Array.isArray(value)) return value.map(parsed);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !passing.test(key));
    return Object.fromEntries(
        entries.map(([key, it]) => [steady(key), parsed(it)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
}
