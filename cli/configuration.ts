import { readFileSync } from "node:fs";

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
export function packConfiguration(file?: string): PackConfiguration {
    const given = file === undefined ? {} : checked(file);
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

function checked(file: string): Record<string, Given> {
    const text = readText(file);
    const [error] = configCheck(rules)(text, new Date().toISOString().slice(0, 10)).errors;
    if (error !== undefined)
        throw new Failure(
            "input",
            `${file} does not configure the pack: ${error}. \`config validate\` tells all.`,
        );
    return JSON.parse(text) as Record<string, Given>;
}

/** The text of a file, or of standard input for `-`; `named` is what the user calls it. */
export function readText(file: string, named = file): string {
    try {
        return readFileSync(file === "-" ? 0 : file, "utf8");
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const reason = {
            ENOENT: "there is no such file",
            EISDIR: "it is a folder",
            EACCES: "it is not yours to read",
        };
        throw new Failure("input", `${named} cannot be read: ${reason[code as "ENOENT"] ?? message}.`, {
            cause: error,
        });
    }
}
