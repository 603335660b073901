export { Access } from "./documents/access";
export { EndpointService } from "./documents/endpoint-services";
export { KeyPolicyMode } from "./documents/key-policy";
export { SourceService } from "./documents/sources";
export { FilterPolicyScope } from "./limits/filter-policy";

export { MessagingSet } from "./messaging-set";
export { type EncryptionArgs, type ExclusiveArgs, type MessagingSetArgs } from "./set/args";
export { type QueueArgs, type RoleArgs, type TopicArgs } from "./set/part-args";

export { MessagingKey } from "./messaging-key";
export {
    KeyService,
    type KeySenderArgs,
    type KeySettingsArgs,
    type KeySourceArgs,
    type KeyUserArgs,
    type MessagingKeyArgs,
} from "./key/args";
export { EncryptedQueue } from "./encrypted-queue";
export { type EncryptedQueueArgs } from "./queue/args";
export { type DeadLetterArgs, type QueueSettingsArgs } from "./queue/settings";
export { EncryptedTopic } from "./encrypted-topic";
export { type EncryptedTopicArgs } from "./topic/args";
export { type DeliveryLoggingArgs } from "./topic/delivery-logging";
export { QueueSubscription } from "./queue-subscription";
export { type QueueSubscriptionArgs } from "./subscription/args";
export { QueueConsumer, type QueueConsumerArgs } from "./queue-consumer";
export { type FifoArgs } from "./base/fifo";
export { type NetworkArgs, type SenderArgs, type SourceArgs } from "./source-args";

export { MessagingRole } from "./messaging-role";
export { SubscriptionProtocol, type MessagingRoleArgs } from "./role/args";
export {
    type AccountTrustArgs,
    type BatchJobTrustArgs,
    type Ec2TrustArgs,
    type EcsTaskTrustArgs,
    type EksIrsaTrustArgs,
    type EksPodIdentityTrustArgs,
    type LambdaTrustArgs,
    type OidcTrustArgs,
    type SsoPermissionSetTrustArgs,
    type TrustArgs,
} from "./role/trust-args";

export { MessagingEndpoints } from "./messaging-endpoints";
export { type MessagingEndpointsArgs } from "./network/endpoint-args";
export { WorkerSecurityGroup, type WorkerSecurityGroupArgs } from "./worker-security-group";
export { type PeerArgs, type TrafficArgs } from "./network/traffic";

export { MessagingAlarms } from "./messaging-alarms";
export {
    type AlarmArgs,
    type DashboardArgs,
    type MessagingAlarmsArgs,
    type NotificationTopicArgs,
    type VolumeAnomalyArgs,
} from "./alarms/args";
export { MessagingAudit } from "./messaging-audit";
export { type AuditBucketArgs, type AuditLogGroupArgs, type MessagingAuditArgs } from "./audit/args";
