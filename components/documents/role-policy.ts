import type { PolicyStatement } from "../../iam";
import type { Grant } from "./access";

/** The resources that a role reaches. */
export interface RoleTargets {
    queueArns: readonly string[];
    deadLetterQueueArns: readonly string[];
    subscriptionDeadLetterQueueArns: readonly string[];
    topicArns: readonly string[];
}

/** The identity policy of a role. It names no key: the key policy decides who uses the key. */
export function rolePolicy(grant: Grant, targets: RoleTargets): PolicyStatement[] {
    return [
        ...allow("Queues", grant.onQueue, targets.queueArns),
        ...allow("DeadLetterQueues", grant.onDeadLetterQueue, targets.deadLetterQueueArns),
        ...allow(
            "SubscriptionDeadLetterQueues",
            grant.onSubscriptionDeadLetterQueue,
            targets.subscriptionDeadLetterQueueArns,
        ),
        ...allow("Topics", grant.onTopic, targets.topicArns),
    ];
}

function allow(sid: string, actions: readonly string[], arns: readonly string[]): PolicyStatement[] {
    if (actions.length === 0 || arns.length === 0) return [];
    return [{ Sid: sid, Effect: "Allow", Action: [...actions], Resource: [...arns] }];
}
