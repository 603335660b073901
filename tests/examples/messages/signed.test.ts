import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import type { KMSClient } from "@aws-sdk/client-kms";
import fc from "fast-check";

import { BadMessage, KmsMacs, LocalMacs, signed, verify } from "../../../examples/messages";
import { deliveryOf } from "./deliveries";

const macs = new LocalMacs(randomBytes(32));
const purpose = "orders";
const sent = async (body: string, attributes: Record<string, string> = {}) =>
    deliveryOf(await signed(macs, purpose, body, attributes));
const passes = (delivery: Parameters<typeof verify>[2], by = macs, what = purpose) =>
    verify(by, what, delivery).then(
        () => true,
        (error: unknown) => !(error instanceof BadMessage) && Promise.reject(error),
    );

describe("a signed message", () => {
    it("passes as it was signed, whatever it holds", async () => {
        const attributes = fc.dictionary(fc.stringMatching(/^[A-Za-z_.-]{1,10}$/), fc.string());
        await fc.assert(
            fc.asyncProperty(fc.string({ unit: "binary" }), attributes, async (body, given) =>
                assert.ok(await passes(await sent(body, given))),
            ),
        );
    });

    it("does not pass with another body, another attribute, one more or one fewer", async () => {
        const message = await sent("body", { Kind: "invoice", Tenant: "a" });
        const withAttributes = (...more: [string, string][]) => ({
            ...message,
            attributes: new Map([...message.attributes, ...more]),
        });
        assert.ok(await passes(message));
        assert.ok(!(await passes({ ...message, body: "bodY" })));
        assert.ok(!(await passes(withAttributes(["Kind", "refund"]))));
        assert.ok(!(await passes(withAttributes(["More", ""]))));
        const fewer = withAttributes();
        fewer.attributes.delete("Kind");
        assert.ok(!(await passes(fewer)));
    });

    it("does not pass when text moves between body, names and values", async () => {
        const moved = fc.tuple(fc.string(), fc.string(), fc.string());
        await fc.assert(
            fc.asyncProperty(moved, moved, async ([body, name, value], [other, otherName, otherValue]) => {
                const message = await sent(body, { [`a${name}`]: value });
                const mac = message.attributes.get("Signature")!;
                const forged = new Map([
                    [`a${otherName}`, otherValue],
                    ["Signature", mac],
                ]);
                const same = body === other && name === otherName && value === otherValue;
                assert.equal(await passes({ body: other, attributes: forged }), same);
            }),
        );
    });

    it("does not pass for another purpose or by another key", async () => {
        const message = await sent("body");
        assert.ok(!(await passes(message, macs, "refunds")));
        assert.ok(!(await passes(message, new LocalMacs(randomBytes(32)))));
    });

    it("does not pass without a signature, or with one that is none", async () => {
        const message = await sent("body");
        for (const mac of [undefined, "", "AAAA", "not base64!", "é".repeat(32), "A".repeat(100_000)]) {
            const attributes = new Map(mac === undefined ? [] : [["Signature", mac]]);
            assert.ok(!(await passes({ ...message, attributes })), mac?.slice(0, 20));
        }
    });
});

describe("the codes of KMS", () => {
    const kmsThat = (answer: () => unknown) => ({ send: async () => answer() }) as unknown as KMSClient;
    const failing = (name: string) =>
        kmsThat(() => {
            throw Object.assign(new Error(name), { name });
        });

    it("are refused where KMS says so, and asked for again where it cannot say", async () => {
        const mac = Buffer.alloc(32);
        assert.equal(
            await new KmsMacs(
                kmsThat(() => ({ MacValid: true })),
                "k",
            ).fits(mac, mac),
            true,
        );
        assert.equal(await new KmsMacs(failing("KMSInvalidMacException"), "k").fits(mac, mac), false);
        await assert.rejects(new KmsMacs(failing("ThrottlingException"), "k").fits(mac, mac), /Throttling/);
    });

    it("are made of a digest, for KMS takes 4096 bytes", async () => {
        let asked: { input: { Message: Uint8Array; MacAlgorithm: string } } | undefined;
        const kms = { send: async (command: typeof asked) => ((asked = command), { Mac: Buffer.alloc(32) }) };
        await new KmsMacs(kms as unknown as KMSClient, "k").make(randomBytes(100_000));
        assert.equal(asked?.input.Message.length, 32);
        assert.equal(asked?.input.MacAlgorithm, "HMAC_SHA_256");
    });
});
