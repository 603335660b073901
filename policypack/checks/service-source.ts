import {
    accountOf,
    type Caller,
    type Exposure,
    exposures,
    type Scope,
    type Statement,
    UNKNOWN,
    whoIs,
} from "../../iam";
import { type Policy } from "../model/policies";
import { advise, fail, note, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/** A service that statements name; without a name, whatever services statements for others let in. */
type Named = string | undefined;

/** What is asked of a policy. */
export interface SourceQuestion {
    /** The actions of the service that the policy is for. */
    actions: readonly string[];
    trustedAccounts: readonly string[];
    /** Actions that may stay unpinned. A statement that allows nothing else is none of the question's. */
    harmless?: readonly string[];
    /** Services that cannot be pinned there: their grants are told, but block nothing. */
    excused?: (service: string) => boolean;
    /** How a message names a statement. */
    place?: (statement: Statement) => string;
}

/** AWS documents that a topic's policy takes no conditions for EventBridge, and the topic's key no source keys. */
export const isEventBridge = (service: string) => service === "events.amazonaws.com";

/**
 * Yields each grant to an AWS service that another customer could use through that service (the confused deputy),
 * and each that is pinned to an account that is neither the owner's nor trusted.
 */
export function* serviceSources(policy: Policy, question: SourceQuestion): Iterable<Problem> {
    let open = policy.document.unknown;
    for (const name of servicesIn(policy.document.statements)) {
        // Statements open to everybody belong to the rule on strangers.
        const through =
            name === undefined ? [] : reached(policy, question, { kind: "service", service: name });
        const say = name !== undefined && question.excused?.(name) ? note : fail;
        for (const exposure of through)
            if (exposure.certain) yield say(`${told(exposure, policy, question, name)} for any customer`);
            else open = true;
        if (through.length > 0) continue;
        yield* foreignSources(policy, question, name);
        yield* namesakes(policy, question, name);
    }
    if (open) yield partlyKnown(policy);
}

function* foreignSources(policy: Policy, question: SourceQuestion, name: Named): Iterable<Problem> {
    for (const account of accountsIn(policy.document.statements)) {
        if (account === policy.account || question.trustedAccounts.includes(account)) continue;
        for (const exposure of reached(policy, question, { kind: "service", service: name, account })) {
            if (!exposure.certain) continue;
            if (policy.account === undefined) yield partlyKnown(policy);
            else yield fail(`${told(exposure, policy, question, name)} for the foreign account ${account}`);
        }
    }
}

/** The ARN of a bucket names no account: deleted, its name may be taken by a stranger. */
function* namesakes(policy: Policy, question: SourceQuestion, name: Named): Iterable<Problem> {
    if (name !== "s3.amazonaws.com") return;
    for (const exposure of reached(policy, question, { kind: "service", service: name, namesake: true }))
        if (exposure.certain)
            yield advise(
                `${told(exposure, policy, question, name)} for a bucket, whoever owns it (no aws:SourceAccount)`,
            );
}

function reached(
    policy: Policy,
    { actions, harmless = [] }: SourceQuestion,
    caller: Caller & { kind: "service" },
): Exposure[] {
    const scope: Scope = { actions, resource: policy.attachedTo };
    return exposures(policy.document, caller, scope).filter(
        (exposure) =>
            namesIn(exposure.statement).includes(caller.service) &&
            exposure.actions.some((action) => !harmless.includes(action.toLowerCase())),
    );
}

function told(
    { statement, actions }: Exposure,
    { property }: Policy,
    { place = ({ label }) => `${label} of its ${property}` }: SourceQuestion,
    name: Named,
): string {
    return `${place(statement)} allows ${listed(actions)} to ${name ?? "AWS services"}`;
}

function servicesIn(statements: readonly Statement[]): Set<Named> {
    return new Set(statements.flatMap(namesIn));
}

function namesIn({ principals }: Statement): Named[] {
    return (principals?.entries ?? [])
        .map(whoIs)
        .map((whom) => (whom.who === "service" ? whom.service : undefined));
}

function accountsIn(statements: readonly Statement[]): Set<string> {
    const values = statements.flatMap(({ conditions }) =>
        conditions.flatMap((condition) => condition.values),
    );
    const accounts = values.map((value) => (value === UNKNOWN ? undefined : accountOf(value)));
    return new Set(accounts.filter((account) => account !== undefined));
}
