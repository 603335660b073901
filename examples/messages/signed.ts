import { createHash, createHmac, timingSafeEqual } from "node:crypto";

import { GenerateMacCommand, type KMSClient, VerifyMacCommand } from "@aws-sdk/client-kms";
import type { MessageAttributeValue } from "@aws-sdk/client-sqs";

import { BadMessage } from "./bad-message";
import { canonicalBytes, canonicalPairs } from "./canonical";
import type { Delivery } from "./delivery";

/** The attribute in which the signature travels. */
const signature = "Signature";

/** Makes and checks message authentication codes: HMAC-SHA-256. */
export interface Macs {
    make(bytes: Uint8Array): Promise<Uint8Array>;
    fits(bytes: Uint8Array, mac: Uint8Array): Promise<boolean>;
}

/**
 * Codes by a key that never leaves KMS. To make one and to check one are permissions of their own, so that who reads a
 * queue cannot forge a message for it, and each use is in the trail: a shared secret could do neither. The price is a
 * call to KMS for each message.
 */
export class KmsMacs implements Macs {
    constructor(
        private readonly kms: KMSClient,
        private readonly keyId: string,
    ) {}

    async make(bytes: Uint8Array): Promise<Uint8Array> {
        const { Mac } = await this.kms.send(new GenerateMacCommand({ ...this.asked(bytes) }));
        return Mac!;
    }

    async fits(bytes: Uint8Array, Mac: Uint8Array): Promise<boolean> {
        try {
            const { MacValid } = await this.kms.send(new VerifyMacCommand({ ...this.asked(bytes), Mac }));
            return MacValid === true;
        } catch (error) {
            if ((error as Error).name === "KMSInvalidMacException") return false;
            throw error;
        }
    }

    /** KMS takes 4096 bytes, a message may have more: its digest stands for it. */
    private asked(bytes: Uint8Array) {
        const Message = createHash("sha256").update(bytes).digest();
        return { KeyId: this.keyId, MacAlgorithm: "HMAC_SHA_256" as const, Message };
    }
}

/** Codes by a key in memory: a data key, or that of a test. */
export class LocalMacs implements Macs {
    constructor(private readonly key: Uint8Array) {}

    async make(bytes: Uint8Array): Promise<Uint8Array> {
        return createHmac("sha256", this.key).update(bytes).digest();
    }

    async fits(bytes: Uint8Array, mac: Uint8Array): Promise<boolean> {
        const right = await this.make(bytes);
        return right.length === mac.length && timingSafeEqual(right, mac);
    }
}

/** A message for SendMessage, SendMessageBatch or Publish, with its signature among its attributes. */
export interface SignedMessage {
    body: string;
    attributes: Record<string, MessageAttributeValue>;
}

/**
 * Signs a body with its attributes for a purpose, such as "inventory-updates": a message that was signed for another
 * purpose does not pass for one of these.
 */
export async function signed(
    macs: Macs,
    purpose: string,
    body: string,
    attributes: Readonly<Record<string, string>> = {},
): Promise<SignedMessage> {
    const mac = await macs.make(bytesOf(purpose, body, new Map(Object.entries(attributes))));
    const all = Object.entries({ ...attributes, [signature]: Buffer.from(mac).toString("base64") });
    return {
        body,
        attributes: Object.fromEntries(
            all.map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
        ),
    };
}

/** Throws BadMessage unless body and attributes are as they were signed for the purpose. */
export async function verify(
    macs: Macs,
    purpose: string,
    { body, attributes }: Pick<Delivery, "body" | "attributes">,
): Promise<void> {
    const mac = attributes.get(signature);
    if (mac === undefined) throw new BadMessage("the message is not signed");
    const bytes = bytesOf(purpose, body, attributes);
    const given = Buffer.from(mac, "base64");
    if (given.length !== 32 || !(await macs.fits(bytes, given)))
        throw new BadMessage("the signature does not fit the message");
}

function bytesOf(purpose: string, body: string, attributes: ReadonlyMap<string, string>): Buffer {
    const covered = [...attributes].filter(([name]) => name !== signature);
    return Buffer.concat([canonicalBytes("message", purpose, body), canonicalPairs(covered)]);
}
