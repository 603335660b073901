export { Access } from "./documents/access";
export { EncryptedQueue, type EncryptedQueueArgs } from "./encrypted-queue";
export { EncryptedTopic, type EncryptedTopicArgs } from "./encrypted-topic";
export { type FifoArgs } from "./base/fifo";
export { MessagingAlarms, type AlarmArgs, type MessagingAlarmsArgs } from "./messaging-alarms";
export { MessagingKey, type KeySettingsArgs, type KeyUserArgs, type MessagingKeyArgs } from "./messaging-key";
export { MessagingRole, type MessagingRoleArgs } from "./messaging-role";
export { MessagingSet } from "./messaging-set";
export {
    type EncryptionArgs,
    type MessagingSetArgs,
    type QueueArgs,
    type RoleArgs,
    type TopicArgs,
} from "./set/args";
export { QueueSubscription, type QueueSubscriptionArgs } from "./queue-subscription";
export { type DeadLetterArgs, type QueueSettingsArgs } from "./queue/settings";
export { type Ec2TrustArgs, type EcsTaskTrustArgs, type LambdaTrustArgs, type TrustArgs } from "./role/trust";
