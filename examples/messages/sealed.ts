import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { BadMessage } from "./bad-message";
import { bytesOf, type Context, type DataKey, type DataKeys } from "./data-keys";

// What is sealed: version, length of the wrapped key, wrapped key, nonce, tag, ciphertext; in base64.
const version = 1;
const head = 3;
const nonceBytes = 12;
const tagBytes = 16;

/** How long one data key is used. */
export interface KeyUse {
    seconds: number;
    messages: number;
}

const defaultUse: KeyUse = { seconds: 300, messages: 10_000 };

/** Seals texts with AES-256-GCM. */
export class Sealer {
    private key?: Promise<DataKey>;
    private left = 0;
    private until = 0;

    constructor(
        private readonly keys: DataKeys,
        private readonly context: Context,
        private readonly use: KeyUse = defaultUse,
    ) {}

    async seal(text: string): Promise<string> {
        const { plain, wrapped } = await this.dataKey();
        const header = Buffer.alloc(head);
        header.writeUInt8(version);
        header.writeUInt16BE(wrapped.length, 1);
        // Fresh for each message: with one nonce twice, a key gives away both messages and can be forged with.
        const nonce = randomBytes(nonceBytes);
        const cipher = createCipheriv("aes-256-gcm", plain, nonce);
        cipher.setAAD(Buffer.concat([header, wrapped, bytesOf(this.context)]));
        const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
        return Buffer.concat([header, wrapped, nonce, cipher.getAuthTag(), sealed]).toString("base64");
    }

    private dataKey(): Promise<DataKey> {
        if (this.key === undefined || this.left <= 0 || Date.now() >= this.until) {
            const key = this.keys.generate(this.context);
            // A key that could not be had is asked for again by the next message.
            key.catch(() => this.key === key && delete this.key);
            [this.key, this.left, this.until] = [
                key,
                this.use.messages,
                Date.now() + this.use.seconds * 1_000,
            ];
        }
        this.left -= 1;
        return this.key;
    }
}

/** How many data keys a reader keeps: those of the writers at work, and some of before. */
const mostKept = 100;

/** Opens what was sealed for the same context. */
export class Opener {
    private readonly kept = new Map<string, { plain: Uint8Array; until: number }>();

    constructor(
        private readonly keys: DataKeys,
        private readonly context: Context,
        private readonly seconds = defaultUse.seconds,
    ) {}

    /** Throws BadMessage if anything of it was changed, or it was sealed for something else. */
    async open(sealed: string): Promise<string> {
        const { header, wrapped, nonce, tag, ciphertext } = parts(sealed);
        const plain = await this.dataKey(wrapped);
        const decipher = createDecipheriv("aes-256-gcm", plain, nonce, { authTagLength: tagBytes });
        decipher.setAAD(Buffer.concat([header, wrapped, bytesOf(this.context)])).setAuthTag(tag);
        try {
            return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
        } catch {
            throw new BadMessage("the sealed message was changed");
        }
    }

    private async dataKey(wrapped: Uint8Array): Promise<Uint8Array> {
        const name = Buffer.from(wrapped).toString("base64");
        const known = this.kept.get(name);
        if (known !== undefined && Date.now() < known.until) return known.plain;
        const plain = await this.keys.unwrap(wrapped, this.context);
        this.kept.delete(name);
        this.kept.set(name, { plain, until: Date.now() + this.seconds * 1_000 });
        if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
        return plain;
    }
}

function parts(sealed: string) {
    const bytes = Buffer.from(sealed, "base64");
    // Buffer skips what is no base64: then it was not written by seal().
    if (bytes.length < head || bytes.toString("base64") !== sealed || bytes.readUInt8() !== version)
        throw new BadMessage("the message is not sealed");
    const end = head + bytes.readUInt16BE(1);
    if (bytes.length < end + nonceBytes + tagBytes) throw new BadMessage("the sealed message is cut off");
    const at = (from: number, length?: number) =>
        bytes.subarray(from, length === undefined ? undefined : from + length);
    return {
        header: at(0, head),
        wrapped: bytes.subarray(head, end),
        nonce: at(end, nonceBytes),
        tag: at(end + nonceBytes, tagBytes),
        ciphertext: at(end + nonceBytes + tagBytes),
    };
}
