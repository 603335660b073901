import { type Command } from "commander";

import { type Context } from "../context";
import { described, type Description } from "../describe/sets";
import { type Ending } from "../exit-codes";
import { examples } from "../help";
import { asJson, formatIn, type FormatOptions, formatOptions, stateOption } from "../options";
import { sourceOf } from "../preview/program";
import { markdownTable, textTable } from "../table";

interface Options extends FormatOptions {
    state?: string;
}

/** `describe`: the sets of a stack as tables. */
export function describe(tool: Command, context: Context): void {
    const command = tool
        .command("describe")
        .description(
            "show a stack's sets as tables: queues, topics, keys, roles, sources, alarms and endpoints",
        )
        .argument("[program]", "the folder of a Pulumi program, by default this one");
    for (const option of [stateOption(), ...formatOptions()]) command.addOption(option);
    command
        .addHelpText(
            "after",
            examples(
                ["describe infra", "what a program would make"],
                [
                    "describe --state state.json --format markdown",
                    "what was deployed, for a page of your docs",
                ],
            ),
        )
        .action((program: string | undefined, options: Options) =>
            context.run(() => tell(program, options, context)),
        );
}

async function tell(program: string | undefined, options: Options, context: Context): Promise<Ending> {
    const description = described(await sourceOf(program, options.state, context));
    const format = formatIn(options);
    context.print(format === "json" ? asJson(description) : tablesAs(format, description));
    return "done";
}

function tablesAs(format: "table" | "markdown", { source, sets }: Description): string {
    const table = format === "markdown" ? markdownTable : textTable;
    const [set, kind] = format === "markdown" ? ["## ", "### "] : ["", ""];
    if (sets.length === 0) return `The ${source} holds no queue, topic or key.`;
    return sets
        .flatMap(({ name, tables }) => [
            `${set}${name}`,
            ...Object.entries(tables).flatMap(([title, rows]) => {
                // A column of which nobody has anything is left out.
                const heads = Object.keys(rows[0]!).filter((head) => rows.some((row) => row[head] !== ""));
                return [
                    `${kind}${title}`,
                    table([heads, ...rows.map((row) => heads.map((head) => row[head]!))]),
                ];
            }),
        ])
        .join("\n\n");
}
