/** The services whose calls are looked for in the log group of a trail. */
export type TrailedService = "sqs" | "sns" | "kms";

/** What is looked for, by the name of the metric that counts it. */
export enum TrailMetric {
    /** Calls that were denied, or that failed at the key. */
    DeniedCalls = "DeniedCalls",
    /** Changes of who may reach a queue, topic or key, and of what is in it. */
    AccessChanges = "AccessChanges",
    /** Calls after which the key cannot be used, at once or soon. */
    KeyDangers = "KeyDangers",
    /** Calls that use the key. */
    KeyUses = "KeyUses",
}

/** What is looked for of a queue, a topic and a key. */
export const trailMetrics: Readonly<Record<TrailedService, readonly TrailMetric[]>> = {
    sqs: [TrailMetric.DeniedCalls, TrailMetric.AccessChanges],
    sns: [TrailMetric.DeniedCalls, TrailMetric.AccessChanges],
    kms: [TrailMetric.DeniedCalls, TrailMetric.AccessChanges, TrailMetric.KeyDangers, TrailMetric.KeyUses],
};

/** The error codes of SQS, SNS and KMS, and what SQS and SNS say when the key refuses them. */
const denials = ["*AccessDenied*", "AuthorizationError*", "InvalidSecurity", "KMS*", "Kms*", "Disabled*"];

const changes: Readonly<Record<TrailedService, readonly string[]>> = {
    sqs: ["AddPermission", "DeleteQueue", "PurgeQueue", "RemovePermission", "SetQueueAttributes"],
    sns: [
        "AddPermission",
        "DeleteTopic",
        "RemovePermission",
        "SetSubscriptionAttributes",
        "SetTopicAttributes",
        "Subscribe",
        "Unsubscribe",
    ],
    kms: [
        "CreateGrant",
        // Identity policies may name a key by its alias.
        "DeleteAlias",
        "DisableKeyRotation",
        "PutKeyPolicy",
        "ReplicateKey",
        "UpdateAlias",
        "UpdatePrimaryRegion",
    ],
};

const dangers = ["DeleteImportedKeyMaterial", "DisableKey", "ScheduleKeyDeletion"];
const uses = ["Decrypt", "GenerateDataKey"];

/**
 * The pattern by which CloudWatch Logs finds the events of a trail that concern one queue, topic or key. It has at
 * most 1024 characters, however long the name. Wildcards stand at the ends of a text: only there are they wildcards.
 */
export function trailPattern(metric: TrailMetric, arn: string): string {
    const service = arn.split(":")[2] as TrailedService;
    const named = requests[service](arn);
    switch (metric) {
        case TrailMetric.DeniedCalls:
            return both(anyOf("errorCode", denials), any([...named, equal("errorMessage", `*${arn}*`)]));
        case TrailMetric.AccessChanges:
            return done(changes[service], [...named, ...subscriptions(service, arn)]);
        case TrailMetric.KeyDangers:
            return done(dangers, named);
        case TrailMetric.KeyUses:
            return done(uses, named);
    }
}

/** How a request names its queue, topic or key. */
const requests: Readonly<Record<TrailedService, (arn: string) => string[]>> = {
    sqs: (arn) => {
        const [, , , , account, name] = arn.split(":");
        return [equal("requestParameters.queueUrl", `*/${account}/${name}`), equal("resources[0].ARN", arn)];
    },
    sns: (arn) => [equal("requestParameters.topicArn", arn)],
    kms: (arn) => [
        equal("resources[0].ARN", arn),
        // Beside an alias, in whichever order.
        equal("resources[1].ARN", arn),
        equal("requestParameters.keyId", `*${arn.slice(arn.indexOf("/") + 1)}`),
    ],
};

/** A subscription has the ARN of its topic, and an id behind it. */
function subscriptions(service: TrailedService, arn: string): string[] {
    return service === "sns" ? [equal("requestParameters.subscriptionArn", `${arn}:*`)] : [];
}

/** Calls that succeeded. */
function done(eventNames: readonly string[], named: readonly string[]): string {
    return both(anyOf("eventName", eventNames), "($.errorCode NOT EXISTS)", any(named));
}

function both(...conditions: readonly string[]): string {
    return `{ ${conditions.join(" && ")} }`;
}

function anyOf(selector: string, values: readonly string[]): string {
    return any(values.map((value) => equal(selector, value)));
}

function any(terms: readonly string[]): string {
    return `(${terms.join(" || ")})`;
}

function equal(selector: string, value: string): string {
    return `$.${selector} = "${value}"`;
}
