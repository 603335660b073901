import { queueArn, queueUrl } from "../../support/documents";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";

/** A queue as the first preview shows it: what AWS will fill in is unknown, and made from nothing. */
export function newQueue(name: string, parts: Partial<Member> = {}): Member {
    const filledIn = { arn: unknown, url: unknown, id: unknown, policy: unknown, redrivePolicy: unknown };
    const rest = { redriveAllowPolicy: unknown, sqsManagedSseEnabled: unknown };
    return {
        type: "aws:sqs/queue:Queue",
        name,
        ...parts,
        props: { name, ...filledIn, ...rest, ...parts.props },
    };
}

/** The same queue once it is deployed. */
export function deployedQueue(name: string, props: Record<string, unknown> = {}): Member {
    const filledIn = {
        arn: queueArn(name),
        url: queueUrl(name),
        id: queueUrl(name),
        policy: "",
        redrivePolicy: "",
    };
    const rest = { redriveAllowPolicy: "", sqsManagedSseEnabled: true };
    return { type: "aws:sqs/queue:Queue", name, props: { name, ...filledIn, ...rest, ...props } };
}

/** The policy of a queue that the same program makes: where the queue is not known, its origin is. */
export function queuePolicy(queue: string, policy: unknown, props: Record<string, unknown> = {}): Member {
    return {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: `${queue}-policy`,
        props: { queueUrl: unknown, ...props, policy },
        deps: { queueUrl: [queue], policy: [queue] },
    };
}
