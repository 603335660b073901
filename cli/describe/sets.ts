import { type Resource } from "../../policypack/model/resource";
import { accessIn } from "../access/matrix";
import { modelOf } from "../judge";
import { inWords } from "../preview/report";
import { type Held, type Source } from "../source/resource";
import { type Row, type Table, type Whole } from "./described";
import { keys } from "./keys";
import { queues } from "./queues";
import { roles } from "./roles";
import { consumers, senders } from "./senders";
import { topics } from "./topics";
import { alarms, endpoints } from "./watching";

/** The kinds of resources, in the order in which a reader asks for them. */
export const tables: readonly Table[] = [queues, topics, keys, roles, senders, consumers, alarms, endpoints];

/** What stands together: what one component makes, or what stands beside all of them. */
export interface Described {
    /** `orders (MessagingSet)`. */
    name: string;
    /** By the titles of the tables; those without a row are left out. */
    tables: Record<string, Row[]>;
}

/** The stack of a source. */
export interface Description {
    source: string;
    sets: Described[];
    missing: readonly string[];
}

export function described(source: Source): Description {
    const whole: Whole = { stack: modelOf(source.resources), access: accessIn(source) };
    const groups = groupsOf(source.resources);
    const rows = tables.flatMap((table) =>
        // A program registers in another order each time; whoever compares two descriptions would see that as a change.
        [...table.of(whole)].sort(byName).map((resource) => ({
            group: groups.get(resource.urn) ?? beside,
            title: table.title,
            row: Object.fromEntries(
                Object.entries(table.columns).map(([head, tell]) => [head, tell(resource, whole)]),
            ),
        })),
    );
    const found = [...new Set(rows.map(({ group }) => group))].sort(besideLast);
    return {
        source: source.words,
        sets: found.map((group) => ({
            name: group,
            tables: tablesOf(rows.filter((row) => row.group === group)),
        })),
        missing: source.missing,
    };
}

function byName(one: Resource, other: Resource): number {
    return one.name < other.name ? -1 : 1;
}

const beside = "beside the components";

function besideLast(one: string, other: string): number {
    if (one === beside || other === beside) return one === beside ? 1 : -1;
    return one < other ? -1 : 1;
}

function tablesOf(rows: readonly { title: string; row: Row }[]): Described["tables"] {
    const titles = [...new Set(rows.map(({ title }) => title))];
    return Object.fromEntries(
        titles.map((title) => [title, rows.filter((it) => it.title === title).map(({ row }) => row)]),
    );
}

/** The outermost component of ours around each resource, which is a set where there is one. */
function groupsOf(resources: readonly Held[]): ReadonlyMap<string, string> {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const outermost = (resource: Held | undefined): string | undefined => {
        if (resource === undefined) return undefined;
        const above = outermost(byUrn.get(resource.parent ?? ""));
        const own = resource.type.startsWith("pulumi-secure-messaging:") ? componentIn(resource) : undefined;
        return above ?? own;
    };
    return new Map(
        resources.flatMap((resource) => {
            const group = outermost(resource);
            return group === undefined ? [] : [[resource.urn, group] as const];
        }),
    );
}

function componentIn({ urn, type }: Held): string {
    return `${inWords(urn).replace(/ \(.*$/, "")} (${type.split(":").pop()})`;
}
