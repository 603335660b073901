import path from "node:path";

import { type Command, Option } from "commander";

import { programSource } from "../access/source";
import { type Context } from "../context";
import { described, type Description } from "../describe/sets";
import { type Ending } from "../exit-codes";
import { Failure } from "../failure";
import { examples } from "../help";
import { type Source } from "../source/resource";
import { readState } from "../source/state";
import { markdownTable, textTable } from "../table";

interface Options {
    state?: string;
    format: "table" | "markdown" | "json";
    json?: boolean;
}

/** `describe`: the sets of a stack as tables. */
export function describe(tool: Command, context: Context): void {
    tool.command("describe")
        .description(
            "show a stack's sets as tables: queues, topics, keys, roles, sources, alarms and endpoints",
        )
        .argument("[program]", "the folder of a Pulumi program, by default this one")
        .option("--state <file>", "what `pulumi stack export` wrote; - for standard input")
        .addOption(
            new Option("--format <format>", "how to tell")
                .choices(["table", "markdown", "json"])
                .default("table"),
        )
        .option("--json", "the same as --format json")
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
    const { state, format, json } = options;
    if (program !== undefined && state !== undefined)
        throw new Failure("usage", "Give a program or --state, not both.");
    const description = described(await sourceOf(program, state, context));
    if (json || format === "json") context.print(JSON.stringify(description, undefined, 4));
    else context.print(tablesAs(format, description));
    return "done";
}

async function sourceOf(program = ".", state: string | undefined, context: Context): Promise<Source> {
    if (state === undefined) return programSource(path.resolve(context.folder, program), context);
    return readState(state, context.folder);
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
