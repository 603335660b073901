import assert from "node:assert/strict";

import { attributesFor, surelyStops } from "../../../cli/verify/filter";

describe("a filter of a subscription", () => {
    const filters: Record<string, [policy: object | undefined, attributes: object | undefined]> = {
        "that is none": [undefined, {}],
        "of one text": [{ type: ["invoice", "order"] }, { type: "invoice" }],
        "of several names": [
            { type: ["invoice"], to: ["eu"] },
            { type: "invoice", to: "eu" },
        ],
        "of a beginning": [{ type: [{ prefix: "inv" }] }, { type: "inv" }],
        "of what is there": [{ type: [{ exists: true }] }, { type: "verify" }],
        "of what is not there": [{ type: [{ exists: false }] }, undefined],
        "of a number": [{ size: [{ numeric: [">", 5] }] }, undefined],
        "of one that can be told and one that cannot": [{ type: ["invoice"], size: [5] }, undefined],
    };
    for (const [what, [policy, attributes]] of Object.entries(filters))
        it(`${what} lets ${attributes ? JSON.stringify(attributes) : "nothing that can be told"} pass`, () => {
            const text = policy && JSON.stringify(policy);
            assert.deepEqual(attributesFor(text, "MessageAttributes"), attributes);
            if (attributes)
                assert.equal(surelyStops(text, undefined, attributes as Record<string, string>), false);
        });

    it("on the body lets nothing pass that can be told, and stops nothing for sure", () => {
        const text = JSON.stringify({ type: ["invoice"] });
        assert.equal(attributesFor(text, "MessageBody"), undefined);
        assert.equal(surelyStops(text, "MessageBody", {}), false);
    });

    it("surely stops what has none of its texts, and only that", () => {
        const stops = (policy: object, attributes: Record<string, string>) =>
            surelyStops(JSON.stringify(policy), undefined, attributes);
        assert.equal(stops({ type: ["invoice"] }, {}), true);
        assert.equal(stops({ type: ["invoice"] }, { type: "order" }), true);
        assert.equal(stops({ type: [{ exists: false }] }, {}), false);
        assert.equal(stops({ type: ["invoice", { prefix: "o" }] }, { type: "order" }), false);
    });
});
