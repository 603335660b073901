import type { PolicyStatement } from "../../iam";
import { topicActions, type Grant } from "./access";

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

type Condition = NonNullable<PolicyStatement["Condition"]>;

/** The identity policy of a role. It names no key: key-use-policy.ts does, where the use of a key is left to IAM. */
export function rolePolicy(
    grant: Grant,
    targets: RoleTargets,
    bounds: RoleBounds = { tagKeys: [], protocols: [] },
): PolicyStatement[] {
    const tagged = sameTags(bounds.tagKeys);
    return [
        ...allow("Queues", grant.onQueue, targets.queueArns, tagged),
        ...allow("DeadLetterQueues", grant.onDeadLetterQueue, targets.deadLetterQueueArns, tagged),
        ...allow(
            "SubscriptionDeadLetterQueues",
            grant.onSubscriptionDeadLetterQueue,
            targets.subscriptionDeadLetterQueueArns,
            tagged,
        ),
        ...topics(grant.onTopic, targets.topicArns, { ...tagged, ...byProtocol(bounds.protocols) }),
        ...allow("Everything", grant.onEverything, ["*"], {}, withTls),
    ];
}

/** The policies of queues and topics refuse plain HTTP, for all that they can speak of. */
const withTls: Condition = { Bool: { "aws:SecureTransport": "true" } };

function topics(
    actions: readonly string[],
    arns: readonly string[],
    equal: Condition[string],
): PolicyStatement[] {
    const inTopicPolicy = (action: string) => topicActions.includes(action);
    const others = actions.filter((action) => !inTopicPolicy(action));
    return [
        ...allow("Topics", actions.filter(inTopicPolicy), arns, equal),
        ...allow("TopicsWithTls", others, arns, equal, withTls),
    ];
}

/** Each tag of the resource equals that of the caller; who lacks the tag gets nothing. */
function sameTags(keys: readonly string[]): Condition[string] {
    return Object.fromEntries(keys.map((key) => [`aws:ResourceTag/${key}`, `\${aws:PrincipalTag/${key}}`]));
}

function byProtocol(protocols: readonly string[]): Condition[string] {
    return protocols.length === 0 ? {} : { "sns:Protocol": [...protocols] };
}

function allow(
    sid: string,
    actions: readonly string[],
    arns: readonly string[],
    equal: Condition[string],
    more: Condition = {},
): PolicyStatement[] {
    if (actions.length === 0 || arns.length === 0) return [];
    const conditions = { ...more, ...(Object.keys(equal).length === 0 ? {} : { StringEquals: equal }) };
    return [
        {
            Sid: sid,
            Effect: "Allow",
            Action: [...actions],
            Resource: [...arns],
            ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
        },
    ];
}
