import { type Service, type Shape, shapeOf, UNKNOWN } from "../../iam";
import { type Policy } from "../model/policies";
import { advise, fail, type Problem } from "../rule";
import { excesses } from "./quotas";
import { flaws, namesNobody, partlyKnown } from "./unreadable";

/** Yields what AWS would refuse of a policy of a queue, topic or key, and what it would read by older rules. */
export function* resourcePolicyForm(policy: Policy, service: Service): Iterable<Problem> {
    const { property, document, source } = policy;
    yield* flaws(policy);
    yield* namesNobody(policy);
    const shape = shapeOf(source);
    for (const excess of excesses(document, shape?.bytes ?? 0, service))
        yield fail(`its ${property} cannot be relied on: ${excess}`);
    // SQS answers with a version added, for which the AWS provider then waits in vain.
    yield* form(policy, shape, service === "sqs");
    if (service === "sqs") yield* tagsOfQueues(policy);
}

/** The same of an identity policy. */
export function* identityPolicyForm(policy: Policy): Iterable<Problem> {
    yield* flaws(policy);
    for (const { label, principals } of policy.document.statements)
        if (principals !== undefined)
            yield fail(
                `its ${policy.property} cannot be relied on: ${label} names a Principal, which it is to be attached to`,
            );
    yield* form(policy, shapeOf(policy.source), false);
}

function* form(policy: Policy, shape: Shape | undefined, needsVersion: boolean): Iterable<Problem> {
    for (const sid of shape?.repeatedSids ?? [])
        yield fail(`its ${policy.property} cannot be relied on: two statements bear the Sid "${sid}"`);
    const missing = shape !== undefined && shape.version === undefined;
    if (missing) yield (needsVersion ? fail : advise)(`its ${policy.property} has no Version`);
    else if (shape?.version === "2008-10-17")
        yield advise(`its ${policy.property} is of the old Version 2008-10-17`);
    if (policy.document.unknown || shape?.version === UNKNOWN) yield partlyKnown(policy);
}

/** The tags of a queue are known to identity policies only. */
function* tagsOfQueues({ property, document }: Policy): Iterable<Problem> {
    for (const { label, conditions } of document.statements)
        for (const { key } of conditions)
            if (key.startsWith("aws:resourcetag/"))
                yield fail(
                    `its ${property} cannot be relied on: ${label} asks for ${key}, which SQS never tells there`,
                );
}
