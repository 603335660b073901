import assert from "node:assert/strict";

import {
    anything,
    type FilledIn,
    inAws,
    inPulumi,
    unfilled,
} from "../../../../sandbox/provider/resources/blocks";

const words = { names: { kmsKeyArn: "KMSKeyArn", startsWiths: "StartsWith" }, maps: ["variables"] };

describe("a block of a resource", () => {
    it("is told to AWS in its words, and read back in Pulumi's", () => {
        const own = { kmsKeyArn: "arn", filters: [{ startsWiths: ["a"] }], variables: { lowerCase: "kept" } };
        const aws = { KMSKeyArn: "arn", Filters: [{ StartsWith: ["a"] }], Variables: { lowerCase: "kept" } };
        assert.deepEqual(inAws(own, words), aws);
        assert.deepEqual(inPulumi(aws, words), own);
    });

    it("keeps the words of a service that has no capitals", () => {
        assert.deepEqual(inAws({ scanOnPush: true }, { lowerCase: true }), { scanOnPush: true });
    });

    it("has moments as text, and nothing that is null", () => {
        const read = inPulumi({ StartDate: new Date("2040-01-01T00:00:00Z"), EndDate: undefined });
        assert.deepEqual(read, { startDate: "2040-01-01T00:00:00Z" });
        assert.deepEqual(inAws({ one: null, other: false }), { Other: false });
    });

    it("leaves out what AWS fills in, unless the program names it", () => {
        const read = { retryPolicy: { attempts: 185, age: 60 } };
        const filled = { attempts: 185 };
        assert.deepEqual(unfilled(read, {}, filled), { retryPolicy: { age: 60 } });
        assert.deepEqual(unfilled(read, { retryPolicy: { attempts: 185 } }, filled), read);
    });

    it("shows what is not as AWS fills it in", () => {
        const read = { rules: [{ bucketKeyEnabled: true }] };
        assert.deepEqual(unfilled(read, { rules: [{}] }, { bucketKeyEnabled: false }), read);
    });

    it("leaves out whatever AWS adds to a block that the program gives, and not the block that it does not", () => {
        const read = { encryption: { kmsKey: "arn", type: "KMS" } };
        const filled: FilledIn = { kmsKey: anything };
        const given = { encryption: { type: "KMS" } };
        assert.deepEqual(unfilled(read, given, filled), given);
        assert.deepEqual(unfilled(read, {}, filled), read);
    });
});
