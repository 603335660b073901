import { parseArn, type Unknown, UNKNOWN } from "../../iam";
import { accountIn, accountOfQueue } from "../model/accounts";
import { arnIn } from "../model/arns";
import { type DeadLetterReference } from "../model/dead-letters";
import { isFifo, isFifoName } from "../model/fifo";
import { ownAccounts } from "../model/own-account";
import { regionIn, regionOf } from "../model/regions";
import { type Stack } from "../model/stack";
import { shown } from "../model/values";

/** What puts its dead letters into queues only; functions, pipes and event sources know other places as well. */
const QUEUES_ONLY: ReadonlySet<string> = new Set([
    "queue",
    "subscription",
    "event target",
    "event bus",
    "schedule",
]);

/** What never puts dead letters into a FIFO queue. */
const STANDARD_ONLY: ReadonlySet<string> = new Set([
    "function",
    "event source",
    "event target",
    "event bus",
    "schedule",
]);

/** Why AWS refuses a dead-letter queue or never fills it; nothing where that cannot be seen. */
export function* deadLetterFlaws(reference: DeadLetterReference, stack: Stack): Iterable<string> {
    const { at, of, target, queues } = reference;
    if (target !== UNKNOWN && parseArn(arnIn(target))?.service !== "sqs") {
        if (QUEUES_ONLY.has(of)) yield `its dead letters go to ${shown(target)}, which is no ARN of a queue`;
        return;
    }
    if (of === "queue" && queues.includes(at)) return yield "it is its own dead-letter queue";
    const flaws = [typeFlaw(reference), regionFlaw(reference, stack), accountFlaw(reference, stack)];
    yield* flaws.filter((flaw) => flaw !== undefined);
}

/** Messages stay with their type: standard with standard, FIFO with FIFO. */
function typeFlaw({ of, target, queues, source, sourceText }: DeadLetterReference): string | undefined {
    const dead = agreed<boolean | Unknown>(target === UNKNOWN ? queues.map(isFifo) : [isFifoName(target)]);
    if (dead === undefined || dead === UNKNOWN) return undefined;
    if (STANDARD_ONLY.has(of))
        return dead ? `its dead-letter queue is FIFO, which no ${of} may use` : undefined;
    const text = typeof sourceText === "string" ? isFifoName(sourceText) : UNKNOWN;
    const own = source ? isFifo(source) : text;
    if (own === UNKNOWN || own === dead) return undefined;
    const word = (fifo: boolean | Unknown) => (fifo ? "FIFO" : "standard");
    return `its dead-letter queue is ${word(dead)}, and the ${origin(of)} is ${word(own)}`;
}

function regionFlaw({ of, target, queues, source, sourceText }: DeadLetterReference, stack: Stack) {
    if (of !== "queue" && of !== "subscription") return undefined;
    const own = source ? regionOf(source, stack) : regionOfText(sourceText);
    const dead = regionOfText(target) ?? agreed(queues.map((queue) => regionOf(queue, stack)));
    if (own === undefined || dead === undefined || own === dead) return undefined;
    return `its dead-letter queue is in ${dead}, and the ${origin(of)} is in ${own}`;
}

function accountFlaw({ of, target, queues, source, sourceText }: DeadLetterReference, stack: Stack) {
    const dead = accountIn(target) ?? agreed(queues.map((queue) => accountOfQueue(queue, stack)));
    if (dead === undefined) return undefined;
    const own =
        of === "queue"
            ? (accountIn(sourceText) ?? (source && accountOfQueue(source, stack)))
            : of === "subscription"
              ? subscriber(accountIn(sourceText), dead, stack)
              : undefined;
    return own === undefined || own === dead
        ? undefined
        : `its dead-letter queue belongs to account ${dead}, and the ${of} to ${own}`;
}

/** Who subscribes need not own the topic: it counts as theirs only where the stack shows no other account. */
function subscriber(owner: string | undefined, dead: string, stack: Stack): string | undefined {
    const accounts = ownAccounts(stack);
    return owner !== undefined && accounts.has(owner) && !accounts.has(dead) ? owner : undefined;
}

const origin = (of: string) => (of === "queue" ? "queue" : "topic");
const regionOfText = (text: unknown) => (typeof text === "string" ? regionIn(text) : undefined);

/** The one answer of all; nothing where they differ or there is none. */
function agreed<T>(answers: readonly T[]): T | undefined {
    return new Set(answers).size === 1 ? answers[0] : undefined;
}
