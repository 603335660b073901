import {
    actionsThat,
    denied,
    parseDocument,
    type PolicyStatement,
    type Service,
    SQS_MESSAGE_ACTIONS,
} from "../../iam";
import { resourcePolicyForm } from "../checks/wellformed";
import { attachedPolicies, type Policy } from "../model/policies";
import { type PolicyPlaces, QUEUE_POLICIES, TOPIC_POLICIES } from "../model/types";
import { type Remedy } from "../rule";
import { inFormOf, wholeObject } from "./json";
import { exactOwnArns } from "./own-arns";

interface Closing {
    places: PolicyPlaces;
    /** What the new statement denies. */
    action: string;
    /** What has to be denied. */
    actions: readonly string[];
}

const CLOSING: Readonly<Record<"sqs" | "sns", Closing>> = {
    sqs: { places: QUEUE_POLICIES, action: "sqs:*", actions: SQS_MESSAGE_ACTIONS },
    // SNS refuses a topic policy that names actions on what is no topic, as sns:* would.
    sns: { places: TOPIC_POLICIES, action: "sns:Publish", actions: actionsThat("send", "sns") },
};

/** Adds the Deny of plain HTTP to a policy that lacks it. Everything else in the policy stays. */
export function tlsOnly(service: "sqs" | "sns"): Remedy {
    const { places, action, actions } = CLOSING[service];
    return {
        types: Object.keys(places),

        changes(inputs) {
            const [policy] = attachedPolicies(inputs, places);
            const document = wholeObject(policy?.source);
            if (policy === undefined || document === undefined || !isSound(policy, service)) return undefined;
            const arns = exactOwnArns(policy, places[inputs.type]!, service);
            if (arns === undefined || isClosed(policy, arns, actions)) return undefined;
            const source = inFormOf(policy.source, withDeny(document, action, arns));
            const mended = { ...policy, source, document: parseDocument(source) };
            // One statement more may be more than AWS takes.
            return isSound(mended, service) && isClosed(mended, arns, actions)
                ? { [policy.property]: source }
                : undefined;
        },
    };
}

function isSound(policy: Policy, service: Service): boolean {
    const problems = [...resourcePolicyForm(policy, service)];
    return problems.every((problem) => problem.verdict === "fail" && problem.advisory);
}

function isClosed({ document }: Policy, arns: readonly string[], actions: readonly string[]): boolean {
    return arns.every((arn) => {
        const closed = denied(document, { kind: "plainHttp" }, arn);
        return actions.every((action) => closed(action).min === 2);
    });
}

function withDeny(document: Record<string, unknown>, action: string, arns: readonly string[]) {
    const statements = (
        Array.isArray(document["Statement"]) ? document["Statement"] : [document["Statement"]]
    ) as {
        Sid?: unknown;
    }[];
    const deny: PolicyStatement = {
        Sid: freeSid(new Set(statements.map(({ Sid }) => Sid))),
        Effect: "Deny",
        Principal: "*",
        Action: action,
        Resource: arns.length === 1 ? arns[0]! : [...arns],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    return { ...document, Statement: [...statements, deny] };
}

function freeSid(taken: ReadonlySet<unknown>): string {
    for (let number = 1; ; number++) {
        const sid = number === 1 ? "DenyPlainHttp" : `DenyPlainHttp${number}`;
        if (!taken.has(sid)) return sid;
    }
}
