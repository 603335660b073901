import { kmsRotation } from "../../../../policypack/rules/kms/rotation";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const native = "aws-native:kms:Key";
const key = (props: Record<string, unknown>) => ({ props });
const never = (value: string) => [`the key is never rotated (enableKeyRotation is ${value})`];
const hangs = (on: string) => [`whether the key can be rotated hangs on its ${on}, not yet known`];

testRule(kmsRotation, {
    documented: { violates: "a key with the switch off", complies: "a rotated key" },
    accepts: {
        "a rotated key": key({ enableKeyRotation: true }),
        "a rotated key, with a period of its own": key({
            enableKeyRotation: true,
            rotationPeriodInDays: 180,
        }),
        "a switch that is text": key({ enableKeyRotation: "true" }),
        "a rotated key of aws-native": { ...key({ enableKeyRotation: true }), type: native },
        "a rotated key of which nothing else is known": key({
            enableKeyRotation: true,
            keyUsage: unknown,
            customerMasterKeySpec: unknown,
        }),
        "an asymmetric key that encrypts": key({
            enableKeyRotation: false,
            customerMasterKeySpec: "RSA_4096",
            keyUsage: "ENCRYPT_DECRYPT",
        }),
        "a key that signs": key({ keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" }),
        "a key that signs, of a kind that is not known": key({
            keyUsage: "SIGN_VERIFY",
            customerMasterKeySpec: unknown,
        }),
        "an HMAC key": key({ customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" }),
        "a key in a store of one's own": key({ customKeyStoreId: "cks-1234567890abcdef0" }),
        "a key in a store of one's own that is not known": {
            ...key({ customKeyStoreId: "cks-1234567890abcdef0", xksKeyId: unknown }),
        },
        "an asymmetric key of aws-native": { ...key({ keySpec: "RSA_2048" }), type: native },
        "a key of aws-native with imported material": { ...key({ origin: "EXTERNAL" }), type: native },
        "a key with imported material": { ...key({}), type: "aws:kms/externalKey:ExternalKey" },
        "a replica, which follows its primary key": { ...key({}), type: "aws:kms/replicaKey:ReplicaKey" },
    },
    rejects: {
        "a key without the switch": { ...key({}), what: never("not set") },
        "a key with the switch off": { ...key({ enableKeyRotation: false }), what: never("false") },
        "a key with the switch off, as text": {
            ...key({ enableKeyRotation: "false" }),
            what: never('"false"'),
        },
        "a symmetric key that says so": {
            ...key({
                keyUsage: "ENCRYPT_DECRYPT",
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                enableKeyRotation: false,
            }),
            what: never("false"),
        },
        "a primary key of several regions": { ...key({ multiRegion: true }), what: never("not set") },
        "a period without the switch": { ...key({ rotationPeriodInDays: 90 }), what: never("not set") },
        "a key with an empty store": { ...key({ customKeyStoreId: "" }), what: never("not set") },
        "a key of aws-native": { ...key({ origin: "AWS_KMS" }), type: native, what: never("not set") },
        "a word for the switch": { ...key({ enableKeyRotation: "yes" }), what: never('"yes"') },
    },
    undecided: {
        "a switch that is not known": {
            ...key({ enableKeyRotation: unknown }),
            undecided: ["its enableKeyRotation is not known before deployment"],
        },
        "a kind that is not known": {
            ...key({ customerMasterKeySpec: unknown }),
            undecided: hangs("customerMasterKeySpec"),
        },
        "a use that is not known": { ...key({ keyUsage: unknown }), undecided: hangs("keyUsage") },
    },
});
