import { type Command, InvalidArgumentError, Option } from "commander";

import { type Severity } from "../../policypack/rule";
import { auditOf } from "../audit/audit";
import { type Audit, type Audited } from "../audit/facts";
import { gather } from "../audit/gather";
import { markdown, planMarkdown } from "../audit/markdown";
import { needsPlan, type Plan, planFor } from "../audit/plan";
import { failsOn, formula } from "../audit/risk";
import { planText, text } from "../audit/text";
import { packConfiguration } from "../configuration";
import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { Failure } from "../failure";
import { examples } from "../help";
import { asJson, formatIn, type FormatOptions, formatOptions, wholeNumber } from "../options";
import { readerPolicy, usualConcurrency } from "../source/account";
import { readState } from "../source/state";

interface Options extends FormatOptions {
    region?: string[];
    allRegions?: boolean;
    state?: string;
    only?: "queues" | "topics";
    config?: string;
    failOn: Severity | "never";
    concurrency: number;
    resume?: string;
    plan?: string;
    policy?: boolean;
}

/** `audit`: the queues and topics of an account or a state, ordered by risk. */
export function audit(tool: Command, context: Context): void {
    const command = tool
        .command("audit")
        .description(
            "list the queues and topics of an account or a state by risk, with the way to make them safe",
        );
    for (const option of [...whatIsRead(), ...howItIsTold()]) command.addOption(option);
    command
        .addHelpText("after", `\n${formula}`)
        .addHelpText(
            "after",
            examples(
                ["audit --region us-east-1,eu-west-1", "what is at risk in two regions"],
                [
                    "audit --all-regions --resume audit.jsonl --format markdown",
                    "a document on the whole account",
                ],
                [
                    "audit --state stack.json --fail-on critical --json",
                    "judge a deployed stack, for a program to read",
                ],
                ["audit --plan orders", "how to encrypt the queue orders without losing a message"],
                ["audit --policy", "the rights that it needs"],
            ),
        )
        .action((options: Options) => context.run(() => run(options, context)));
}

function whatIsRead(): Option[] {
    return [
        new Option(
            "--region <regions>",
            "read these regions, separated by commas (default: that of your profile)",
        ).argParser(listed),
        new Option("--all-regions", "read every region of the account").conflicts("region"),
        new Option(
            "--state <file>",
            "read what `pulumi stack export` wrote instead; - for standard input",
        ).conflicts(["region", "allRegions", "resume"]),
        new Option("--only <kind>", "read queues or topics alone").choices(["queues", "topics"]),
        new Option("--concurrency <number>", "read so many resources at a time")
            .argParser(wholeNumber(1, 100))
            .default(usualConcurrency),
        new Option("--resume <file>", "keep there what was read, and go on from there"),
    ];
}

function howItIsTold(): Option[] {
    return [
        new Option("--config <file>", "the configuration of the policy pack"),
        new Option("--fail-on <severity>", "end with 1 where a finding is that severe")
            .choices(["critical", "high", "medium", "low", "never"])
            .default("high"),
        ...formatOptions(),
        new Option("--plan <name>", "tell how to make this queue or topic safe, by name or ARN"),
        new Option("--policy", "print the IAM policy that an audit needs, and end"),
    ];
}

async function run(options: Options, context: Context): Promise<Ending> {
    if (options.policy) {
        context.print(asJson(readerPolicy()));
        return "done";
    }
    const audit = await audited(options, context);
    for (const line of audit.missing) context.say(`Not read: ${line}`);
    const told = options.plan === undefined ? whole(audit, options) : planOf(audit, options.plan, options);
    context.print(told);
    if (audit.missing.length > 0) return "partial";
    const findings = [...audit.items.flatMap((item) => item.findings), ...audit.others];
    return options.plan === undefined && failsOn(findings, options.failOn) ? "found" : "done";
}

async function audited(options: Options, context: Context): Promise<Audit> {
    const { state, region, config, ...others } = options;
    const configuration = packConfiguration(config, context.folder);
    if (state !== undefined) {
        const source = readState(state, context.folder);
        const audit = auditOf([source], configuration, false);
        const isWanted = ({ kind }: Audited) => others.only === undefined || others.only === `${kind}s`;
        return { ...audit, items: audit.items.filter(isWanted) };
    }
    return auditOf(
        await gather({ ...others, ...(region && { regions: region }) }, context),
        configuration,
        true,
    );
}

function whole(audit: Audit, options: Options): string {
    const format = formatIn(options);
    if (format === "json") {
        const planned = audit.items.map((item) =>
            needsPlan(item) ? { ...item, plan: planFor(item, audit.items).steps } : item,
        );
        return asJson({ ...audit, partial: audit.missing.length > 0, formula, items: planned });
    }
    return format === "markdown" ? markdown(audit) : text(audit);
}

function planOf({ items }: Audit, name: string, options: Options): string {
    const named = items.filter((item) => item.name === name || item.arn === name);
    if (named.length === 0)
        throw new Failure("input", `There is no queue or topic ${name} in what was read.`);
    const plans = named.filter(needsPlan).map((item) => planFor(item, items));
    const format = formatIn(options);
    if (format === "json") return asJson(plans);
    if (plans.length === 0)
        return `${name} needs no plan: its encryption is ${named[0]!.encryption}. \`audit\` tells what was found on it.`;
    const tell: (plan: Plan) => string = format === "markdown" ? (plan) => planMarkdown(plan) : planText;
    return plans.map(tell).join("\n\n");
}

function listed(value: string): string[] {
    const names = value.split(",").map((name) => name.trim());
    if (names.every((name) => /^[a-z]{2}(-[a-z]+)+-\d+$/.test(name))) return names;
    throw new InvalidArgumentError("Give names of regions, as us-east-1,eu-west-1.");
}
