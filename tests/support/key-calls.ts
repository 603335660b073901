import * as kms from "@aws-sdk/client-kms";

import type { Caller } from "./callers";

/** A key, as calls name it. */
export interface CalledKey {
    arn: string;
    alias: string;
}

const bytes = Buffer.from("called");
const TagKeys = ["called"];

/**
 * What the call of each action asks for. Where it would do lasting harm, it asks for what AWS finds invalid: AWS says
 * so only to those who may.
 */
const requests: Readonly<Record<string, (key: CalledKey) => object>> = {
    Encrypt: ({ arn }) => ({ KeyId: arn, Plaintext: bytes }),
    GenerateDataKey: ({ arn }) => ({ KeyId: arn, KeySpec: "AES_256" }),
    GenerateDataKeyPair: ({ arn }) => ({ KeyId: arn, KeyPairSpec: "ECC_NIST_P256" }),
    GenerateDataKeyPairWithoutPlaintext: ({ arn }) => ({ KeyId: arn, KeyPairSpec: "ECC_NIST_P256" }),
    GenerateDataKeyWithoutPlaintext: ({ arn }) => ({ KeyId: arn, KeySpec: "AES_256" }),
    GenerateMac: ({ arn }) => ({ KeyId: arn, Message: bytes, MacAlgorithm: "HMAC_SHA_256" }),
    Sign: ({ arn }) => ({ KeyId: arn, Message: bytes, SigningAlgorithm: "ECDSA_SHA_256" }),
    Decrypt: ({ arn }) => ({ KeyId: arn, CiphertextBlob: bytes }),
    DeriveSharedSecret: ({ arn }) => ({ KeyId: arn, KeyAgreementAlgorithm: "ECDH", PublicKey: bytes }),
    Verify: ({ arn }) => ({
        KeyId: arn,
        Message: bytes,
        Signature: bytes,
        SigningAlgorithm: "ECDSA_SHA_256",
    }),
    VerifyMac: ({ arn }) => ({ KeyId: arn, Message: bytes, Mac: bytes, MacAlgorithm: "HMAC_SHA_256" }),
    DescribeKey: ({ arn }) => ({ KeyId: arn }),
    GetKeyPolicy: ({ arn }) => ({ KeyId: arn, PolicyName: "default" }),
    GetKeyRotationStatus: ({ arn }) => ({ KeyId: arn }),
    GetParametersForImport: ({ arn }) => ({
        KeyId: arn,
        WrappingAlgorithm: "RSAES_OAEP_SHA_256",
        WrappingKeySpec: "RSA_2048",
    }),
    GetPublicKey: ({ arn }) => ({ KeyId: arn }),
    ListGrants: ({ arn }) => ({ KeyId: arn }),
    ListKeyPolicies: ({ arn }) => ({ KeyId: arn }),
    ListKeyRotations: ({ arn }) => ({ KeyId: arn }),
    ListResourceTags: ({ arn }) => ({ KeyId: arn }),
    CancelKeyDeletion: ({ arn }) => ({ KeyId: arn }),
    CreateAlias: ({ arn, alias }) => ({ AliasName: alias, TargetKeyId: arn }),
    CreateGrant: ({ arn }) => ({ KeyId: arn, GranteePrincipal: "nobody", Operations: ["Decrypt"] }),
    DeleteAlias: ({ alias }) => ({ AliasName: alias }),
    DeleteImportedKeyMaterial: ({ arn }) => ({ KeyId: arn }),
    DisableKey: ({ arn }) => ({ KeyId: arn }),
    DisableKeyRotation: ({ arn }) => ({ KeyId: arn }),
    EnableKey: ({ arn }) => ({ KeyId: arn }),
    EnableKeyRotation: ({ arn }) => ({ KeyId: arn, RotationPeriodInDays: 1 }),
    ImportKeyMaterial: ({ arn }) => ({ KeyId: arn, ImportToken: bytes, EncryptedKeyMaterial: bytes }),
    PutKeyPolicy: ({ arn }) => ({ KeyId: arn, Policy: "no document" }),
    ReplicateKey: ({ arn }) => ({ KeyId: arn, ReplicaRegion: "eu-west-1" }),
    RetireGrant: ({ arn }) => ({ KeyId: arn, GrantId: "none" }),
    RevokeGrant: ({ arn }) => ({ KeyId: arn, GrantId: "none" }),
    RotateKeyOnDemand: ({ arn }) => ({ KeyId: arn }),
    ScheduleKeyDeletion: ({ arn }) => ({ KeyId: arn, PendingWindowInDays: 1 }),
    TagResource: ({ arn }) => ({ KeyId: arn, Tags: [{ TagKey: "called", TagValue: "yes" }] }),
    UntagResource: ({ arn }) => ({ KeyId: arn, TagKeys }),
    UpdateAlias: ({ arn, alias }) => ({ AliasName: alias, TargetKeyId: arn }),
    UpdateKeyDescription: ({ arn }) => ({ KeyId: arn, Description: "called" }),
    UpdatePrimaryRegion: ({ arn }) => ({ KeyId: arn, PrimaryRegion: "eu-west-1" }),
};

type Command = new (request: object) => Parameters<Caller["kms"]["send"]>[0];
const commands = kms as unknown as Record<string, Command>;

/** The call of each action of KMS on a key. ReEncryptFrom and ReEncryptTo are not among them: one call needs both. */
export const keyCalls: Readonly<Record<string, (caller: Caller, key: CalledKey) => Promise<unknown>>> =
    Object.fromEntries(
        Object.entries(requests).map(([operation, request]) => [
            `kms:${operation}`,
            (caller: Caller, key: CalledKey) =>
                caller.kms.send(new commands[`${operation}Command`]!(request(key))),
        ]),
    );
