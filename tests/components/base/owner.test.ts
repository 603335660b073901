import assert from "node:assert/strict";

import { RunError } from "@pulumi/pulumi";

import { refuse } from "../../../components/base/owner";

describe("a refusal", () => {
    it("names the component with each problem, and brings no stack for Pulumi to format", () => {
        const problems = ["name is missing.", "tags are too many."];
        const lines = problems.map((problem) => `EncryptedQueue "orders": ${problem}`).join("\n");
        assert.throws(
            () => refuse({ kind: "EncryptedQueue", name: "orders" }, problems),
            (error: RunError) => {
                error.message = `error serializing property: ${error.message}`;
                assert.deepEqual(
                    [RunError.isInstance(error), error.message, error.stack],
                    [true, lines, lines],
                );
                return true;
            },
        );
    });

    it("is none without a problem", () => {
        refuse({ kind: "EncryptedQueue", name: "orders" }, []);
    });
});
