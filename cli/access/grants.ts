import { UNKNOWN } from "../../iam";
import { type Resource } from "../../policypack/model/resource";
import { listOf } from "../../policypack/model/referents";
import { inWords } from "../preview/report";
import { isNamed } from "./subjects";
import { type Asked, type Verdict } from "./verdict";

/** A grant of KMS gives what no policy does; a Deny wins over it. */
export function grantedBy({ subject, action, target }: Asked, verdict: Verdict): Verdict {
    const closed = verdict.by.some(({ effect }) => effect === "Deny");
    if (target.grants.length === 0 || verdict.answer === "yes" || (closed && verdict.answer === "no"))
        return verdict;
    const names = isNamed(subject) ? [subject.arn] : subject.kind === "service" ? [subject.name] : [];
    const operation = action.replace(/^kms:/, "");
    const meant = target.grants.filter((grant) => gives(grant, operation));
    const named = meant.find((grant) => names.includes(String(grant.get("granteePrincipal"))));
    if (named) return granted(named, verdict);
    const open = meant.find(
        (grant) => grant.get("granteePrincipal") === UNKNOWN && mayBe(grant, subject.name),
    );
    if (!open || verdict.answer !== "no") return verdict;
    return { ...verdict, answer: "unknown", why: [`to whom ${inWords(open.urn)} grants is not known yet`] };
}

function gives(grant: Resource, operation: string): boolean {
    const operations = listOf(grant.get("operations"));
    return operations.includes(operation) || operations.includes(UNKNOWN);
}

/** What is not known was made from what the program makes. */
function mayBe(grant: Resource, name: string): boolean {
    const origins = grant.sources("granteePrincipal");
    return origins.length === 0 || origins.some((origin) => origin.name === name);
}

function granted(grant: Resource, verdict: Verdict): Verdict {
    const bound = listOf(grant.get("constraints")).length > 0;
    return {
        answer: bound ? "if" : "yes",
        by: [
            ...verdict.by,
            {
                of: "resource",
                urn: grant.urn,
                property: "operations",
                effect: "Allow",
                statement: "grant",
                text: JSON.stringify({ operations: listOf(grant.get("operations")).map(String) }),
            },
        ],
        conditions: bound ? [`within the constraints of ${inWords(grant.urn)}`] : [],
        why: [],
    };
}
