import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";

import { BadMessage } from "./bad-message";
import { canonicalPairs } from "./canonical";

/** What a ciphertext belongs to, such as { purpose: "pet-owners" }. It is no secret: trails show it. */
export type Context = Readonly<Record<string, string>>;

/** A key for AES-256, and the same as only the key service can read it. */
export interface DataKey {
    plain: Uint8Array;
    wrapped: Uint8Array;
}

export interface DataKeys {
    generate(context: Context): Promise<DataKey>;
    /** Throws BadMessage if the wrapped key is none, or belongs to another context. */
    unwrap(wrapped: Uint8Array, context: Context): Promise<Uint8Array>;
}

/** What KMS answers to a wrapped key that is none of this key and context. */
const refused = ["InvalidCiphertextException", "IncorrectKeyException"];

/** Data keys of KMS, under one key. */
export class KmsDataKeys implements DataKeys {
    constructor(
        private readonly kms: KMSClient,
        private readonly keyId: string,
    ) {}

    async generate(EncryptionContext: Context): Promise<DataKey> {
        const command = new GenerateDataKeyCommand({
            KeyId: this.keyId,
            KeySpec: "AES_256",
            EncryptionContext: { ...EncryptionContext },
        });
        const { Plaintext, CiphertextBlob } = await this.kms.send(command);
        return { plain: Plaintext!, wrapped: CiphertextBlob! };
    }

    async unwrap(CiphertextBlob: Uint8Array, EncryptionContext: Context): Promise<Uint8Array> {
        // The key is named: a wrapped key of somebody else's is not even tried.
        const command = new DecryptCommand({
            KeyId: this.keyId,
            CiphertextBlob,
            EncryptionContext: { ...EncryptionContext },
        });
        try {
            return (await this.kms.send(command)).Plaintext!;
        } catch (error) {
            if (!refused.includes((error as Error).name)) throw error;
            throw new BadMessage("the message is sealed with another key or for another purpose");
        }
    }
}

/** Data keys under a key in memory, for tests. */
export class LocalDataKeys implements DataKeys {
    private readonly key = randomBytes(32);

    async generate(context: Context): Promise<DataKey> {
        const plain = randomBytes(32);
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", this.key, nonce).setAAD(bytesOf(context));
        const wrapped = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
        return { plain, wrapped };
    }

    async unwrap(wrapped: Uint8Array, context: Context): Promise<Uint8Array> {
        const bytes = Buffer.from(wrapped);
        try {
            const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, 12), {
                authTagLength: 16,
            });
            decipher.setAAD(bytesOf(context)).setAuthTag(bytes.subarray(-16));
            return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
        } catch {
            throw new BadMessage("the message is sealed with another key or for another purpose");
        }
    }
}

/** What a context adds to what is authenticated. */
export function bytesOf(context: Context): Buffer {
    return canonicalPairs(Object.entries(context));
}
