import { type Command, InvalidArgumentError } from "commander";

import { type Context } from "../context";
import { type Callers, billFor, encryptedQueues, standing } from "../cost/bill";
import { tables } from "../cost/tables";
import { type Ending } from "../exit-codes";
import { Failure } from "../failure";
import { examples } from "../help";
import { asJson, formatIn, type FormatOptions, formatOptions, stateOption, wholeNumber } from "../options";
import { sourceOf } from "../preview/program";
import { type Held } from "../source/resource";
import { markdownTable, textTable } from "../table";

interface Options extends FormatOptions {
    state?: string;
    days: number;
    reuse?: number;
    producers: number;
    consumers: number;
    callers: Record<string, Callers>;
}

/** `cost`: what encryption asks of KMS, and what it costs. */
export function cost(tool: Command, context: Context): void {
    const command = tool
        .command("cost")
        .description(
            "estimate the requests to KMS and the monthly price of queues, by their data-key reuse period",
        )
        .argument(
            "[program]",
            "the folder of a Pulumi program; without it and --state, one queue of the options",
        )
        .addOption(stateOption());
    withAmounts(command);
    for (const option of formatOptions()) command.addOption(option);
    command
        .addHelpText(
            "after",
            examples(
                ["cost --days 31 --reuse 300", "one queue with one producer and one consumer"],
                ["cost infra --callers orders-main=3,1", "the queues of a program, one with three producers"],
                [
                    "cost --state state.json --reuse 3600 --format markdown",
                    "what another reuse period would save",
                ],
            ),
        )
        .action((program: string | undefined, options: Options) =>
            context.run(() => estimate(program, options, context)),
        );
}

function withAmounts(command: Command): void {
    const many = wholeNumber(0, 1_000_000);
    command
        .option("--days <days>", "the time to be billed", wholeNumber(1, 366), 30)
        .option(
            "--reuse <seconds>",
            "the reuse period in place of each queue's own, 60 to 86400",
            wholeNumber(60, 86_400),
        )
        .option("--producers <count>", "principals that send to a queue", many, 1)
        .option("--consumers <count>", "principals that receive from a queue", many, 1)
        .option(
            "--callers <queue=producers,consumers>",
            "those of one queue; repeat it for others",
            collected,
            {},
        );
}

async function estimate(program: string | undefined, options: Options, context: Context): Promise<Ending> {
    const { reuse, producers, consumers, callers, days } = options;
    const resources = await resourcesOf(program, options, context);
    const of = (queue: string) => callers[queue] ?? { producers, consumers };
    const one = { queue: "one queue", reuseSeconds: 300, producers, consumers };
    const uses = resources === undefined ? [one] : encryptedQueues(resources, of);
    const stray = Object.keys(callers).find((name) => !uses.some(({ queue }) => queue === name));
    if (stray !== undefined)
        throw new Failure(
            "usage",
            `--callers names the queue ${stray}, which is none of ${uses.map(({ queue }) => queue).join(", ")}.`,
        );
    const bill = billFor(
        uses.map((use) => ({ ...use, ...(reuse === undefined ? {} : { reuseSeconds: reuse }) })),
        resources === undefined ? { keys: 1, endpoints: 0 } : standing(resources),
        days,
    );
    const format = formatIn(options);
    const table = format === "markdown" ? markdownTable : textTable;
    context.print(format === "json" ? asJson(bill) : tables(bill, table));
    return "done";
}

/** Without a program and a state it is one queue of the options, and no folder is looked into. */
async function resourcesOf(
    program: string | undefined,
    { state }: Options,
    context: Context,
): Promise<Held[] | undefined> {
    if (program === undefined && state === undefined) return undefined;
    return (await sourceOf(program, state, context)).resources;
}

function collected(text: string, before: Record<string, Callers>): Record<string, Callers> {
    const [, queue, producers, consumers] = /^(.+)=(\d+),(\d+)$/.exec(text) ?? [];
    if (queue === undefined)
        throw new InvalidArgumentError("Write it as queue=producers,consumers: orders-main=3,1.");
    return { ...before, [queue]: { producers: Number(producers), consumers: Number(consumers) } };
}
