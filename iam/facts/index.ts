import { KMS_ACTIONS } from "./kms";
import { NOT_IN_TOPIC_POLICIES, SNS_ACTIONS, SNS_ACTIONS_BEYOND_TOPICS } from "./sns";
import { SQS_ACTIONS } from "./sqs";

/** The services whose policies this project writes and judges. */
export type Service = "sqs" | "sns" | "kms";

/** What an action does: put a message in, take one out, change the resource, or only look. */
export type Effect = "send" | "receive" | "redrive" | "read" | "manage";

const BY_SERVICE: Record<Service, Partial<Record<Effect, readonly string[]>>> = {
    sqs: SQS_ACTIONS,
    sns: SNS_ACTIONS,
    kms: KMS_ACTIONS,
};

const ALL: Record<Service, readonly string[]> = {
    sqs: Object.values(SQS_ACTIONS).flat(),
    sns: Object.values(SNS_ACTIONS).flat(),
    kms: Object.values(KMS_ACTIONS).flat(),
};

const IN_TOPIC_POLICIES = ALL.sns.filter((action) => !NOT_IN_TOPIC_POLICIES.includes(action));

export function actionsOf(service: Service): readonly string[] {
    return ALL[service];
}

export function actionsThat(effect: Effect, service: Service): readonly string[] {
    return BY_SERVICE[service][effect] ?? [];
}

/** Every action of a messaging service that an identity policy may name. */
export function actionsInIdentityPolicies(service: "sqs" | "sns"): readonly string[] {
    return service === "sns" ? [...actionsOf("sns"), ...SNS_ACTIONS_BEYOND_TOPICS] : actionsOf(service);
}

/** Every action that the policy of a queue, a topic or a key may name. */
export function actionsInResourcePolicies(service: Service): readonly string[] {
    return service === "sns" ? IN_TOPIC_POLICIES : actionsOf(service);
}

export { SQS_MESSAGE_ACTIONS } from "./sqs";
