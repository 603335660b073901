import { kmsRotation } from "../../../policypack/rules/kms/rotation";
import { testRemedy } from "../../support/remedy-tester";
import { type Member } from "../../support/rule-run";
import { unknown } from "../../support/wire";

const key = (props: Record<string, unknown> = {}, type = "aws:kms/key:Key"): { resource: Member } => ({
    resource: { type, name: "key", props: { description: "orders", ...props } },
});
const native = (props: Record<string, unknown>) => key(props, "aws-native:kms:Key");
const to = { enableKeyRotation: true };

testRemedy(() => kmsRotation, "kms-rotation", {
    mends: {
        "a key that says nothing of rotation": { ...key(), to },
        "a key that is not to be rotated": { ...key({ enableKeyRotation: false }), to },
        "a switch that is text": { ...key({ enableKeyRotation: "false" }), to },
        "a key as the provider fills it in": {
            ...key({
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                isEnabled: true,
                keyUsage: "ENCRYPT_DECRYPT",
                policy: '{"Version":"2012-10-17","Statement":[]}',
            }),
            to,
        },
        "a key of which the region is not known": { ...key({ region: unknown }), to },
        "a key of aws-native": {
            ...native({ enabled: true, keySpec: "SYMMETRIC_DEFAULT", origin: "AWS_KMS" }),
            to,
        },
    },
    leaves: {
        "a key that is rotated": key({ enableKeyRotation: true }),
        "a key that is rotated, by a text": key({ enableKeyRotation: "True" }),
        "a switch that is neither on nor off": key({ enableKeyRotation: "yes" }),
        "a switch that is not known": key({ enableKeyRotation: unknown }),
        "a key for signatures": key({ keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048" }),
        "an asymmetric key": key({ customerMasterKeySpec: "RSA_4096" }),
        "a key for HMAC": key({ keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" }),
        "a key whose kind is not known": key({ customerMasterKeySpec: unknown }),
        "a key in a store of one's own": key({ customKeyStoreId: "cks-0a1b2c3d" }),
        "a key in a store outside of AWS": key({ customKeyStoreId: "cks-0a1b2c3d", xksKeyId: "1" }),
        "a key in a store that is not known": key({ customKeyStoreId: unknown }),
        "a key that is disabled, which AWS would refuse": key({ isEnabled: false }),
        "a key of which is not known whether it is enabled": key({ isEnabled: unknown }),
        "an asymmetric key of aws-native": native({ keySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" }),
        "imported key material of aws-native": native({ origin: "EXTERNAL" }),
        "a disabled key of aws-native": native({ enabled: false }),
        "a replica, which is rotated with its primary": key({}, "aws:kms/replicaKey:ReplicaKey"),
        "imported key material": key({}, "aws:kms/externalKey:ExternalKey"),
    },
});
