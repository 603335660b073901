import { KMS_ACTIONS } from "./kms";
import { SNS_ACTIONS } from "./sns";
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

export function actionsOf(service: Service): readonly string[] {
    return Object.values(BY_SERVICE[service]).flat();
}

export function actionsThat(effect: Effect, service: Service): readonly string[] {
    return BY_SERVICE[service][effect] ?? [];
}

export { SQS_MESSAGE_ACTIONS } from "./sqs";
