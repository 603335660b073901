import { allow, document, own, queueArn, queueUrl, text, type Statement } from "../../../support/documents";
import { type Member } from "../../../support/rule-run";
import { unknown } from "../../../support/wire";
import { newQueue } from "../stacks";

export const SEND = ["sqs:SendMessage", "sqs:GetQueueUrl"];
export const RECEIVE = ["sqs:ReceiveMessage", "sqs:DeleteMessage"];
export const REDRIVE = [...RECEIVE, "sqs:GetQueueAttributes", "sqs:StartMessageMoveTask"];

type Props = Record<string, unknown>;

export const roleArnOf = (name = "worker", account = own) => `arn:aws:iam::${account}:role/${name}`;
export const policyArnOf = (name: string) => `arn:aws:iam::${own}:policy/${name}`;

/** A role as the first preview shows it: its ARN and what AWS will fill in are not known. */
export function role(name = "worker", props: Props = {}, deps: Record<string, string[]> = {}): Member {
    const filledIn = { arn: unknown, inlinePolicies: unknown, managedPolicyArns: unknown };
    return { type: "aws:iam/role:Role", name, props: { name, ...filledIn, ...props }, deps };
}

export const may = (actions: unknown, resource: unknown = queueArn(), more: Statement = {}): Statement =>
    allow({ Action: actions, Resource: resource, ...more });

/** A policy of its own for a role. */
export function rolePolicy(name: string, statements: Statement[], props: Props = {}): Member {
    return {
        type: "aws:iam/rolePolicy:RolePolicy",
        name,
        props: { role: "worker", ...props, policy: text(...statements) },
    };
}

/** The same with parts that are not known yet, made from the queues named. */
export function openPolicy(name: string, statements: Statement[], made: string[] = []): Member {
    return {
        type: "aws:iam/rolePolicy:RolePolicy",
        name,
        props: { role: "worker", policy: document(...statements) },
        deps: { policy: made },
    };
}

/** A managed policy, whose ARN is not known yet. */
export function managed(name: string, statements: Statement[]): Member {
    return {
        type: "aws:iam/policy:Policy",
        name,
        props: { name, arn: unknown, policy: text(...statements) },
    };
}

export function attachment(kind: string, props: Props, deps: Record<string, string[]> = {}): Member {
    return { type: `aws:iam/${kind[0]!.toLowerCase()}${kind.slice(1)}:${kind}`, name: kind, props, deps };
}

export const queue = (name = "orders", props: Props = {}) => newQueue(name, { props });

/** A queue and its dead-letter queue. */
export function pair(name = "orders", dlq = `${name}-dlq`): Member[] {
    const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(dlq), maxReceiveCount: 5 });
    return [queue(name, { redrivePolicy }), queue(dlq)];
}

/** The policy of a queue, for principals by their ARNs. */
export function queuePolicy(name: string, ...statements: Statement[]): Member {
    return {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: `${name}-policy`,
        props: { queueUrl: queueUrl(name), policy: text(...statements) },
    };
}

export const to = (principal: string, actions: unknown, resource = queueArn()): Statement =>
    allow({ Principal: { AWS: principal }, Action: actions, Resource: resource });
