import { type Access } from "../../cli/access/matrix";
import { type Target } from "./access-matrix";
import { actionsOn } from "./access-matrix";
import type { Caller } from "./callers";
import { type Somebody } from "./foreign-policies";
import { call, undo } from "./matrix-calls";

/** Calls that say nothing of the cell, and why. */
const aside: readonly { why: string; of: (action: string, row: string) => boolean }[] = [
    { why: "one call needs both, and the backend has none", of: (action) => /ReEncrypt/.test(action) },
    { why: "an alias has to be allowed as well", of: (action) => action.endsWith("Alias") },
    { why: "it ends the target", of: (action) => ["sqs:DeleteQueue", "sns:DeleteTopic"].includes(action) },
    {
        why: "from elsewhere they name a queue or topic of the caller's own account",
        of: (action, row) => /Create(Queue|Topic)$/.test(action) && /account/.test(row),
    },
];

/** The calls of somebody on something of which the matrix and the backend do not say the same. */
export async function backendDisagrees(
    access: Access,
    everybody: readonly Somebody[],
    targets: readonly Target[],
    root: Caller,
): Promise<{ asked: number; disagreed: string[] }> {
    let asked = 0;
    const lanes = targets.map(async (target) => {
        const found: string[] = [];
        for (const { row, caller } of everybody)
            for (const action of actionsOn(target.kind).filter(
                (it) => !aside.some(({ of }) => of(it, row)),
            )) {
                asked += 1;
                const [ours, theirs] = [
                    foretold(access, row, action, target),
                    await answer(caller, action, target, root),
                ];
                if (ours !== theirs) found.push(`${row} ${action} ${target.name}: ${ours}, not ${theirs}`);
            }
        return found;
    });
    return { disagreed: (await Promise.all(lanes)).flat(), asked };
}

/** The queues here are nobody's dead-letter queue: nothing is moved, so that no key is asked for. */
const moving = "sqs:StartMessageMoveTask";

/** Whoever is of another account may have all of it from there: the callers here have. */
function foretold({ cells }: Access, row: string, action: string, { kind, name }: Target): string {
    const cell = cells.find(
        (it) =>
            it.resource === `${kind} ${name}` &&
            it.principal === row &&
            action in it.actions &&
            !/ via /.test(it.column),
    );
    const said = (action === moving ? cell?.key?.aside[action] : undefined) ?? cell?.actions[action] ?? "no";
    return said === "yes" || (said === "if" && row.startsWith("account "))
        ? "allowed"
        : said === "no"
          ? "denied"
          : said;
}

async function answer(caller: Caller, action: string, target: Target, root: Caller): Promise<string> {
    try {
        await call(caller, action, target);
    } catch (error) {
        const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
        if (($metadata?.httpStatusCode ?? 500) >= 500) throw error;
        if (/AccessDenied|AuthorizationError/.test(name)) return "denied";
        if (/^kms/i.test(name) && target.kind !== "key") return "denied";
        return "allowed";
    }
    await undo(root, action, target);
    return "allowed";
}
