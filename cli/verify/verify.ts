import { parseArn } from "../../iam";
import { cloudIn } from "../cloud";
import { type Context } from "../context";
import { Failure } from "../failure";
import { type Held, type Source } from "../source/resource";
import { acceptanceOf, type Choices } from "./acceptance";
import { accessChecks } from "./access";
import { type Line } from "./check";
import { clean } from "./clean";
import { flowChecks } from "./flow";
import { Now } from "./now";
import { plainHttpChecks } from "./plain-http";
import { type Report, summaryOf } from "./report";
import { lookAt } from "./run";
import { settingsChecks } from "./settings";
import { Intended } from "./state";

export const parts = ["settings", "access", "flow"] as const;

export interface Asked extends Choices {
    set?: string;
    region?: string;
    only?: (typeof parts)[number];
}

/** Compares what a state intends with what AWS has and does. */
export async function verify(source: Source, asked: Asked, context: Context): Promise<Report> {
    const region = asked.region ?? regionOf(source.resources);
    const here = source.resources.filter((held) => isIn(held, region));
    if (here.length < source.resources.length)
        context.say(`What is in other regions than ${region} is left out: verify it with --region.`);
    const intended = new Intended(here, asked.set);
    if (
        intended.queues.length +
            intended.topics.length +
            intended.keys.length +
            intended.unreadable.length ===
        0
    )
        throw new Failure("input", `There is no queue, topic or key in ${source.words}.`);
    const aws = await cloudIn(region);
    const account = accountOf(intended);
    if (account !== undefined && account !== aws.account)
        throw new Failure(
            "input",
            `The state is of account ${account}, and the credentials are of ${aws.account}.`,
        );
    const { lines, foreign } = await looked(intended, new Now(aws), asked, context);
    return {
        ...{ state: source.words, region: aws.region, account: aws.account, checks: lines, foreign },
        summary: summaryOf(lines),
        complete: !context.interrupted.aborted && !lines.some(({ denied }) => denied),
    };
}

async function looked(
    intended: Intended,
    now: Now,
    asked: Asked,
    context: Context,
): Promise<{ lines: Line[]; foreign: number }> {
    const how = { until: Date.now() + asked.wait * 1000, again: () => now.forget(), context };
    const wants = (part: (typeof parts)[number]) => asked.only === undefined || asked.only === part;
    const lines = wants("settings") ? await lookAt(settingsChecks(intended, now), how) : [];
    if (!wants("access") && !wants("flow")) return { lines, foreign: 0 };
    const acceptance = await acceptanceOf(intended, { now, choices: asked, context });
    try {
        if (wants("access"))
            lines.push(...(await lookAt([...plainHttpChecks(acceptance), ...accessChecks(acceptance)], how)));
        // One after the other: each looks for its own message in the same queues.
        if (wants("flow")) lines.push(...(await lookAt(flowChecks(acceptance), { ...how, atOnce: 1 })));
    } finally {
        await clean(acceptance);
    }
    return { lines, foreign: acceptance.messages.foreign };
}

const messaging = /^aws:(sqs|sns|kms)\//;

/** The region of the first queue, topic or key; undefined in a state without any. */
function regionOf(resources: readonly Held[]): string | undefined {
    const found = resources.filter(({ type }) => messaging.test(type)).map(regionIn);
    return found.find((region) => region !== undefined);
}

function regionIn({ outputs }: Held): string | undefined {
    const arn = parseArn(String(outputs["arn"] ?? ""));
    return arn?.region || undefined;
}

/** Queues, topics, keys and alarms are of a region; roles and policies of none. */
function isIn(held: Held, region: string | undefined): boolean {
    const own = regionIn(held);
    return region === undefined || own === undefined || own === region;
}

function accountOf({ queues, topics, keys }: Intended): string | undefined {
    const [first] = [...queues, ...topics, ...keys];
    return first && parseArn(first.arn)?.account;
}
