import assert from "node:assert";

import { matches, UNKNOWN } from "../../iam";

describe("UNKNOWN", () => {
    it("equals no text, whatever that says", () => {
        assert.ok(
            ["", "unknown", "UNKNOWN", "Symbol(unknown)"].every((text) => (text as unknown) !== UNKNOWN),
        );
    });

    it("cannot slip into a text", () => {
        assert.throws(() => `${UNKNOWN as unknown as string}`, TypeError);
        assert.throws(() => matches("*", "a" + (UNKNOWN as unknown as string)), TypeError);
    });
});
