import { type ErrorObject } from "ajv";
import { closest } from "fastest-levenshtein";

/** How much of a wrong value is shown. */
const SHOWN = 80;

/** What the schema finds wrong, in the words of who wrote the file: the place, what is asked for, what is there. */
export function sentence(error: ErrorObject): string {
    const place = error.instancePath.split("/").slice(1).map(plain).join(".");
    return `${place === "" ? "" : `${place}: `}${wrong(error, place)}`;
}

function wrong({ keyword, params, message, parentSchema, data }: ErrorObject, place: string): string {
    const given = params as Record<string, unknown>;
    const schema = parentSchema as { properties?: object; description?: string };
    switch (keyword) {
        case "additionalProperties":
            return unknownName(String(given["additionalProperty"]), schema.properties ?? {}, place);
        case "required":
            return `"${String(given["missingProperty"])}" is missing`;
        case "type":
            return `must be ${types(given["type"])}, and is ${shown(data)}`;
        case "enum":
            return `must be one of ${[given["allowedValues"]].flat().join(", ")}, and is ${shown(data)}`;
        case "pattern":
            return `must be ${asPart(schema.description ?? String(given["pattern"]))}, and is ${shown(data)}`;
        case "minLength":
            return "must not be empty";
        default:
            return `${message}, and is ${shown(data)}`;
    }
}

function unknownName(name: string, properties: object, place: string): string {
    const what = place === "" ? "rule" : "setting";
    return `there is no ${what} "${name}"; did you mean "${closest(name, Object.keys(properties))}"?`;
}

const KINDS: Readonly<Record<string, string>> = {
    string: "text",
    object: "an object",
    array: "a list",
    integer: "a whole number",
    boolean: "true or false",
};

function types(given: unknown): string {
    return [given]
        .flat()
        .map((type) => KINDS[String(type)] ?? String(type))
        .join(" or ");
}

function shown(data: unknown): string {
    const text = JSON.stringify(data);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

/** A description as a part of a sentence. */
function asPart(description: string): string {
    return `${description[0]!.toLowerCase()}${description.slice(1)}`.replace(/\.$/, "");
}

/** JSON pointers spell two characters otherwise. */
function plain(step: string): string {
    return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
