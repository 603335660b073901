import { UNKNOWN, type Unknown } from "../../iam";
import { type Resource } from "./resource";
import { recordsIn, switchProperty } from "./values";

/** Types that record API calls, with the property that switches them on. */
export const TRAILS: Readonly<Record<string, string>> = {
    "aws:cloudtrail/trail:Trail": "enableLogging",
    "aws-native:cloudtrail:Trail": "isLogging",
};

/** Stores that record by the same selectors, without basic ones. */
export const EVENT_STORES: Readonly<Record<string, string>> = {
    "aws:cloudtrail/eventDataStore:EventDataStore": "ingestionEnabled",
    "aws-native:cloudtrail:EventDataStore": "ingestionEnabled",
};

/** Whether something is seen in the records: UNKNOWN where the selectors are not known, which `open` names. */
export type Seen = boolean | Unknown;

/** What a trail records of the use of keys. "nothing": it is not about management events at all. */
export type KeyEvents = "all" | "writes only" | "excluded" | "nothing" | Unknown;

const KMS = "kms.amazonaws.com";
const BASIC = "eventSelectors";
const ADVANCED = "advancedEventSelectors";

export function isOff(trail: Resource): boolean {
    return switchProperty(trail, (TRAILS[trail.type] ?? EVENT_STORES[trail.type])!) === false;
}

/** The property that holds the selectors of a trail: AWS takes one of the two. */
export function openSelectors(trail: Resource): string {
    return trail.get(ADVANCED) === undefined ? BASIC : ADVANCED;
}

export function keyEvents(trail: Resource): KeyEvents {
    const basic = selectorsIn(trail.get(BASIC));
    const advanced = selectorsIn(trail.get(ADVANCED));
    if (basic === UNKNOWN || advanced === UNKNOWN) return UNKNOWN;
    if (advanced.length > 0) return best(advanced.map(ofAdvanced));
    return basic.length > 0 ? best(basic.map(ofBasic)) : "all";
}

/** Whether the calls that move messages of a resource type are recorded. Only advanced selectors can say so. */
export function dataEvents(trail: Resource, resourceType: string): Seen {
    const advanced = selectorsIn(trail.get(ADVANCED));
    if (advanced === UNKNOWN) return UNKNOWN;
    const seen = advanced.map((selector) => {
        const category = field(selector, "eventCategory").equals;
        const types = field(selector, "resources.type").equals;
        if (category?.includes("Data") && types?.includes(resourceType)) return true;
        return [...(category ?? []), ...(types ?? [])].includes(UNKNOWN) ? UNKNOWN : false;
    });
    return seen.includes(true) || (seen.includes(UNKNOWN) ? UNKNOWN : false);
}

function best(events: readonly KeyEvents[]): KeyEvents {
    const order: readonly KeyEvents[] = ["all", UNKNOWN, "writes only", "excluded"];
    return order.find((kind) => events.includes(kind)) ?? "nothing";
}

function ofBasic(selector: Selector): KeyEvents {
    if (String(selector.includeManagementEvents) === "false") return "nothing";
    const excluded = textsIn(selector.excludeManagementEventSources) ?? [];
    if (excluded.includes(KMS)) return "excluded";
    if ([...excluded, selector.includeManagementEvents, selector.readWriteType].includes(UNKNOWN))
        return UNKNOWN;
    return selector.readWriteType === "WriteOnly" ? "writes only" : "all";
}

function ofAdvanced(selector: Selector): KeyEvents {
    const { equals: category = [] } = field(selector, "eventCategory");
    if (!category.includes("Management")) return category.includes(UNKNOWN) ? UNKNOWN : "nothing";
    const { equals: only = [KMS], notEquals: without = [] } = field(selector, "eventSource");
    if (without.includes(KMS) || !(only.includes(KMS) || only.includes(UNKNOWN))) return "excluded";
    const { equals: readOnly = [] } = field(selector, "readOnly");
    if ([...without, ...only, ...readOnly].includes(UNKNOWN)) return UNKNOWN;
    return readOnly.includes("false") ? "writes only" : "all";
}

type Selector = Readonly<Record<string, unknown>>;

function field(selector: Selector, name: string): { equals?: unknown[]; notEquals?: unknown[] } {
    const fields = selectorsIn(selector.fieldSelectors);
    if (fields === UNKNOWN) return { equals: [UNKNOWN] };
    const found = fields.find((item) => item.field === name);
    return found ? { equals: textsIn(found.equals), notEquals: textsIn(found.notEquals) } : {};
}

function selectorsIn(value: unknown): Selector[] | Unknown {
    const open = value === UNKNOWN || (Array.isArray(value) && value.includes(UNKNOWN));
    return open ? UNKNOWN : recordsIn(value);
}

function textsIn(value: unknown): unknown[] | undefined {
    if (value === undefined) return undefined;
    return Array.isArray(value) ? (value as unknown[]) : [value];
}
