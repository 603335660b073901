import { randomBytes } from "node:crypto";

import type { Values } from "../values";
import { textOf } from "./inputs";

/** The name that the inputs set, or one made of their prefix as the real provider makes it. */
export function nameOf(inputs: Values, property = "name", suffix = ""): string {
    const prefix = textOf(inputs, `${property}Prefix`) ?? "terraform-";
    return textOf(inputs, property) ?? `${uniqueName(prefix)}${suffix}`;
}

/** The suffix of the name of a FIFO queue or topic. */
export const fifoSuffix = (fifo: unknown): string => (fifo === true ? ".fifo" : "");

function uniqueName(prefix: string): string {
    const now = new Date().toISOString().replace(/\D/g, "").padEnd(18, "0");
    return `${prefix}${now}${randomBytes(4).toString("hex")}`;
}
