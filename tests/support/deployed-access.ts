import { leftToSimulator } from "./access-exceptions";
import {
    actionsOn,
    type Caller as Documented,
    type Deployed,
    isAllowed,
    ON_EVERYTHING,
    type Target,
    type Way,
} from "./access-matrix";
import type { Caller } from "./callers";
import { call, undo } from "./matrix-calls";

/** What comes of a call: the caller may make it or may not, or may, but not use the key that it takes. */
type Verdict = "allowed" | "denied" | "denied by the key";

/** Somebody who calls, with the documents that say what this one may. */
export interface Subject extends Documented {
    caller: Caller;
}

/** Sets that are deployed: their documents, the key of each queue and topic, and the root user who puts things back. */
export interface DeployedAccess extends Deployed {
    keys: ReadonlyMap<string, Target>;
    root: Caller;
}

/** A call of somebody: an action, on what, and how it comes in. */
export interface Cell {
    subject: Subject;
    action: string;
    target: Target;
    plainHttp?: boolean;
}

/** The calls of these actions, by default of all that have one, by each of the subjects on each of the targets. */
export function cellsOf(
    subjects: readonly Subject[],
    targets: readonly Target[],
    included: (action: string) => boolean = () => true,
): Cell[] {
    return targets.flatMap((target) => {
        const actions = actionsOn(target.kind).filter((it) => included(it) && !withoutCall.includes(it));
        return subjects.flatMap((subject) => actions.map((action) => ({ subject, action, target })));
    });
}

const withoutCall: readonly string[] = leftToSimulator.ofEverybody.actions;

/** The cells of which the backend and the simulator do not say the same, with what each says. */
export async function disagreements(deployed: DeployedAccess, cells: readonly Cell[]): Promise<string[]> {
    // A target is called by one after the other: what a call has changed is put back before the next.
    const lanes = [...new Set(cells.map(({ target }) => target))].map((target) =>
        cells.filter((cell) => cell.target === target),
    );
    const found = await Promise.all(lanes.map((lane) => inLane(deployed, lane)));
    return found.flat();
}

async function inLane(deployed: DeployedAccess, cells: readonly Cell[]): Promise<string[]> {
    const found: string[] = [];
    for (const cell of cells) {
        const [predicted, answered] = [await prediction(deployed, cell), await answer(deployed, cell)];
        const { subject, action, target, plainHttp } = cell;
        const title = `${subject.name} ${action} ${target.name}${plainHttp ? " without TLS" : ""}`;
        if (predicted !== answered) found.push(`${title}: simulator ${predicted}, backend ${answered}`);
    }
    return found;
}

/** What the simulator says. */
async function prediction(deployed: DeployedAccess, cell: Cell): Promise<Verdict> {
    const { subject, action, target, plainHttp = false } = cell;
    const may = (needed: string, on: Target, way: Way) => isAllowed(deployed, subject, needed, on, way);
    for (const [needed, on] of needs(action, target))
        if (!(await may(needed, on, { plainHttp }))) return "denied";
    const via = target.kind === "topic" ? "sns" : "sqs";
    for (const needed of keyUse[action] ?? [])
        if (!(await may(needed, deployed.keys.get(target.arn)!, { via }))) return "denied by the key";
    return "allowed";
}

/** What the caller of an action does with the key of the queue or topic, if there is a message. */
const keyUse: Readonly<Record<string, readonly string[]>> = {
    "sqs:SendMessage": ["kms:GenerateDataKey", "kms:Decrypt"],
    "sqs:ReceiveMessage": ["kms:Decrypt"],
    "sns:Publish": ["kms:GenerateDataKey", "kms:Decrypt"],
};

/** What a call needs to be allowed, and on what. */
function needs(action: string, target: Target): [action: string, on: Target][] {
    if (ON_EVERYTHING.includes(action)) return [[action, withoutPolicy(target, "*")]];
    if (action === "sqs:StartMessageMoveTask") return moving.map((needed) => [needed, target]);
    if (!action.endsWith("Alias")) return [[action, target]];
    const alias = target.arn.replace(/key\/.*/, target.aliases[0]!);
    return [
        [action, target],
        [action, withoutPolicy(target, alias)],
    ];
}

/** Who starts a task does all of this. */
const moving = [
    "sqs:StartMessageMoveTask",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
];

/** Something of which identity policies alone decide. */
function withoutPolicy(target: Target, arn: string): Target {
    return { ...target, arn, aliases: [], policy: { Version: "2012-10-17", Statement: [] } };
}

/** What the backend says. */
async function answer({ root }: DeployedAccess, cell: Cell): Promise<Verdict> {
    const { subject, action, target, plainHttp } = cell;
    const caller = plainHttp ? inTheClear(subject.caller) : subject.caller;
    const error = await errorIn(call(caller, action, target));
    if (error === undefined) await undo(root, action, target);
    if (/^kms/i.test(error ?? "") && target.kind !== "key") return "denied by the key";
    return /AccessDenied|AuthorizationError/.test(error ?? "") ? "denied" : "allowed";
}

/** The name of the error that AWS answers. Anything but an answer of AWS says nothing about who may. */
async function errorIn(made: Promise<unknown>): Promise<string | undefined> {
    try {
        await made;
        return undefined;
    } catch (error) {
        const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
        const status = $metadata?.httpStatusCode;
        if (status === undefined || status >= 500) throw error;
        return name;
    }
}

const withoutTls = new WeakMap<Caller, Caller>();

function inTheClear(caller: Caller): Caller {
    if (!withoutTls.has(caller)) withoutTls.set(caller, caller.overPlainHttp());
    return withoutTls.get(caller)!;
}
