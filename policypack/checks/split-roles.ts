import { actionHolds, actionsThat, covers, hasWildcard, type Statement } from "../../iam";
import { executionRoles } from "../model/execution-roles";
import { type Policy } from "../model/policies";
import { arnAt, QueueIndex } from "../model/queue-index";
import { type Stack } from "../model/stack";
import { QUEUE_POLICIES, QUEUES } from "../model/types";
import { fail, type StackProblem } from "../rule";
import { readable, shownArn } from "./readable-policy";
import { type Target } from "./named-roles";
import { type Right, RoleRights } from "./role-rights";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

const SENDS = actionsThat("send", "sqs");
const RECEIVES = actionsThat("receive", "sqs");

/** A queue on which a role is both producer and consumer. */
interface Both {
    target: Target;
    send: Right;
    receive: Right;
}

/** Yields each role that may both send to a queue and take messages out of it, over all policies that speak of it. */
export function* splitRoles(stack: Stack): Iterable<StackProblem> {
    const index = stack.once(QueueIndex, () => new QueueIndex(stack.ofTypes(QUEUES)));
    for (const rights of RoleRights.of(stack)) {
        if (rights.isToldByQueuesAlone) continue;
        const found = bothOn(rights, index);
        if (found.length > 0) yield bothProblem(rights, found);
        else yield* undecidedOf(rights);
    }
}

/** What one queue policy says by itself is left to the rule on queue policies. */
function bothOn(rights: RoleRights, index: QueueIndex): Both[] {
    const found: Both[] = [];
    for (const target of candidates(rights, index)) {
        if (found.some(({ target: { arn } }) => hasWildcard(arn) && covers(arn, target.arn))) continue;
        const [send, receive] = [rights.on(target, SENDS), rights.on(target, RECEIVES)];
        if (!send || !receive) continue;
        const by = new Set([...send.by, ...receive.by]);
        const alone = [...by].every((policy) => isOfQueue(policy)) && by.size === 1;
        if (!alone) found.push({ target, send, receive });
    }
    return found;
}

/** What is named one by one; each pattern, which stands for all that it means; and what two patterns have in common. */
function candidates(rights: RoleRights, index: QueueIndex): Target[] {
    const [sending, receiving] = [rights.patterns(SENDS), rights.patterns(RECEIVES)];
    const common = sending.flatMap((a) =>
        receiving.flatMap((b) =>
            index.common(a, b).map((queue) => ({ arn: arnAt(queue, a) ?? a, queue, text: a })),
        ),
    );
    const patterns = [...sending, ...receiving].map((arn): Target => ({ arn, text: arn }));
    const all = [...rights.exact([...SENDS, ...RECEIVES], index), ...patterns, ...common];
    const distinct = [...new Map(all.map((target) => [target.arn, target])).values()];
    return distinct.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Patterns first, the shorter before those that they may cover. */
function rank({ arn }: Target): string {
    return `${hasWildcard(arn) ? 0 : 1} ${String(arn.length).padStart(6, "0")} ${arn}`;
}

const isOfQueue = ({ resource }: Policy) => Object.hasOwn(QUEUE_POLICIES, resource.type);

function bothProblem({ role, name }: RoleRights, found: readonly Both[]): StackProblem {
    const { send, receive } = found[0]!;
    const arns = listed(found.map(({ target }) => shownArn(target.arn)));
    const does = `both ${listed(send.actions)} and ${listed(receive.actions)} on ${arns}`;
    const alone = receive.by.find((policy) => send.by.includes(policy));
    const policy = alone ?? receive.by[0]!;
    if (alone)
        return { ...fail(`its ${policy.property} lets ${name} do ${does}`), resource: policy.resource };
    if (role.resource) return { ...fail(`its policies together let it do ${does}`), resource: role.resource };
    const what = `its ${policy.property} and another policy together let ${name} do ${does}`;
    return { ...fail(what), resource: policy.resource };
}

function undecidedOf(rights: RoleRights): StackProblem[] {
    const both = [SENDS, RECEIVES].every((actions) => rights.texts(actions).length > 0);
    const open = rights.open(both ? [...SENDS, ...RECEIVES] : []);
    return open.slice(0, 1).map((policy) => ({ ...partlyKnown(policy), resource: policy.resource }));
}

/** Actions on messages, and on the queues and topics that hold them; looking at their settings is none. */
const MESSAGING = (["sqs", "sns"] as const).flatMap((service) =>
    (["send", "receive", "redrive", "manage"] as const).flatMap((effect) => actionsThat(effect, service)),
);

/** Yields each policy by which an execution role, meant for starting containers, gets rights on messages. */
export function* messagingExecutionRoles(stack: Stack): Iterable<StackProblem> {
    for (const [{ policies, name }, workloads] of executionRoles(stack))
        for (const policy of policies) {
            const actions = MESSAGING.filter((action) =>
                readable(policy).statements.some((statement) => allows(statement, action)),
            );
            if (actions.length === 0) continue;
            const started = listed([...workloads].map((workload) => `"${workload.name}"`).sort());
            const what = `its ${policy.property} gives ${listed(actions)} to ${name ?? "a role"}, the execution role of ${started}`;
            yield { ...fail(what), resource: policy.resource };
        }
}

function allows({ effect, actions }: Statement, action: string): boolean {
    return effect === "Allow" && actionHolds(actions, action).min > 0;
}
