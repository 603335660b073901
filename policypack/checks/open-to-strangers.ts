import { actionsOf, type Caller, exposures, type Scope, type Service, type Statement } from "../../iam";
import { type Policy } from "../model/policies";
import { fail, type Problem } from "../rule";
import { listed } from "./words";
import { partlyKnown } from "./unreadable";

const STRANGERS: readonly { caller: Caller; words: string }[] = [
    { caller: { kind: "anonymous" }, words: "anybody, even without signing in" },
    { caller: { kind: "principal" }, words: "principals of any AWS account" },
    { caller: { kind: "service" }, words: "AWS services acting for any customer" },
];

/** Yields each statement through which somebody gets in whom the document does not name. */
export function* openToStrangers(policy: Policy, service: Service): Iterable<Problem> {
    const scope: Scope = { actions: actionsOf(service), resource: policy.attachedTo };
    const reported = new Set<Statement>();
    let open = policy.document.unknown;
    for (const { caller, words } of strangersOf(service))
        for (const { statement, actions, certain } of exposures(policy.document, caller, scope)) {
            // Service principals that are named belong to the rule on sources.
            if (caller.kind === "service" && namesOnlyServices(statement)) continue;
            if (!certain) open = true;
            else if (!reported.has(statement)) {
                reported.add(statement);
                yield fail(
                    `${statement.label} of its ${policy.property} allows ${listed(actions)} to ${words}`,
                );
            }
        }
    if (open) yield partlyKnown(policy);
}

/** KMS answers signed requests only. */
function strangersOf(service: Service): typeof STRANGERS {
    return service === "kms" ? STRANGERS.filter(({ caller }) => caller.kind !== "anonymous") : STRANGERS;
}

function namesOnlyServices({ principals }: Statement): boolean {
    return principals?.negated === false && principals.entries.every(({ kind }) => kind === "Service");
}
