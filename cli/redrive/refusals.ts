import { Failure, isDenied } from "../failure";
import { lackingPermissions } from "./permissions";
import { accountIn, findQueue, type Queue } from "./queue";
import { sourcesOf, subscriptionsBehind } from "./sources";
import { activeTaskIfTold } from "./task";

/** A move that can work, as far as this caller can know. */
export interface Plan {
    source: Queue;
    /** Where messages go: the target asked for, or the queues whose dead-letter queue it is, as far as they are known. */
    targets: Queue[];
    /** The target asked for. */
    destination?: Queue;
}

/** Looks at everything that SQS would refuse, or let fail half-way, before anything is moved. */
export async function planned(source: Queue, to: string | undefined): Promise<Plan> {
    const sources = await sourcesOf(source);
    if (sources?.length === 0) throw await noDeadLetterQueue(source);
    const destination = to === undefined ? undefined : await targetOf(source, to);
    const targets = destination
        ? [destination]
        : await Promise.all((sources ?? []).map((arn) => reached(arn, source)));
    const running = await activeTaskIfTold(source);
    if (running !== undefined)
        throw new Failure(
            "input",
            `A task moves messages out of ${source.name} already, since ${running.started}: \`redrive watch\` shows it, \`redrive cancel\` stops it.`,
        );
    const lacking = await lackingPermissions(source, targets);
    if (lacking.length > 0) throw new Failure("cloud", `Nothing was moved: ${lacking.join("; ")}.`);
    return { source, targets, ...(destination && { destination }) };
}

async function noDeadLetterQueue(queue: Queue): Promise<Failure> {
    const subscriptions = await subscriptionsBehind(queue);
    const [first] = subscriptions;
    if (first === undefined)
        return new Failure(
            "input",
            `${queue.name} is no queue's dead-letter queue: SQS moves messages only out of one that a queue's redrive policy names.`,
        );
    return new Failure(
        "input",
        `${queue.name} is the dead-letter queue of a subscription (${first}), not of a queue: SQS does not move messages out of it, to no target either. Receive them, send or publish them again, and delete them.`,
    );
}

async function targetOf(source: Queue, text: string): Promise<Queue> {
    const target = await findQueue(text, source.cloud);
    const refuse = (why: string) =>
        new Failure("input", `Nothing can be moved from ${source.name} to ${target.name}: ${why}.`);
    if (target.arn === source.arn) throw refuse("it is the same queue");
    if (target.fifo !== source.fifo)
        throw refuse(`one is a FIFO queue, the other is not, and SQS moves only between queues of one type`);
    if (target.cloud.region !== source.cloud.region || accountIn(target.arn) !== accountIn(source.arn))
        throw refuse("they are not in the same account and region");
    return target;
}

async function reached(arn: string, { cloud }: Queue): Promise<Queue> {
    return findQueue(arn, cloud);
}

/** What AWS's own refusal means to whoever asked. */
export function refusedByAws(error: unknown, { name }: Queue): unknown {
    const { name: code, message } = error as Error;
    if (isDenied(error))
        return new Failure("cloud", `AWS lets this caller move nothing out of ${name}: ${message}`);
    if (/Dead Letter Queue/i.test(message))
        return new Failure(
            "input",
            `${name} is no queue's dead-letter queue: SQS moves messages only out of one that a queue's redrive policy names.`,
        );
    if (code === "UnsupportedOperation")
        return new Failure("input", `AWS moves nothing out of ${name} now: ${message}`);
    return error;
}
