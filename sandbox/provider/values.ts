import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A property value as it travels between engine and provider: JSON, with the two markers below. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Values = { [key: string]: Value };

/** Stands for a value that nobody can know before the deployment. The engine's own sentinel. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The engine's sentinels for unknown booleans, numbers, strings, lists, assets, archives and objects. */
const unknowns = new Set([
    unknown,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function fromStruct(struct: Struct | undefined): Values {
    return (struct?.toJavaScript() ?? {}) as Values;
}

/** What is undefined, at any depth, is left out: an answer that cannot be sent would lose what AWS made. */
export function toStruct(values: Values): Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as Values);
}

export function isUnknown(value: Value | undefined): boolean {
    return typeof value === "string" && unknowns.has(value);
}

export function isObject(value: Value | undefined): value is Values {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function hasUnknown(value: Value | undefined): boolean {
    if (Array.isArray(value)) return value.some(hasUnknown);
    if (isObject(value)) return Object.values(value).some(hasUnknown);
    return isUnknown(value);
}

export function isSecret(value: Value | undefined): boolean {
    return isObject(value) && value[signatureKey] === secretSignature;
}

/** The value inside a secret, or the value itself. */
export function reveal(value: Value | undefined): Value | undefined {
    return isObject(value) && isSecret(value) ? value["value"] : value;
}

/** Changes a value and keeps its secrecy. */
export function changeInside(value: Value, change: (plain: Value) => Value): Value {
    return isObject(value) && isSecret(value)
        ? { ...value, value: change(value["value"] ?? null) }
        : change(value);
}

/** The value, or undefined when it is absent, null or unknown. */
export function known(value: Value | undefined): Value | undefined {
    const plain = reveal(value);
    return plain === null || isUnknown(plain) ? undefined : plain;
}

/** JSON with sorted keys, as the real provider writes documents that are given as objects. */
export function sortedJson(value: Value): string {
    return JSON.stringify(sorted(value));
}

function sorted(value: Value): Value {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    return Object.fromEntries(
        Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key] ?? null)]),
    );
}

/** The values without their secrecy, at any depth. */
export function plain(values: Values): Values {
    return plainValue(values) as Values;
}

function plainValue(value: Value): Value {
    const open = reveal(value) ?? null;
    if (Array.isArray(open)) return open.map(plainValue);
    if (!isObject(open)) return open;
    return Object.fromEntries(Object.entries(open).map(([key, inside]) => [key, plainValue(inside)]));
}
