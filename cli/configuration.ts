import { readFileSync, readSync } from "node:fs";
import path from "node:path";

import { type Configuration, configurationOf } from "../policypack/configuration";
import { type Rule } from "../policypack/rule";
import { rules } from "../policypack/rules";
import { configCheck } from "./config/validate";
import { Failure } from "./failure";

/** What a rule's finding does, as Pulumi calls it. */
export type Level = "advisory" | "mandatory" | "remediate" | "disabled";

/** What an organisation decided about the pack. */
export interface PackConfiguration {
    levelOf(rule: Rule): Level;
    settingsOf(rule: Rule): Configuration;
}

type Given = Level | ({ enforcementLevel?: Level } & Partial<Configuration>);

/** The configuration of a file, as `pulumi preview --policy-pack-config` takes it; without one, each rule's own. */
export function packConfiguration(file?: string, folder = "."): PackConfiguration {
    const given = file === undefined ? {} : checked(file, folder);
    const of = ({ name }: Rule): Exclude<Given, string> => {
        const own = given[name] ?? {};
        return typeof own === "string" ? { enforcementLevel: own } : own;
    };
    const all = typeof given["all"] === "object" ? given["all"].enforcementLevel : given["all"];
    return {
        levelOf: (rule) => of(rule).enforcementLevel ?? all ?? rule.level,
        settingsOf: (rule) => configurationOf(of(rule)),
    };
}

function checked(file: string, folder: string): Record<string, Given> {
    const text = readText(file, folder);
    const [error] = configCheck(rules)(text, new Date().toISOString().slice(0, 10)).errors;
    if (error !== undefined)
        throw new Failure(
            "input",
            `${file} does not configure the pack: ${error}. \`config validate\` tells all.`,
        );
    return JSON.parse(text) as Record<string, Given>;
}

/** The text of a file of a folder, or of standard input for `-`. Errors name the file as the user does. */
export function readText(file: string, folder = "."): string {
    try {
        return file === "-" ? readInput() : readFileSync(path.resolve(folder, file), "utf8");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const reason = {
            ENOENT: "there is no such file",
            EISDIR: "it is a folder",
            EACCES: "it is not yours to read",
        };
        throw new Failure("input", `${file} cannot be read: ${reason[code as "ENOENT"] ?? message}.`, {
            cause: error,
        });
    }
}

/** All of standard input. Where it is a pipe that does not block, what is to come may not have come yet. */
function readInput(): string {
    const parts: Buffer[] = [];
    for (const part = Buffer.alloc(65_536); ;) {
        try {
            const length = readSync(0, part);
            if (length === 0) return Buffer.concat(parts).toString("utf8");
            parts.push(Buffer.from(part.subarray(0, length)));
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        }
    }
}
