import { UNKNOWN } from "../../iam";
import { lists, MOST_SOURCES, type RedriveAllow } from "../model/redrive-allow";
import { type Resource } from "../model/resource";
import { type Stack } from "../model/stack";
import { shown } from "../model/values";
import { fail, type Problem, undecided } from "../rule";

type Queues = readonly Resource[];

/** What is wrong with whom a dead-letter queue admits, given the queues that use it. */
export function* admissionFlaws(allow: RedriveAllow, sources: Queues, stack: Stack): Iterable<Problem> {
    const { holder, policy } = allow;
    if (policy === UNKNOWN) {
        const made = holder.sources("redriveAllowPolicy");
        if (sources.some((source) => !made.includes(source))) yield notKnown();
    } else if (policy === undefined) {
        // What is no queue never asks for this leave: it is enough that nobody wrote it down as open.
        if (sources.length > 0) yield fail("it has no redriveAllowPolicy, so any queue may use it");
    } else if (policy === null) yield fail("its redriveAllowPolicy is no JSON object that can be relied on");
    else if (policy.permission === UNKNOWN) yield notKnown();
    else if (policy.permission === "byQueue") yield* judgeList(allow, policy.sources, sources, stack);
    else if (policy.permission !== "denyAll")
        yield fail(`redrivePermission is ${shown(policy.permission)}, not byQueue`);
    else if (sources.length > 0) yield fail(`denyAll refuses the messages of ${quoted(sources)}`);
}

function* judgeList(allow: RedriveAllow, list: unknown, sources: Queues, stack: Stack): Iterable<Problem> {
    if (Array.isArray(list) && list.length > MOST_SOURCES)
        return yield fail(`sourceQueueArns lists ${list.length} queues, and SQS takes ${MOST_SOURCES}`);
    const refused = sources.filter((source) => lists(allow, list, source, stack) === false);
    if (refused.length > 0) yield fail(`sourceQueueArns does not list ${quoted(refused)}`);
}

const notKnown = () => undecided("redriveAllowPolicy", "whom it admits is not known before deployment");

function quoted(queues: Queues): string {
    const names = queues.map(({ name }) => `"${name}"`);
    return names.sort().join(", ");
}
