import type { Value, Values } from "../values";

/** Refuses inputs that the sandbox would not deploy, rather than leave them out in silence. */
export function refuseInputs(type: string, inputs: Values, keys: readonly string[], instead?: string): void {
    const key = keys.find((one) => !isUnset(inputs[one]));
    if (key === undefined) return;
    const advice =
        instead ?? "To deploy it, run `pulumi up` with the real AWS provider and your own credentials.";
    throw new Error(`The sandbox does not deploy ${key} of ${type}. ${advice}`);
}

/** What is off, empty or zero asks for nothing. */
function isUnset(value: Value | undefined): boolean {
    if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
    return !value;
}
