import { type Command } from "commander";

import { rules } from "../../policypack/rules";
import { configCheck } from "../config/validate";
import { readText } from "../configuration";
import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { examples } from "../help";
import { asJson } from "../options";

/** `config validate`: the pack's configuration and exemptions. */
export function config(tool: Command, context: Context): void {
    const group = tool.command("config").description("what configures the policy pack");
    group
        .command("validate")
        .description("check a configuration of the policy pack: levels, settings and exemptions of its rules")
        .argument("<file>", "the file for --policy-pack-config; - for standard input")
        .option("--json", "tell what is wrong as JSON")
        .addHelpText(
            "after",
            examples(
                ["config validate policy-config.json", "say what is wrong with a configuration"],
                ["config validate policy-config.json --json", "the same, for a program to read"],
            ),
        )
        .action((file: string, { json = false }: { json?: boolean }) =>
            context.run(() => validate(file, json, context)),
        );
}

function validate(file: string, json: boolean, context: Context): Ending {
    const text = readText(file, context.folder);
    const verdict = configCheck(rules)(text, new Date().toISOString().slice(0, 10));
    if (json) context.print(asJson({ file, ...verdict }));
    else {
        for (const warning of verdict.warnings) context.say(`warning: ${warning}`);
        for (const error of verdict.errors) context.say(`error: ${error}`);
        if (verdict.errors.length === 0)
            context.print(`${file} is a valid configuration of the policy pack.`);
    }
    return verdict.errors.length === 0 ? "done" : "found";
}
