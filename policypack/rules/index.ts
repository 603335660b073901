import { type Rule } from "../rule";
import { dlqEncryptionParity } from "./dlq/encryption-parity";
import { iamNoWildcardMessagingAction } from "./iam/no-wildcard-messaging-action";
import { kmsPolicyNoPublic } from "./kms/policy-no-public";
import { snsEncrypted } from "./sns/encrypted";
import { snsPolicyNoPublic } from "./sns/policy-no-public";
import { snsPolicyNoWildcardAction } from "./sns/policy-no-wildcard-action";
import { sqsCustomerManagedKey } from "./sqs/customer-managed-key";
import { sqsEncrypted } from "./sqs/encrypted";
import { sqsPolicyNoPublic } from "./sqs/policy-no-public";
import { sqsPolicyNoWildcardAction } from "./sqs/policy-no-wildcard-action";
import { sqsPolicyServiceSource } from "./sqs/policy-service-source";
import { sqsTlsOnly } from "./sqs/tls-only";

/** Every rule of the pack. A rule that is not here does not run: a test compares this list with the files. */
export const rules: readonly Rule[] = [
    sqsEncrypted,
    sqsCustomerManagedKey,
    sqsTlsOnly,
    sqsPolicyNoPublic,
    sqsPolicyNoWildcardAction,
    sqsPolicyServiceSource,
    snsEncrypted,
    snsPolicyNoPublic,
    snsPolicyNoWildcardAction,
    kmsPolicyNoPublic,
    iamNoWildcardMessagingAction,
    dlqEncryptionParity,
];
