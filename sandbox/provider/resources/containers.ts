import { sameMeaning } from "../meaning";
import { isObject, type Value, type Values } from "../values";

/** Members that AWS adds to the containers of a task or a job. */
const filledIn: Values = {
    cpu: 0,
    essential: true,
    hostPort: 0,
    platformVersion: "LATEST",
    protocol: "tcp",
    readOnly: false,
};

/** What AWS says of containers: the program's text, where it means the same without what AWS adds. */
export function containersRead(read: object, given: Value | undefined): string {
    const text = JSON.stringify(read);
    return typeof given === "string" && sameMeaning(essence(given), essence(text)) ? given : text;
}

/** The text without empty lists, and without what AWS adds. */
function essence(text: string): string {
    return JSON.stringify(bare(JSON.parse(text) as Value));
}

function bare(value: Value): Value {
    if (Array.isArray(value)) return value.map(bare);
    if (!isObject(value)) return value;
    const port = value["containerPort"];
    const kept = Object.entries(value)
        .map(([key, inside]) => [key, bare(inside)] as const)
        .filter(([key, inside]) => !isEmpty(inside) && inside !== filledIn[key])
        // In a network of its own a container has the same port inside and outside.
        .filter(([key, inside]) => key !== "hostPort" || inside !== port);
    return Object.fromEntries(kept);
}

function isEmpty(value: Value): boolean {
    return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
