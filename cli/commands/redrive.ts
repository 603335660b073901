import { type Command } from "commander";

import { cloudIn } from "../cloud";
import { type Context } from "../context";
import { type Ending } from "../exit-codes";
import { examples } from "../help";
import { asJson, wholeNumber } from "../options";
import { confirmed } from "../redrive/confirm";
import { inspect, inspectionInWords } from "../redrive/inspect";
import { countsIn, findQueue, inWords, type Queue } from "../redrive/queue";
import { planned } from "../redrive/refusals";
import { endingOf, inLine, move, movedInWords, watched } from "../redrive/start";
import { activeTask, cancelTask, tasksOf } from "../redrive/task";
import { textTable } from "../table";

interface Options {
    region?: string;
    json?: boolean;
    max: number;
    showBodies?: boolean;
    maxPerSecond?: number;
    to?: string;
    yes?: boolean;
    wait: boolean;
}

type Work = (queue: Queue, options: Options, context: Context) => Promise<Ending>;

/** `redrive`: moves the messages of a dead-letter queue back. */
export function redrive(tool: Command, context: Context): void {
    const group = tool
        .command("redrive")
        .description("look at the messages of a dead-letter queue, and move them back")
        .helpCommand(false);
    subcommand(group, "list", list, context).description(
        "list the latest tasks that moved messages out of it",
    );
    subcommand(group, "inspect", look, context)
        .description("look at its messages without taking any away")
        .option("--max <number>", "look at so many messages at most", wholeNumber(1, 1000), 10)
        .option("--show-bodies", "show what is in the messages, too")
        .addHelpText("after", `\n${looking}`);
    subcommand(group, "start", start, context)
        .description("move its messages back to where they came from, and wait for the end")
        .option(
            "--max-per-second <number>",
            "move so many messages in a second at most, up to 500",
            wholeNumber(1, 500),
        )
        .option("--to <queue>", "move all to this queue instead: its name, URL or ARN")
        .option("--yes", "do not ask")
        .option("--no-wait", "begin, and do not wait for the end");
    subcommand(group, "watch", watch, context).description("show how far the latest task is, until it ends");
    subcommand(group, "cancel", cancel, context).description(
        "stop the task that runs; what was moved stays moved",
    );
    group.addHelpText("after", help);
}

function subcommand(group: Command, name: string, work: Work, context: Context): Command {
    return group
        .command(name)
        .argument("<queue>", "the dead-letter queue: its name, URL or ARN")
        .option(
            "--region <region>",
            "where a queue given by name is; by default that of your AWS configuration",
        )
        .option("--json", "tell as JSON")
        .action((queue: string, options: Options) =>
            context.run(async () =>
                work(await findQueue(queue, await cloudIn(options.region)), options, context),
            ),
        );
}

const help = examples(
    ["redrive inspect orders-dlq", "ids, ages and counts of the first ten messages"],
    ["redrive start orders-dlq --max-per-second 20", "move slowly, and show how far it is"],
    ["redrive start orders-dlq --to orders-again --yes", "move all to another queue, without a question"],
    ["redrive cancel orders-dlq", "stop it"],
);

const looking =
    "To look is to receive: the receive count of each message grows by one. A dead-letter queue has no dead-letter\n" +
    "queue of its own, so nothing moves by that; one that has is refused. Messages are hidden for some seconds and\n" +
    "given back as soon as all are seen.";

const list: Work = async (queue, { json }, context) => {
    const tasks = await tasksOf(queue);
    if (json) context.print(asJson({ queue: queue.arn, tasks }));
    else if (tasks.length === 0)
        context.print(`No task that SQS still knows moved messages out of ${queue.name}.`);
    else
        context.print(textTable([["Started", "Task"], ...tasks.map((task) => [task.started, inLine(task)])]));
    return "done";
};

const look: Work = async (queue, { json, max, showBodies: bodies = false }, context) => {
    const inspection = await inspect(queue, { max, bodies });
    const counts = queue.attributes && countsIn(queue.attributes);
    if (json) context.print(asJson({ queue: queue.arn, counts: counts ?? null, ...inspection }));
    else {
        context.print(`${queue.name}: ${inWords(counts)}`);
        context.print(inspectionInWords(inspection));
    }
    if (inspection.messages.length > 0)
        context.say(
            inspection.hiddenFor === undefined
                ? "The messages were given back; the receive count of each has grown by one."
                : `This caller may not give messages back (sqs:ChangeMessageVisibility): they come back by themselves in ${inspection.hiddenFor} s.`,
        );
    return "done";
};

const start: Work = async (queue, { json, maxPerSecond: perSecond, to, yes = false, wait }, context) => {
    const plan = await planned(queue, to);
    const target = plan.targets.map(({ name }) => name).join(", ") || "where they came from";
    const held = queue.attributes === undefined ? "" : ` (${inWords(countsIn(queue.attributes))})`;
    const question = `Move the messages of ${queue.name}${held} to ${target}?`;
    if (!(await confirmed(question, yes, context.interrupted))) {
        context.say("Nothing was moved.");
        return "done";
    }
    const moved = await move(plan, { perSecond, wait }, context);
    context.print(json ? asJson(moved) : movedInWords(moved));
    return endingOf(moved.task);
};

const watch: Work = async (queue, { json }, context) => {
    const task = await watched(queue, context);
    if (json) context.print(asJson({ queue: queue.arn, task: task ?? null }));
    else context.print(task === undefined ? `No task moved messages out of ${queue.name}.` : inLine(task));
    return endingOf(task);
};

const cancel: Work = async (queue, { json }, context) => {
    const task = await activeTask(queue);
    const moved = task?.handle === undefined ? undefined : await cancelTask(queue, task.handle);
    if (json)
        context.print(asJson({ queue: queue.arn, cancelled: moved !== undefined, moved: moved ?? null }));
    else
        context.print(
            moved === undefined
                ? `No task moves messages out of ${queue.name} now.`
                : `Cancelled: ${moved} moved, and they stay where they are.`,
        );
    return "done";
};
