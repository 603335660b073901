import { accountOf } from "../../iam";
import { verdictOn } from "./ask";
import { type Column } from "./columns";
import { isNamed, type Subject } from "./subjects";
import { type Target } from "./targets";
import { allOf, type Surroundings, type Verdict } from "./verdict";

/** What the key of a queue or topic says to an action that takes the body of a message; undefined where it has no say. */
export function onKey(
    subject: Subject,
    column: Column,
    action: string,
    target: Target,
    surroundings: Surroundings,
): Verdict | undefined {
    const needed = column.onKey?.[action];
    const { encryption } = target;
    const inTheClear = !isNamed(subject) && subject.caller.kind === "plainHttp";
    if (needed === undefined || encryption === undefined || inTheClear) return undefined;
    switch (encryption.with) {
        case "nothing of KMS":
            return undefined;
        case "the AWS-managed key":
            return { ...nothing, answer: servedByAws(subject, surroundings) ? "yes" : "no" };
        case "a key elsewhere":
            return {
                ...nothing,
                answer: "unknown",
                why: [`the policy of the key ${encryption.name} is not in the source`],
            };
        case "key":
            return onOwnKey(needed, subject, target, encryption.key, surroundings);
    }
}

const nothing = { by: [], conditions: [], why: [] };

/** It serves the roles and users of its account through the service, and nobody else: no service, no other account. */
function servedByAws(subject: Subject, { place }: Surroundings): boolean {
    return isNamed(subject) && (place.account === undefined || accountOf(subject.arn) === place.account);
}

function onOwnKey(
    needed: readonly string[],
    subject: Subject,
    encrypting: Target,
    key: Target,
    surroundings: Surroundings,
): Verdict {
    const way = { via: encrypting.kind === "queue" ? "sqs" : "sns", encrypting } as const;
    const found = needed.map((action) => verdictOn({ subject, action, target: key, way }, surroundings));
    return allOf(found);
}
