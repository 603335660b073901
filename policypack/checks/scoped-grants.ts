import { UNKNOWN } from "../../iam";
import { grantingPolicies } from "../model/granting";
import { type Policy } from "../model/policies";
import { type Stack } from "../model/stack";
import { fail, type Problem, type StackProblem } from "../rule";
import { partlyKnown } from "./unreadable";
import { type Matter, wideGrants } from "./wide-grants";
import { listed } from "./words";

/** Yields each statement of a stack's identity policies that grants actions beyond named resources. */
export function* scopedGrants(stack: Stack, matters: readonly Matter[]): Iterable<StackProblem> {
    for (const policy of grantingPolicies(stack))
        for (const problem of ofPolicy(policy, matters)) yield { ...problem, resource: policy.resource };
}

function* ofPolicy(policy: Policy, matters: readonly Matter[]): Iterable<Problem> {
    let open = policy.document.unknown;
    const grants = matters.flatMap((matter) => wideGrants(policy.document, matter));
    for (const statement of new Set(grants.map((grant) => grant.statement))) {
        const here = grants.filter((grant) => grant.statement === statement);
        const certain = here.filter(({ resources }) => resources !== UNKNOWN);
        if (certain.length === 0) open = true;
        else {
            const actions = listed(certain.flatMap((grant) => grant.actions));
            const resources = [...new Set(certain.flatMap((grant) => grant.resources as string[]))];
            yield fail(
                `${statement.label} of its ${policy.property} allows ${actions} on ${listed(resources)}`,
            );
        }
    }
    if (open) yield partlyKnown(policy);
}
