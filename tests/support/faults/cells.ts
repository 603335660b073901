import type { FaultKind } from "../../../sandbox/backend/control";
import type { Call } from "./calls";
import type { ScenarioName } from "./scenarios";
import type { Cell } from "./trial";

/** The kinds of faults, as the columns of the table. */
export const kinds = [
    "refused",
    "throttled",
    "lost",
    "silent",
    "dead",
] as const satisfies readonly FaultKind[];

/** After these the client asks again: what only reads can be tried in one go, each call once. */
const askedAgain: readonly FaultKind[] = ["throttled", "lost", "silent"];

/** Every trial of a change. */
export function cellsOf(scenario: ScenarioName, calls: readonly Call[]): Cell[] {
    return kinds.flatMap((kind) => {
        const [together, apart] = partition(calls, (call) => isTogether(kind, call));
        const alone = apart.filter((call) => call.mutating || scenario === "create" || kind !== "dead");
        return [
            ...(together.length > 0 ? [{ scenario, kind, calls: together }] : []),
            ...alone.map((call) => ({ scenario, kind, calls: [call] })),
        ];
    });
}

function isTogether(kind: FaultKind, { mutating }: Call): boolean {
    return kind === "throttled" || (askedAgain.includes(kind) && !mutating);
}

function partition<Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
    return [items.filter(is), items.filter((item) => !is(item))];
}
