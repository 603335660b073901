import { type Command } from "commander";

import { columns, columnsOfActions } from "../access/columns";
import { changesBetween } from "../access/diff";
import { changesAs } from "../access/diff-table";
import { type Access, accessIn, type Wanted } from "../access/matrix";
import { explained, matrixAs } from "../access/render";
import { accessFrom } from "../access/source";
import { cloudIn } from "../cloud";
import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { Failure } from "../failure";
import { examples } from "../help";
import { asJson, formatIn, type FormatOptions, formatOptions, stateOption } from "../options";
import { sourceOf } from "../preview/program";
import { accessReaderPolicy } from "../source/account/access-actions";
import { readAccess } from "../source/account/identities";

interface Options extends FormatOptions {
    state?: string;
    account?: boolean;
    region?: string;
    diff?: string[];
    failOnWider?: boolean;
    explain?: boolean;
    actions?: boolean;
    principal?: string;
    action?: string;
    resource?: string;
    organization?: string;
    policy?: boolean;
}

/** `access`: who can do what on each queue, topic and key. */
export function access(tool: Command, context: Context): void {
    const command = tool
        .command("access")
        .description("tell who can do what on each queue, topic and key, and which statements make it so")
        .argument("[program]", "the folder of a Pulumi program, by default this one");
    withSources(command)
        .option("--explain", "tell of each cell the statements that decide")
        .option("--principal <name>", "only the role, user, service or account of this name or ARN")
        .option("--action <name>", "only this action, as sqs:SendMessage, or this column, as send")
        .option("--resource <name>", "only the queue, topic or key of this name or ARN")
        .option("--actions", "a column for each action")
        .option("--organization <id>", "the organisation of the account, which conditions may ask for");
    for (const option of formatOptions()) command.addOption(option);
    command
        .addHelpText(
            "after",
            examples(
                ["access infra", "who could do what if the program were deployed"],
                [
                    "access --account --region eu-west-1 --json > access.json",
                    "keep what an account allows today",
                ],
                [
                    "access --state state.json --explain --principal worker --action sqs:ReceiveMessage",
                    "why a role may receive, or not",
                ],
                [
                    "access --diff access.json infra --fail-on-wider",
                    "end with 1 where a change lets anybody do more",
                ],
            ),
        )
        .action((program: string | undefined, options: Options) =>
            context.run(() => tell(program, options, context)),
        );
}

function withSources(command: Command): Command {
    return command
        .addOption(stateOption())
        .option("--account", "the queues, topics, roles and users of an account, by its credentials")
        .option("--region <region>", "with --account: the region, by default that of the AWS profile")
        .option("--policy", "print the IAM policy that --account needs, and do nothing else")
        .option(
            "--diff <before after...>",
            "what changed between two: each a program, a state, a preview or a kept --json",
        )
        .option("--fail-on-wider", "with --diff: end with 1 where anybody may do more");
}

async function tell(program: string | undefined, options: Options, context: Context): Promise<Ending> {
    checkUsage(program, options);
    if (options.policy) {
        context.print(asJson(accessReaderPolicy()));
        return "done";
    }
    const { principal, action, resource, organization, explain, actions } = options;
    const wanted: Wanted = {
        principal,
        action,
        resource,
        explain,
        organisation: organization,
        columns: actions ? columnsOfActions : columns,
    };
    if (options.diff) return compare(options.diff, wanted, options, context);
    const found = await read(program, wanted, options, context);
    context.print(written(found, wanted, options));
    for (const line of found.missing) context.say(`missing: ${line}`);
    return found.missing.length > 0 ? "partial" : "done";
}

function checkUsage(
    program: string | undefined,
    { state, account, region, diff, failOnWider }: Options,
): void {
    const sources = [program, state, account, diff].filter((source) => source !== undefined);
    if (sources.length > 1) throw new Failure("usage", "Give one of: a program, --state, --account, --diff.");
    if (region !== undefined && !account) throw new Failure("usage", "--region goes with --account.");
    if (failOnWider && !diff) throw new Failure("usage", "--fail-on-wider goes with --diff.");
    if (diff && diff.length !== 2)
        throw new Failure("usage", `--diff takes two, before and after; here are ${diff.length}.`);
}

async function read(
    program: string | undefined,
    wanted: Wanted,
    { state, account, region }: Options,
    context: Context,
): Promise<Access> {
    if (!account) return accessIn(await sourceOf(program, state, context), wanted);
    const cloud = await cloudIn(region);
    const source = await readAccess(cloud, {
        signal: context.interrupted,
        progress: (text) => context.progress(text),
    });
    return accessIn(source, { ...wanted, account: cloud.account });
}

function written(
    found: Access,
    { columns: asked = columns }: Wanted,
    { explain, ...options }: Options,
): string {
    const format = formatIn(options);
    if (format === "json") return asJson(found);
    if (explain) return explained(found);
    const held = new Set(found.cells.map(({ column }) => column));
    return matrixAs(
        format,
        found,
        asked.length === columns.length ? asked : asked.filter(({ title }) => held.has(title)),
    );
}

async function compare(
    [before = "", after = ""]: readonly string[],
    wanted: Wanted,
    { failOnWider, ...options }: Options,
    context: Context,
): Promise<Ending> {
    const [old, now] = [await accessFrom(before, wanted, context), await accessFrom(after, wanted, context)];
    const changes = changesBetween(old, now);
    const format = formatIn(options);
    const both = { before: old.source, after: now.source, changes };
    context.print(format === "json" ? asJson(both) : changesAs(format, changes));
    return failOnWider && changes.some(({ direction }) => direction === "wider") ? "found" : "done";
}
