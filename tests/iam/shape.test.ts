import assert from "node:assert";

import { shapeOf, UNKNOWN } from "../../iam";

const send = { Sid: "Send", Effect: "Allow", Action: "sqs:SendMessage" };

describe("the shape of a document", () => {
    it("tells version, repeated Sids and bytes of a text", () => {
        const text = JSON.stringify({
            Version: "2012-10-17",
            Statement: [send, send, { ...send, Sid: "é" }],
        });
        assert.deepStrictEqual(shapeOf(text), {
            version: "2012-10-17",
            repeatedSids: ["Send"],
            bytes: text.length + 1,
        });
    });

    it("tells the same of an object", () => {
        const document = { Version: "2008-10-17", Statement: send };
        assert.deepStrictEqual(shapeOf(document), {
            version: "2008-10-17",
            repeatedSids: [],
            bytes: JSON.stringify(document).length,
        });
    });

    it("tells a version that is missing from one that is not known yet", () => {
        assert.strictEqual(shapeOf({ Statement: [] })?.version, undefined);
        assert.strictEqual(shapeOf({ Version: 2012, Statement: [] })?.version, undefined);
        assert.strictEqual(shapeOf({ Version: UNKNOWN, Statement: [] })?.version, UNKNOWN);
    });

    it("names a Sid once that three statements bear, and none that is empty", () => {
        const empty = { ...send, Sid: "" };
        assert.deepStrictEqual(
            shapeOf({ Statement: [send, empty, send, empty, send, UNKNOWN, "no statement"] })?.repeatedSids,
            ["Send"],
        );
    });

    it("is none where there is nothing to read", () => {
        for (const source of [undefined, UNKNOWN, "", "{", "[]", 5, []])
            assert.strictEqual(shapeOf(source), undefined);
    });

    it("does not throw at what no JSON can hold", () => {
        const endless: Record<string, unknown> = { Version: "2012-10-17" };
        endless["Statement"] = endless;
        assert.deepStrictEqual(shapeOf(endless), { version: "2012-10-17", repeatedSids: [], bytes: 0 });
    });
});
