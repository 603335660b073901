import { type Caller, type Condition, denied, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";

/** Keys that tell who calls, or on whose behalf. Networks, organisations and sessions may be the caller's own. */
const WHO_CALLS: ReadonlySet<string> = new Set([
    "aws:principalarn",
    "aws:principalaccount",
    "kms:calleraccount",
    "aws:principalisawsservice",
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceowner",
]);

/** Whether a Deny keeps an action from somebody whom a policy means, wherever the call comes from. */
export function isClosedTo({ document, attachedTo }: Policy, caller: Caller, action: string): boolean {
    const statements = document.statements.filter(({ conditions }) => conditions.every(tellsWhoCalls));
    return denied({ ...document, statements }, caller, attachedTo)(action).min === 2;
}

/** A variable stands for an account or organisation that may be the caller's. */
function tellsWhoCalls({ key, values }: Condition): boolean {
    return WHO_CALLS.has(key) && !values.some((value) => value !== UNKNOWN && value.includes("${"));
}
