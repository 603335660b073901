import { actionsThat, parseArn } from "../../iam";
import { grouped } from "../model/groups";
import { type Policy } from "../model/policies";
import { arnAt } from "../model/queue-index";
import { type Stack } from "../model/stack";
import { advise, fail, type StackProblem } from "../rule";
import { type Target } from "./named-roles";
import { QueuePairs, type ReachedPair } from "./queue-pairs";
import { type Right, RoleRights } from "./role-rights";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

const SENDS = actionsThat("send", "sqs");
const RECEIVES = actionsThat("receive", "sqs");
const TAKES = [...RECEIVES, "sqs:PurgeQueue"];
const MOVES = ["sqs:StartMessageMoveTask"];

/** A role that works on a queue and reaches its dead-letter queue. */
interface Reader {
    as: "consumer" | "producer";
    takes: Right;
    /** The ARNs of the two. */
    deadLetters: string;
    source: string;
}

/** Yields each policy by which a role reads the dead-letter queue of a queue that it works on. */
export function* deadLetterReaders(stack: Stack): Iterable<StackProblem> {
    const pairs = stack.once(QueuePairs, () => new QueuePairs(stack));
    if (pairs.isEmpty) return;
    for (const rights of RoleRights.of(stack)) {
        const readers = reachedBy(rights, pairs).flatMap((pair) => readersAt(pair, rights));
        yield* problemsOf(rights, readers);
        if (readers.length === 0)
            for (const policy of rights.open(TAKES).slice(0, 1))
                yield { ...partlyKnown(policy), resource: policy.resource };
    }
}

/** The pairs of which a role's policies mean both queues. */
function reachedBy(rights: RoleRights, pairs: QueuePairs): ReachedPair[] {
    const works = [...SENDS, ...RECEIVES];
    return pairs.reached(
        { exact: rights.exact(works, pairs.sources), patterns: rights.patterns(works) },
        { exact: rights.exact(TAKES, pairs.deadLetters), patterns: rights.patterns(TAKES) },
    );
}

function readersAt({ source: queue, deadLetters }: ReachedPair, rights: RoleRights): Reader[] {
    // Both are in one region of one account, as SQS demands.
    const arn = arnAt(queue, deadLetters.arn);
    if (arn === undefined || isFamily(deadLetters.text, arn)) return [];
    const takes = rights.on(deadLetters, TAKES);
    const as = takes && roleAt({ arn, queue, text: arn }, deadLetters, rights);
    return takes && as ? [{ as, takes, deadLetters: deadLetters.arn, source: arn }] : [];
}

/** An operator sends to the queue as well: SQS asks for that right of whoever has it move the messages back. */
function roleAt(source: Target, deadLetters: Target, rights: RoleRights): Reader["as"] | undefined {
    if (rights.on(source, RECEIVES)) return "consumer";
    return rights.on(source, SENDS) && !rights.on(deadLetters, MOVES) ? "producer" : undefined;
}

/** A name and all that begins with it is one service's own (`orders-*` of the queue `orders`), and named on purpose. */
function isFamily(text: string, source: string): boolean {
    const [pattern, name] = [text, source].map((arn) => parseArn(arn)?.resource);
    return pattern !== undefined && (pattern === `${name}-*` || pattern === `${name}_*`);
}

function* problemsOf(rights: RoleRights, readers: readonly Reader[]): Iterable<StackProblem> {
    const groups = grouped(readers, (reader) => {
        const { resource, property } = placeOf(reader);
        return `${reader.as} ${resource.urn} ${property}`;
    });
    for (const group of groups.values()) yield problemOf(rights.name, group);
}

function placeOf({ takes }: Reader): Policy {
    return takes.by[0]!;
}

function problemOf(name: string, readers: readonly Reader[]): StackProblem {
    const [first] = readers as [Reader];
    const { resource, property } = placeOf(first);
    const distinct = (texts: string[]) => listed([...new Set(texts)].sort());
    const who = `${name}, a ${first.as} of ${distinct(readers.map(({ source }) => source))},`;
    const queues = distinct(readers.map(({ deadLetters }) => deadLetters));
    const what = `its ${property} lets ${who} do ${listed(first.takes.actions)} on ${queues}`;
    return { ...(first.as === "consumer" ? fail(what) : advise(what)), resource };
}
