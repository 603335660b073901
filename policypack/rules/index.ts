import { type Rule } from "../rule";
import { computeClosedEgress } from "./compute/closed-egress";
import { computeImdsv2 } from "./compute/imdsv2";
import { computeNoPublicIp } from "./compute/no-public-ip";
import { dlqAlarm } from "./dlq/alarm";
import { dlqCompatible } from "./dlq/compatible";
import { dlqEncryptionParity } from "./dlq/encryption-parity";
import { dlqRedriveAllow } from "./dlq/redrive-allow";
import { dlqRetention } from "./dlq/retention";
import { iamDlqOperatorsOnly } from "./iam/dlq-operators-only";
import { iamKmsScoped } from "./iam/kms-scoped";
import { iamNoAccessKeys } from "./iam/no-access-keys";
import { iamNoBroadManagedPolicy } from "./iam/no-broad-managed-policy";
import { iamNoUserMessaging } from "./iam/no-user-messaging";
import { iamNoWildcardMessagingAction } from "./iam/no-wildcard-messaging-action";
import { iamPermissionsBoundary } from "./iam/permissions-boundary";
import { iamRoleSplit } from "./iam/role-split";
import { iamScopedMessagingResource } from "./iam/scoped-messaging-resource";
import { iamScopedSecret } from "./iam/scoped-secret";
import { iamTrustScoped } from "./iam/trust-scoped";
import { kmsDeletionWindow } from "./kms/deletion-window";
import { kmsGrantScoped } from "./kms/grant-scoped";
import { kmsKeyUsable } from "./kms/key-usable";
import { kmsMinimalActions } from "./kms/minimal-actions";
import { kmsPolicyCrossAccount } from "./kms/policy-cross-account";
import { kmsPolicyNoPublic } from "./kms/policy-no-public";
import { kmsPolicyNoWildcardActions } from "./kms/policy-no-wildcard-actions";
import { kmsPolicyServiceSource } from "./kms/policy-service-source";
import { kmsPublisherAccess } from "./kms/publisher-access";
import { kmsRotation } from "./kms/rotation";
import { lambdaPartialBatch } from "./lambda/partial-batch";
import { lambdaPermissionCrossAccount } from "./lambda/permission-cross-account";
import { lambdaPermissionSource } from "./lambda/permission-source";
import { lambdaVisibilityTimeout } from "./lambda/visibility-timeout";
import { logGroupRetention } from "./log/group-retention";
import { messagingFifoOrder } from "./messaging/fifo-order";
import { messagingPublisherAuthorised } from "./messaging/publisher-authorised";
import { messagingRequiredTags } from "./messaging/required-tags";
import { messagingSinglePolicy } from "./messaging/single-policy";
import { messagingTagsNoPii } from "./messaging/tags-no-pii";
import { policyNoNotElements } from "./policy/no-not-elements";
import { policyValidActions } from "./policy/valid-actions";
import { policyWellformed } from "./policy/wellformed";
import { snsCustomerManagedKey } from "./sns/customer-managed-key";
import { snsDeliveryLogging } from "./sns/delivery-logging";
import { snsEncrypted } from "./sns/encrypted";
import { snsPolicyAdminActions } from "./sns/policy-admin-actions";
import { snsPolicyCrossAccount } from "./sns/policy-cross-account";
import { snsPolicyNoPublic } from "./sns/policy-no-public";
import { snsPolicyNoWildcardAction } from "./sns/policy-no-wildcard-action";
import { snsPolicyOwnResource } from "./sns/policy-own-resource";
import { snsPolicyServiceSource } from "./sns/policy-service-source";
import { snsSignatureVersion } from "./sns/signature-version";
import { snsSubscriptionDlq } from "./sns/subscription-dlq";
import { snsSubscriptionEndpoint } from "./sns/subscription-endpoint";
import { snsSubscriptionProtocol } from "./sns/subscription-protocol";
import { snsTlsOnly } from "./sns/tls-only";
import { sqsCustomerManagedKey } from "./sqs/customer-managed-key";
import { sqsDataKeyReuse } from "./sqs/data-key-reuse";
import { sqsEncrypted } from "./sqs/encrypted";
import { sqsEncryptionModeExclusive } from "./sqs/encryption-mode-exclusive";
import { sqsHasDlq } from "./sqs/has-dlq";
import { sqsMaxReceiveCount } from "./sqs/max-receive-count";
import { sqsPolicyAdminActions } from "./sqs/policy-admin-actions";
import { sqsPolicyCrossAccount } from "./sqs/policy-cross-account";
import { sqsPolicyNoPublic } from "./sqs/policy-no-public";
import { sqsPolicyNoWildcardAction } from "./sqs/policy-no-wildcard-action";
import { sqsPolicyOwnResource } from "./sqs/policy-own-resource";
import { sqsPolicyRoleSplit } from "./sqs/policy-role-split";
import { sqsPolicyServiceSource } from "./sqs/policy-service-source";
import { sqsRetention } from "./sqs/retention";
import { sqsTlsOnly } from "./sqs/tls-only";
import { supportApigwIam } from "./support/apigw-iam";
import { supportContainerUser } from "./support/container-user";
import { supportEcrScan } from "./support/ecr-scan";
import { supportLambdaRuntime } from "./support/lambda-runtime";
import { supportS3Kms } from "./support/s3-kms";
import { supportS3Logging } from "./support/s3-logging";
import { supportS3PublicBlock } from "./support/s3-public-block";
import { supportS3Tls } from "./support/s3-tls";
import { trailDataEvents } from "./trail/data-events";
import { trailPresent } from "./trail/present";
import { vpcEndpointClosedGroups } from "./vpc/endpoint-closed-groups";
import { vpcEndpointPrivateDns } from "./vpc/endpoint-private-dns";
import { vpcEndpointRequired } from "./vpc/endpoint-required";
import { vpcEndpointScopedPolicy } from "./vpc/endpoint-scoped-policy";
import { vpcFlowLogs } from "./vpc/flow-logs";
import { workloadNoInsecureEndpoint } from "./workload/no-insecure-endpoint";
import { workloadNoPlaintextCredentials } from "./workload/no-plaintext-credentials";

/** Every rule of the pack. A rule that is not here does not run: a test compares this list with the files. */
export const rules: readonly Rule[] = [
    sqsEncrypted,
    sqsCustomerManagedKey,
    sqsTlsOnly,
    sqsPolicyNoPublic,
    sqsPolicyNoWildcardAction,
    sqsPolicyServiceSource,
    sqsDataKeyReuse,
    sqsEncryptionModeExclusive,
    sqsHasDlq,
    sqsMaxReceiveCount,
    sqsRetention,
    snsEncrypted,
    snsPolicyNoPublic,
    snsPolicyNoWildcardAction,
    snsCustomerManagedKey,
    snsSignatureVersion,
    snsDeliveryLogging,
    snsSubscriptionDlq,
    snsSubscriptionEndpoint,
    snsSubscriptionProtocol,
    snsTlsOnly,
    kmsPolicyNoPublic,
    kmsDeletionWindow,
    kmsKeyUsable,
    kmsRotation,
    iamNoWildcardMessagingAction,
    iamScopedMessagingResource,
    iamKmsScoped,
    iamNoBroadManagedPolicy,
    iamTrustScoped,
    iamNoUserMessaging,
    iamNoAccessKeys,
    iamPermissionsBoundary,
    iamRoleSplit,
    iamDlqOperatorsOnly,
    iamScopedSecret,
    kmsMinimalActions,
    kmsGrantScoped,
    workloadNoPlaintextCredentials,
    workloadNoInsecureEndpoint,
    dlqAlarm,
    dlqCompatible,
    dlqEncryptionParity,
    dlqRedriveAllow,
    dlqRetention,
    computeImdsv2,
    messagingRequiredTags,
    messagingTagsNoPii,
    vpcEndpointPrivateDns,
    sqsPolicyCrossAccount,
    snsPolicyCrossAccount,
    kmsPolicyCrossAccount,
    snsPolicyServiceSource,
    kmsPolicyServiceSource,
    sqsPolicyAdminActions,
    snsPolicyAdminActions,
    vpcEndpointScopedPolicy,
    lambdaPermissionCrossAccount,
    lambdaPermissionSource,
    policyNoNotElements,
    sqsPolicyRoleSplit,
    sqsPolicyOwnResource,
    snsPolicyOwnResource,
    kmsPolicyNoWildcardActions,
    policyValidActions,
    policyWellformed,
    kmsPublisherAccess,
    messagingPublisherAuthorised,
    messagingSinglePolicy,
    messagingFifoOrder,
    lambdaPartialBatch,
    lambdaVisibilityTimeout,
    logGroupRetention,
    supportApigwIam,
    supportContainerUser,
    supportEcrScan,
    supportLambdaRuntime,
    supportS3Kms,
    supportS3Logging,
    supportS3PublicBlock,
    supportS3Tls,
    trailDataEvents,
    trailPresent,
    vpcEndpointClosedGroups,
    vpcEndpointRequired,
    computeClosedEgress,
    computeNoPublicIp,
    vpcFlowLogs,
];
