import { parseArn, UNKNOWN } from "../../iam";
import { arnIn } from "../model/arns";
import { type Publisher, publishersOf, sourceTopic } from "../model/publishers";
import { type Resource, textProperty } from "../model/resource";
import { type Stack } from "../model/stack";
import { QUEUES } from "../model/types";
import { switchProperty } from "../model/values";
import { fail, type StackProblem } from "../rule";

/** Yields where what is published in order ends in a queue without one, or where AWS refuses the pair. */
export function* fifoOrder(stack: Stack): Iterable<StackProblem> {
    for (const publisher of publishersOf(stack)) {
        if (publisher.deadLetters) continue;
        for (const flaw of new Set(ends(publisher).flatMap((end) => flawsOf(publisher, end, stack))))
            yield { ...fail(flaw), resource: publisher.at };
    }
}

/** What the publisher publishes into: resources of the stack, or the ARN of what is elsewhere. */
interface End {
    name: string;
    isQueue: boolean;
    isFifo: boolean | typeof UNKNOWN;
}

function ends({ targets, given }: Publisher): End[] {
    if (targets.length > 0)
        return targets.map((target) => ({
            name: target.name,
            isQueue: Object.hasOwn(QUEUES, target.type),
            isFifo: isFifo(target),
        }));
    const arn = given === UNKNOWN ? undefined : parseArn(arnIn(given));
    if (arn === undefined || !["sqs", "sns"].includes(arn.service)) return [];
    return [{ name: arn.resource, isQueue: arn.service === "sqs", isFifo: endsInFifo(arn.resource) }];
}

function flawsOf({ services, source, at }: Publisher, { name, isQueue, isFifo: to }: End, stack: Stack) {
    const kind = isQueue ? "queue" : "topic";
    if (services[0] === "s3.amazonaws.com" && to === true)
        return [`it notifies the FIFO ${kind} "${name}", which S3 cannot`];
    if (services[0] !== "sns.amazonaws.com") return [];
    const topic = sourceTopic(at, stack);
    const from = topic ? isFifo(topic) : source.arn === UNKNOWN ? UNKNOWN : endsInFifo(source.arn);
    if (from === true && to === false)
        return [
            `its topic is FIFO and its queue "${name}" is not, so that order and deduplication end there`,
        ];
    if (from === false && to === true) return [`its queue "${name}" is FIFO and its topic is not`];
    return [];
}

function isFifo(resource: Resource): boolean | typeof UNKNOWN {
    const isQueue = Object.hasOwn(QUEUES, resource.type);
    const setting = switchProperty(resource, isQueue ? "fifoQueue" : "fifoTopic");
    if (setting === true) return true;
    const names = ["name", isQueue ? "queueName" : "topicName"].map((property) =>
        textProperty(resource, property),
    );
    if (names.some((name) => typeof name === "string" && endsInFifo(name))) return true;
    return setting === UNKNOWN ? UNKNOWN : false;
}

const endsInFifo = (name: string): boolean => name.endsWith(".fifo");
