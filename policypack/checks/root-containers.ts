import { parseJson, UNKNOWN } from "../../iam";
import { CONTAINERS } from "../model/containers";
import { type Resource } from "../model/resource";
import { shown } from "../model/values";
import { fail, type Problem, undecided } from "../rule";

/**
 * Yields what makes a container run as root. Where nothing is said, the image decides, which is not to be seen here.
 */
export function* rootContainers(workload: Resource): Iterable<Problem> {
    for (const property of CONTAINERS[workload.type]!) {
        const value = workload.get(property);
        const found = settingsIn(value);
        for (const { name, given } of found)
            if (isRoot(name, given)) yield fail(`its ${property} has ${name} ${shown(given)}`);
        if (value === UNKNOWN || found.some(({ given }) => given === UNKNOWN))
            yield undecided(property, `its ${property} is not known before deployment`);
    }
}

interface Setting {
    name: string;
    given: unknown;
}

const NAMES: ReadonlySet<string> = new Set(["user", "privileged", "runAsUser"]);

/** Names of variables are not settings, whatever they are called. */
const OF_THE_PROGRAM: ReadonlySet<string> = new Set([
    "environment",
    "env",
    "secrets",
    "options",
    "dockerLabels",
]);

function settingsIn(value: unknown): Setting[] {
    if (typeof value === "string") return settingsIn(jsonIn(value));
    if (Array.isArray(value)) return (value as unknown[]).flatMap(settingsIn);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([name, given]) => {
        if (NAMES.has(name)) return [{ name, given: given as unknown }];
        return OF_THE_PROGRAM.has(name) || typeof given === "string" ? [] : settingsIn(given);
    });
}

function jsonIn(text: string): unknown {
    const json = parseJson(text);
    return "value" in json && typeof json.value !== "string" ? json.value : undefined;
}

function isRoot(name: string, given: unknown): boolean {
    const text = String(given === UNKNOWN ? "" : given).toLowerCase();
    if (name === "privileged") return text === "true";
    return /^(0+|root)(:|$)/.test(text);
}
