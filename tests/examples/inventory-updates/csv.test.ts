import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import { GetObjectCommand } from "@aws-sdk/client-s3";
import { type SendMessageBatchCommand, type SendMessageBatchRequestEntry } from "@aws-sdk/client-sqs";
import fc from "fast-check";

import { purpose, stockChange } from "../../../examples/inventory-updates/changes";
import { changesIn, fileId } from "../../../examples/inventory-updates/csv-file";
import { filesIn } from "../../../examples/inventory-updates/file-events";
import { csvHandler } from "../../../examples/inventory-updates/handlers/csv";
import { BadMessage, LocalMacs, read, verify } from "../../../examples/messages";
import { deliveryOf } from "../messages/deliveries";

const list = (...rows: string[]) => ["sku,warehouse,change", ...rows].join("\n");
const refused = (csv: string, why: RegExp) =>
    assert.throws(() => changesIn(csv, "f"), { name: "BadMessage", message: why });

const eventOf = (key: string, name = "files", versionId = "v1") => ({
    Records: [{ eventName: "ObjectCreated:Put", s3: { bucket: { name }, object: { key, versionId } } }],
});

describe("a stock list", () => {
    it("is cut into changes, each with an id of its own that stays the same", () => {
        const changes = changesIn(list("tea,north,10", "coffee,south,-2"), "f");
        assert.deepEqual(changes, [
            { id: "f-2", sku: "tea", warehouse: "north", change: 10 },
            { id: "f-3", sku: "coffee", warehouse: "south", change: -2 },
        ]);
    });

    it("may end its lines as any system does, and begin with a mark of its encoding", () => {
        const csv = `\ufeff${list("tea,north,10", "")}`;
        assert.equal(changesIn(csv, "f").length, 1);
        assert.deepEqual(changesIn(csv.replaceAll("\n", "\r\n"), "f"), changesIn(csv, "f"));
    });

    it("is refused as a whole where a row is none, by its line", () => {
        refused("", /line 1/);
        refused(list("tea,north,10", "tea,north"), /^line 3.change is no whole number/);
        refused(list("tea,north,1,2"), /line 2 has too many fields/);
        refused(list("tea,north,1", "", "tea,north,1"), /line 3/);
        refused(list("ada@example.com,north,1"), /line 2.sku is no id/);
        refused(list("=cmd|x,north,1"), /line 2.sku is no id/);
        refused(list('"tea",north,1'), /line 2.sku is no id/);
        for (const change of ["", "1.5", "1e3", "0x10", " 1", "+1", "NaN", "9007199254740993", "1000001"])
            refused(list(`tea,north,${change}`), /line 2.change/);
        refused(list(...Array<string>(50_001).fill("tea,north,1")), /more than 50000 rows/);
    });

    it("is refused as a bad message, or gives what the queue takes, whatever it holds", () => {
        const cell = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9-]{1,8}$/), fc.integer().map(String));
        const csv = fc
            .array(fc.array(cell, { maxLength: 4 }))
            .map((rows) => list(...rows.map((row) => row.join())));
        fc.assert(
            fc.property(csv, (text) => {
                try {
                    for (const change of changesIn(text, "f")) stockChange(change, "it");
                } catch (error) {
                    assert.ok(error instanceof BadMessage, String(error));
                }
            }),
        );
    });
});

describe("a notification of S3", () => {
    it("tells of files, whose keys are written as in forms", () => {
        const files = filesIn(eventOf("stock/week+1/list%28a%29.csv"), "files");
        assert.deepEqual(files, [{ key: "stock/week 1/list(a).csv", version: "v1" }]);
    });

    it("is refused where it tells of another place", () => {
        const keys = [
            "stock/../secret.csv",
            "stock/%2e%2e/secret.csv",
            "secret.csv",
            "stock/%",
            "stock/%00.csv",
        ];
        for (const key of keys) assert.throws(() => filesIn(eventOf(key), "files"), BadMessage, key);
        assert.throws(() => filesIn(eventOf("stock/a.csv", "elsewhere"), "files"), BadMessage);
        for (const event of [undefined, {}, { Records: "x" }, { Records: [{}] }])
            assert.throws(() => filesIn(event, "files"), BadMessage);
    });

    it("gives a file another id with each version, and with the same version the same", () => {
        const file = { key: "stock/a.csv", version: "1" };
        assert.equal(fileId(file), fileId({ ...file }));
        assert.notEqual(fileId(file), fileId({ ...file, version: "2" }));
        assert.notEqual(fileId(file), fileId({ key: 'stock/a.csv","1', version: "" }));
    });
});

describe("the CSV function", () => {
    const macs = new LocalMacs(randomBytes(32));

    /** Runs the function on a file, and tells what it asked for, sent and logged. */
    async function run(csv: string, { taken = true, size = csv.length } = {}) {
        const sent: SendMessageBatchRequestEntry[] = [];
        const asked: unknown[] = [];
        const log: string[] = [];
        const s3 = {
            send: async ({ input }: GetObjectCommand) => {
                asked.push(input);
                return { ContentLength: size, Body: { transformToString: async () => csv } };
            },
        };
        const sqs = {
            send: async ({ input }: SendMessageBatchCommand) => {
                sent.push(...input.Entries!);
                return taken ? {} : { Failed: [{ Id: "0" }] };
            },
        };
        const handler = csvHandler(
            { s3: s3 as never, sqs: sqs as never, macs, bucket: "files", queueUrl: "url" },
            (event, facts) => log.push(JSON.stringify({ event, ...facts })),
        );
        const error = await handler(eventOf("stock/a.csv")).then(
            () => undefined,
            (it: Error) => it,
        );
        return { sent, asked, log, error };
    }

    it("sends a signed message for each row, ten at a time, of the version that it was told of", async () => {
        const { sent, asked, log } = await run(
            list(...Array.from({ length: 23 }, (_, row) => `tea,n${row},1`)),
        );
        assert.deepEqual(asked, [{ Bucket: "files", Key: "stock/a.csv", VersionId: "v1" }]);
        assert.equal(sent.length, 23);
        for (const { MessageBody: body, MessageAttributes: attributes } of sent) {
            await verify(macs, purpose, deliveryOf({ body: body!, attributes: attributes! }));
            assert.equal(read(stockChange, body!).sku, "tea");
            assert.deepEqual(Object.keys(attributes!), ["Signature"]);
        }
        assert.equal(new Set(sent.map(({ MessageBody }) => MessageBody)).size, 23);
        assert.match(log.join(), /"event":"file_sent".*"count":23/);
    });

    it("sends nothing of a file that has a bad row or is too large", async () => {
        const large = { size: 6_000_000 };
        for (const refused of [await run(list("tea,north,1", "tea,north,many")), await run(list(), large)]) {
            assert.ok(refused.error instanceof BadMessage);
            assert.deepEqual(refused.sent, []);
        }
    });

    it("fails where a message was not taken, so that Lambda runs it again", async () => {
        const { error } = await run(list("tea,north,1"), { taken: false });
        assert.match(String(error), /1 messages were not taken/);
    });
});
