import type { Value } from "../../values";

/** How a command names a rule. */
interface Rule {
    Name: string;
    EventBusName: string;
}

export const defaultBus = "default";
export const missing = "ResourceNotFoundException";

/** The id of a rule is its name, after that of its bus where this is not the default one. */
export function ruleId(bus: Value | undefined, name: Value | undefined): string {
    const isDefault = bus === undefined || bus === null || bus === defaultBus;
    return isDefault ? String(name) : `${String(bus)}/${String(name)}`;
}

/** The name of a bus can be an ARN, and have slashes itself. */
export function ruleOf(id: string): Rule {
    const at = id.lastIndexOf("/");
    return { Name: id.slice(at + 1), EventBusName: at < 0 ? defaultBus : id.slice(0, at) };
}
