import { unknown } from "../../tests/support/wire";

/** Why a case cannot be shown as a program. */
export class Unprintable extends Error {}

/** Another resource of the program, whose attributes a value may be. */
export interface Neighbour {
    readonly variable: string;
    readonly type: string;
}

/** What a value may stand for at its place. */
export interface Surroundings {
    /** The type of the resource that it is given to. */
    readonly type: string;
    /** The resources that have a value: each as `orders.arn`. */
    readonly attributes: ReadonlyMap<string, Reference>;
    /** What the property was made from, where the case does not know it. */
    readonly origins: readonly Neighbour[];
    /** Whether the provider takes documents as texts: the classic one does. */
    readonly documentsAreTexts: boolean;
    /** Notes each reference that is written. */
    refer(reference: Reference): void;
}

/** An attribute of another resource. */
export interface Reference {
    readonly variable: string;
    readonly attribute: string;
}

/** A value as TypeScript. `key` is the property that it stands under. */
export function sourceOf(value: unknown, around: Surroundings, key: string): string {
    if (value === unknown) return unknownSource(around, key);
    if (typeof value === "string") return textSource(value, around);
    if (Array.isArray(value)) return `[${value.map((item) => sourceOf(item, around, key)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (isSecret(value)) return `pulumi.secret(${sourceOf(value.value, around, key)})`;
    if (around.documentsAreTexts && /policy$/i.test(key)) return documentSource(value, around);
    // A policy is best written from what a preview knows, so its ARNs stay as they are.
    const inside = "Statement" in value ? { ...around, attributes: NONE } : around;
    const properties = Object.entries(value)
        .filter(([name, part]) => part !== undefined && !isEmptyCondition(name, part))
        .map(([name, part]) => `${JSON.stringify(name)}: ${sourceOf(part, inside, name)}`);
    return `{ ${properties.join(", ")} }`;
}

const NONE: ReadonlyMap<string, Reference> = new Map();

function isEmptyCondition(name: string, part: unknown): boolean {
    return name === "Condition" && JSON.stringify(part) === "{}";
}

function isSecret(value: object): value is { value: unknown } {
    return "4dabf18193072939515e22adb298388d" in value;
}

function textSource(text: string, around: Surroundings): string {
    const reference = around.attributes.get(text);
    if (reference !== undefined) return written(reference, around);
    const document = documentIn(text);
    return document === undefined ? JSON.stringify(text) : documentSource(document, around);
}

function documentSource(document: object, around: Surroundings): string {
    let refers = false;
    const noting = {
        ...around,
        documentsAreTexts: false,
        refer(to: Reference) {
            refers = true;
            around.refer(to);
        },
    };
    const source = sourceOf(document, noting, "");
    return `${refers ? "pulumi.jsonStringify" : "JSON.stringify"}(${source})`;
}

/** The object behind a JSON text; nothing where writing it again would give another text. */
function documentIn(text: string): object | undefined {
    if (!/^[[{]/.test(text)) return undefined;
    try {
        const value = JSON.parse(text) as object;
        return JSON.stringify(value) === text ? value : undefined;
    } catch {
        return undefined;
    }
}

function unknownSource(around: Surroundings, key: string): string {
    const [origin, ...others] = around.origins;
    if (origin === undefined) throw new Unprintable(`its ${key} is not known, and made from nothing`);
    if (others.length > 0) throw new Unprintable(`its ${key} is made from several resources`);
    return written(
        { variable: origin.variable, attribute: attributeFor(key, around.type, origin.type) },
        around,
    );
}

function written(reference: Reference, around: Surroundings): string {
    around.refer(reference);
    return `${reference.variable}.${reference.attribute}`;
}

/** Which attribute of an origin a property is given, by its name and by whose it is. */
function attributeFor(key: string, type: string, origin: string): string {
    const kind = kindOf(origin);
    if (key === "role") return kindOf(type) === "Function" ? "arn" : "name";
    if (/url$/i.test(key) && kind === "Queue") return "url";
    if (kind === "Key") return /^(targetK|k)eyId$/.test(key) ? "keyId" : "arn";
    if (/^(function|functionName|rule|user|roles|groups?)$/.test(key)) return "name";
    if (/arn$|^(endpoint|topic|resource|eventSourceArn|policyArn)$/i.test(key)) return "arn";
    if (/^(bucket|vpcId|.*Ids?|.*Groups?)$/.test(key)) return "id";
    throw new Unprintable(`its ${key} is not known as a whole`);
}

function kindOf(type: string): string | undefined {
    return type.split(":").at(-1);
}
