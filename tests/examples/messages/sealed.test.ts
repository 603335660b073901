import assert from "node:assert/strict";

import type { KMSClient } from "@aws-sdk/client-kms";
import fc from "fast-check";

import {
    BadMessage,
    type Context,
    KmsDataKeys,
    LocalDataKeys,
    Opener,
    Sealer,
} from "../../../examples/messages";

const context = { purpose: "pet-owners" };

/** Data keys that tell how often they were asked for. */
class CountedKeys extends LocalDataKeys {
    generated = 0;
    unwrapped = 0;

    override generate(about: Context) {
        this.generated += 1;
        return super.generate(about);
    }

    override unwrap(wrapped: Uint8Array, about: Context) {
        this.unwrapped += 1;
        return super.unwrap(wrapped, about);
    }
}

const bad = (opened: Promise<unknown>) => assert.rejects(opened, BadMessage);

describe("a sealed text", () => {
    const keys = new CountedKeys();
    const sealer = new Sealer(keys, context);
    const opener = new Opener(keys, context);

    it("is opened as it was, and shows nothing of it", async () => {
        await fc.assert(
            fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
                assert.equal(await opener.open(await sealer.seal(text)), text);
            }),
        );
        const sealed = await sealer.seal("ada@example.com");
        assert.ok(!Buffer.from(sealed, "base64").includes("ada"));
    });

    it("is another one each time, with a nonce of its own", async () => {
        const sealed = await Promise.all(Array.from({ length: 100 }, () => sealer.seal("the same")));
        const nonces = sealed.map((it) => {
            const bytes = Buffer.from(it, "base64");
            const end = 3 + bytes.readUInt16BE(1);
            return bytes.subarray(end, end + 12).toString("hex");
        });
        assert.equal(new Set(sealed).size, 100);
        assert.equal(new Set(nonces).size, 100);
    });

    it("is refused when any bit of it was changed: header, key, nonce, tag or text", async () => {
        const bytes = Buffer.from(await sealer.seal("text"), "base64");
        for (let bit = 0; bit < bytes.length * 8; bit += 3) {
            const changed = Buffer.from(bytes);
            changed[bit >> 3]! ^= 1 << (bit & 7);
            await bad(opener.open(changed.toString("base64")));
        }
    });

    it("is refused when it is cut off, longer, in another spelling or nothing of the kind", async () => {
        const sealed = await sealer.seal("text");
        const bytes = Buffer.from(sealed, "base64");
        for (let length = 0; length < bytes.length; length += 7)
            await bad(opener.open(bytes.subarray(0, length).toString("base64")));
        await bad(opener.open(Buffer.concat([bytes, Buffer.of(0)]).toString("base64")));
        await bad(opener.open(`${sealed}\n`));
        await bad(opener.open(`!${sealed}`));
        await fc.assert(fc.asyncProperty(fc.string(), (text) => bad(opener.open(text))));
        await fc.assert(fc.asyncProperty(fc.base64String(), (text) => bad(opener.open(text))));
    });

    it("is refused for another context, and by other keys", async () => {
        const sealed = await sealer.seal("text");
        await bad(new Opener(keys, { purpose: "partners" }).open(sealed));
        await bad(new Opener(keys, {}).open(sealed));
        await bad(new Opener(new LocalDataKeys(), context).open(sealed));
    });
});

describe("a data key", () => {
    it("seals as many messages as it may, for as long as it may", async () => {
        const keys = new CountedKeys();
        const few = new Sealer(keys, context, { seconds: 60, messages: 3 });
        for (let message = 0; message < 7; message += 1) await few.seal("text");
        assert.equal(keys.generated, 3);
        const brief = new Sealer(keys, context, { seconds: 0, messages: 100 });
        await brief.seal("text");
        await brief.seal("text");
        assert.equal(keys.generated, 5);
    });

    it("is asked for once by messages that are sealed at once, and again when it could not be had", async () => {
        const keys = new CountedKeys();
        const sealer = new Sealer(keys, context);
        await Promise.all(["a", "b", "c"].map((text) => sealer.seal(text)));
        assert.equal(keys.generated, 1);
        const generate = keys.generate.bind(keys);
        const moody = new Sealer(keys, context);
        keys.generate = async () => Promise.reject(new Error("not now"));
        await assert.rejects(moody.seal("text"), /not now/);
        keys.generate = generate;
        await moody.seal("text");
    });

    it("is unwrapped once for the messages under it", async () => {
        const keys = new CountedKeys();
        const sealer = new Sealer(keys, context);
        const opener = new Opener(keys, context);
        for (let message = 0; message < 5; message += 1) await opener.open(await sealer.seal("text"));
        assert.equal(keys.unwrapped, 1);
    });

    it("of KMS is refused where it is none of the key and context, and asked for again otherwise", async () => {
        const failing = (name: string) =>
            ({
                send: async () => Promise.reject(Object.assign(new Error(name), { name })),
            }) as unknown as KMSClient;
        const unwrap = (name: string) => new KmsDataKeys(failing(name), "k").unwrap(Buffer.alloc(8), context);
        await bad(unwrap("InvalidCiphertextException"));
        await bad(unwrap("IncorrectKeyException"));
        await assert.rejects(unwrap("KMSInternalException"), { name: "KMSInternalException" });
    });
});
