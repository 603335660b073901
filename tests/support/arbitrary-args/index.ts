import { type Arbitrary } from "fast-check";

import * as messaging from "./components";
import { setArgs } from "./set";
import * as surroundings from "./surroundings";

/** Arguments for each component, as AWS takes them but for a few. */
export const argumentsOf: Readonly<Record<string, Arbitrary<unknown>>> = {
    MessagingSet: setArgs,
    MessagingKey: messaging.messagingKey,
    EncryptedQueue: messaging.encryptedQueue,
    EncryptedTopic: messaging.encryptedTopic,
    QueueSubscription: messaging.queueSubscription,
    QueueConsumer: messaging.queueConsumer,
    MessagingRole: messaging.messagingRole,
    MessagingEndpoints: surroundings.messagingEndpoints,
    WorkerSecurityGroup: surroundings.workerSecurityGroup,
    MessagingAlarms: surroundings.messagingAlarms,
    MessagingAudit: surroundings.messagingAudit,
};
