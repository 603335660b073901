import { type Access, type Cell } from "../../cli/access/matrix";
import { columnsOfActions } from "../../cli/access/columns";
import { actionsOn, type Caller, type Deployed, isAllowed, type Target, type Way } from "./access-matrix";

/** The calls of roles on what is deployed of which the matrix and the simulator do not say the same. */
export async function simulatorDisagrees(access: Access, deployed: Deployed): Promise<string[]> {
    const found: string[] = [];
    for (const target of deployed.targets)
        for (const caller of deployed.callers)
            for (const [column, action, way] of columnsOn(target)) {
                const cell = cellOf(access, caller.name, column, `${target.kind} ${target.name}`);
                const ours = saidIn(cell, action);
                const ask = (more: Way = {}) =>
                    isAllowed(deployed, caller, action, target, { ...way, ...more });
                const theirs = (await ask()) ? "yes" : "no";
                if (agree(ours, theirs, action, cell)) continue;
                if (!isByRequestTags(ours, cell) || !(await ask({ context: requestTags(caller) })))
                    found.push(`${caller.name} ${column} ${target.name}: ${ours}, not ${theirs}`);
            }
    return found;
}

function saidIn(cell: Cell | undefined, action: string): string {
    return cell?.key?.aside[action] ?? cell?.actions[action] ?? "no";
}

function cellOf({ cells }: Access, principal: string, column: string, resource: string): Cell | undefined {
    return cells.find((it) => it.principal === principal && it.column === column && it.resource === resource);
}

/** The simulator is asked without a context of encryption. */
function isByContext(cell: Cell | undefined): boolean {
    return cell?.conditions?.some((it) => it.includes("kms:EncryptionContext")) === true;
}

/** The simulator is asked for a request with the tags of its caller too. */
function isByRequestTags(ours: string, cell: Cell | undefined): boolean {
    return ours === "if" && cell?.conditions?.some((it) => it.includes("aws:RequestTag/")) === true;
}

function requestTags({ tags }: Caller): Record<string, string> {
    return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]));
}

/** Whoever subscribes chooses for whom: the simulator is asked for a queue, as the condition allows. */
function agree(ours: string, theirs: string, action: string, cell: Cell | undefined): boolean {
    if (theirs === "no" && isByContext(cell)) return true;
    return ours === theirs || (ours === "if" && theirs === "yes" && action === "sns:Subscribe");
}

/** Every action on a target, by its column, and how the call comes in. */
function columnsOn({ kind }: Target): [column: string, action: string, way: Way][] {
    return columnsOfActions
        .filter((column) => column.kind === kind)
        .map(({ title, actions: [action = ""], via }) => [title, action, { ...(via && { via }) }]);
}

/** The actions that the simulator knows on a kind of target, and the columns do not. */
export function leftOutOf(kind: Target["kind"]): string[] {
    const held = new Set(
        columnsOfActions.filter((column) => column.kind === kind).flatMap(({ actions }) => actions),
    );
    return actionsOn(kind).filter((action) => !held.has(action));
}

/** Whether somebody may do what a column says, the key included. */
export function answerTo(access: Access, principal: string, column: string, resource: string): string {
    return cellOf(access, principal, column, resource)?.answer ?? "no";
}
