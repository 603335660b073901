import type { PolicyStatement } from "../../iam";
import { topicActions, type Grant } from "./access";
import { allOf, type Conditions } from "./conditions";
import { identityStatements } from "./statements";

/** The resources that a role reaches. */
interface RoleTargets {
    queueArns: readonly string[];
    deadLetterQueueArns: readonly string[];
    subscriptionDeadLetterQueueArns: readonly string[];
    topicArns: readonly string[];
}

/** What holds a role back further than its actions and resources do. */
interface RoleBounds {
    /** Tags that a queue or topic has to have in common with the role. */
    tagKeys: readonly string[];
    /** Protocols by which the role may subscribe; none given: any. */
    protocols: readonly string[];
}

/** The identity policy of a role. It names no key: key-use-policy.ts does, where the use of a key is left to IAM. */
export function rolePolicy(
    grant: Grant,
    targets: RoleTargets,
    bounds: RoleBounds = { tagKeys: [], protocols: [] },
): PolicyStatement[] {
    const tagged = sameTags(bounds.tagKeys);
    const withProtocol = allOf(tagged, byProtocol(bounds.protocols));
    return [
        ...identityStatements("Queues", grant.onQueue, targets.queueArns, tagged),
        ...identityStatements(
            "DeadLetterQueues",
            grant.onDeadLetterQueue,
            targets.deadLetterQueueArns,
            tagged,
        ),
        ...identityStatements(
            "SubscriptionDeadLetterQueues",
            grant.onSubscriptionDeadLetterQueue,
            targets.subscriptionDeadLetterQueueArns,
            tagged,
        ),
        ...topics(grant.onTopic, targets.topicArns, withProtocol),
        ...identityStatements("Everything", grant.onEverything, ["*"], withTls),
    ];
}

/** The policies of queues and topics refuse plain HTTP, for all that they can speak of. */
const withTls: Conditions = { Bool: { "aws:SecureTransport": "true" } };

function topics(
    actions: readonly string[],
    arns: readonly string[],
    condition: Conditions,
): PolicyStatement[] {
    const inTopicPolicy = (action: string) => topicActions.includes(action);
    const others = actions.filter((action) => !inTopicPolicy(action));
    return [
        ...identityStatements("Topics", actions.filter(inTopicPolicy), arns, condition),
        ...identityStatements("TopicsWithTls", others, arns, allOf(withTls, condition)),
    ];
}

/** Each tag of the resource equals that of the caller; who lacks the tag gets nothing. */
function sameTags(keys: readonly string[]): Conditions {
    const own = keys.map((key) => [`aws:ResourceTag/${key}`, `\${aws:PrincipalTag/${key}}`]);
    return allOf({ StringEquals: Object.fromEntries(own) as Conditions[string] });
}

function byProtocol(protocols: readonly string[]): Conditions {
    return allOf({ StringEquals: { "sns:Protocol": [...protocols] } });
}
