import assert from "node:assert/strict";

import { fromStruct, toStruct, type Values } from "../../../sandbox/provider/values";

describe("the values that travel between the engine and the stand-in provider", () => {
    it("leave out what is undefined, at any depth", () => {
        const values = { name: "orders", tags: undefined, options: { format: undefined, lists: [1, null] } };
        const sent = fromStruct(toStruct(values as unknown as Values));
        assert.deepEqual(sent, { name: "orders", options: { lists: [1, null] } });
    });
});
