import * as pulumi from "@pulumi/pulumi";

import { serviceHost, type Place } from "../documents/arns";
import { fifoSuffix, type FifoArgs } from "../base/fifo";
import { guarded, isFuture, refuse, type Owner } from "../base/owner";
import { at, limitProblems, nameLimit, valueProblems, type Limit } from "../limits";
import {
    existingName,
    existingNameLimit,
    existingQueue,
    existingTypeLimit,
    placeProblems,
} from "../limits/existing";
import { queueUrlLimit } from "../limits/queue";

type Input<T> = pulumi.Input<T>;

/** What a queue or a dead-letter queue is called, and which existing one it is. */
interface Named {
    name?: Input<string>;
    importUrl?: string;
}

/** The names of a queue and its dead-letter queue. */
interface QueueNames extends Named {
    fifo?: FifoArgs;
    deadLetter?: Named;
}

/** Every plain name and URL that does not fit. */
export function namingProblems(path: string, names: QueueNames): string[] {
    const deadLetterPath = at(path, "deadLetter");
    const urls = [
        ...urlProblems(path, names, names.fifo),
        ...urlProblems(deadLetterPath, names.deadLetter, names.fifo),
    ];
    if (urls.length > 0) return urls;
    const limits = [
        ...nameLimits(names).flatMap((limit) => limitProblems(path, queueName(names), { name: limit })),
        ...deadLetterNameLimits(names).flatMap((limit) =>
            limitProblems(deadLetterPath, names.deadLetter, { name: limit }),
        ),
    ];
    const { name } = queueName(names);
    const deadLetterName = deadLetterNameOf(names);
    if (limits.length > 0 || isFuture(name) || isFuture(deadLetterName)) return limits;
    return clashProblems(path, name, deadLetterName);
}

/** The names in AWS without .fifo, checked when they become known; nothing where Pulumi is to make one. */
export function guardedNames(owner: Owner, path: string, names: QueueNames): QueueNames {
    const checked = <Args extends Named>(own: string, named: Args, limits: Limit[]) =>
        limits.reduce((args: Args, limit) => guarded(owner, own, args, { name: limit }), named);
    const queue = checked(path, queueName(names), nameLimits(names));
    const given = checked(at(path, "deadLetter"), { ...names.deadLetter }, deadLetterNameLimits(names));
    const deadLetter = { ...given, name: deadLetterNameOf({ ...queue, deadLetter: given }) };
    if (!isFuture(queue.name) && !isFuture(deadLetter.name)) return { ...queue, deadLetter };
    const name = pulumi.all([queue.name, deadLetter.name]).apply(([own, dead]) => {
        refuse(owner, clashProblems(path, own, dead));
        return String(dead);
    });
    return { ...queue, deadLetter: { ...deadLetter, name } };
}

/** An existing queue is taken over only where the program works. */
export function queuePlaceProblems(argument: string, place: Place, url: string): string[] {
    const own = `https://${serviceHost("sqs", place)}/${place.accountId}/${url.split("/").at(-1)}`;
    return placeProblems(existingQueue, argument, url, own);
}

function urlProblems(path: string, named: Named | undefined, fifo: FifoArgs | undefined): string[] {
    const problems = limitProblems(path, named, { importUrl: queueUrlLimit });
    if (problems.length > 0) return problems;
    return limitProblems(path, named, {
        importUrl: existingTypeLimit(existingQueue, fifo?.enabled === true),
    });
}

/** The name of the queue, which its URL tells if nothing else does. */
export function queueName<Args extends Named>(named: Args): Args {
    return { ...named, name: named.name ?? nameIn(named.importUrl) };
}

/** The name of the dead-letter queue, as far as it or its queue has one of its own. */
export function deadLetterNameOf(names: QueueNames): Input<string> | undefined {
    const { name } = queueName({ ...names.deadLetter });
    const base = queueName(names).name;
    if (name !== undefined || base === undefined) return name;
    return isFuture(base) ? pulumi.interpolate`${base}${DEAD_LETTER}` : `${String(base)}${DEAD_LETTER}`;
}

const DEAD_LETTER = "-dlq";

function nameLimits(names: QueueNames): Limit[] {
    const named = names.deadLetter?.name ?? names.deadLetter?.importUrl;
    const added = (named === undefined ? DEAD_LETTER : "") + fifoSuffix(names.fifo);
    return [...existingNameLimits(names), nameLimit([{ service: "SQS", characters: 80, added }])];
}

function deadLetterNameLimits({ deadLetter, fifo }: QueueNames): Limit[] {
    const room = { service: "SQS" as const, characters: 80, added: fifoSuffix(fifo) };
    return [...existingNameLimits(deadLetter), nameLimit([room])];
}

function existingNameLimits(named: Named | undefined): Limit[] {
    const existing = nameIn(named?.importUrl);
    return existing === undefined ? [] : [existingNameLimit(existingQueue, existing)];
}

function nameIn(url: unknown): string | undefined {
    return typeof url === "string" ? existingName(url) : undefined;
}

function clashProblems(path: string, name: unknown, deadLetterName: unknown): string[] {
    if (name === undefined || name !== deadLetterName) return [];
    const limit = {
        admits: () => false,
        allows: "the queue itself has that name, and no queue is its own dead-letter queue",
        fix: "choose another name",
    };
    return valueProblems(at(at(path, "deadLetter"), "name"), deadLetterName, limit);
}
