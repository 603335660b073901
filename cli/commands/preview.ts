import { writeFileSync } from "node:fs";
import path from "node:path";

import { type Command, Option } from "commander";

import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { Failure } from "../failure";
import { examples } from "../help";
import { asJson } from "../options";
import { junit } from "../preview/junit";
import { markdown } from "../preview/markdown";
import { type Report, reportOf } from "../preview/report";
import { readPreview, runPreview } from "../preview/run";
import { sarif } from "../preview/sarif";
import { text } from "../preview/text";

const formats: Readonly<Record<string, (report: Report) => string>> = {
    text,
    markdown,
    sarif,
    junit,
    json: asJson,
};

interface Options {
    format: string;
    json?: boolean;
    output?: string;
    events?: string;
    steps?: string;
}

/** `preview`: the verdict of the policy pack on a program, for a machine to read. */
export function preview(tool: Command, context: Context): void {
    tool.command("preview")
        .description("preview a program under the policy pack, and tell the verdict in the format asked for")
        .argument("[program]", "the folder of the Pulumi program", ".")
        .argument("[flags...]", "after --: flags of pulumi preview, as --stack")
        .addOption(
            new Option("--format <format>", "how to tell").choices(Object.keys(formats)).default("text"),
        )
        .option("--json", "the same as --format json")
        .option("--output <file>", "write the report there, and only the verdict to standard output")
        .option("--events <file>", "run nothing: read what `pulumi preview --event-log FILE` wrote")
        .option("--steps <file>", "with --events: what `pulumi preview --json` printed, for files and lines")
        .addHelpText(
            "after",
            examples(
                [
                    "preview infra --format sarif --output preview.sarif",
                    "a report for a code scanning service",
                ],
                ["preview infra --format markdown -- --stack prod", "a summary for a pull request"],
                [
                    "preview infra --events events.json --steps preview.json --format junit",
                    "a report on a preview that ran elsewhere",
                ],
            ),
        )
        .action((program: string, flags: string[], options: Options) =>
            context.run(() => tell(program, flags, options, context)),
        );
}

async function tell(
    program: string,
    flags: readonly string[],
    options: Options,
    context: Context,
): Promise<Ending> {
    const { events, steps, output } = options;
    if (steps !== undefined && events === undefined)
        throw new Failure("usage", "--steps goes with --events: the verdict is in the events.");
    const previewed =
        events === undefined
            ? await runPreview(path.resolve(context.folder, program), flags, context.say)
            : readPreview(context.folder, program, { events, ...(steps === undefined ? {} : { steps }) });
    const report = reportOf({ ...previewed, program });
    const written = formats[options.json ? "json" : options.format]!(report);
    if (output === undefined) context.print(written);
    else {
        writeFileSync(path.resolve(context.folder, output), written);
        context.print(`${report.verdict}: see ${output}`);
    }
    return { passed: "done", blocked: "found", failed: "input" }[report.verdict] as Ending;
}
