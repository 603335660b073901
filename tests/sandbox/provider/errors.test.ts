import assert from "node:assert/strict";

import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

import { HalfMade } from "../../../sandbox/provider/deploy";
import { engineError } from "../../../sandbox/provider/errors";
import { fromStruct } from "../../../sandbox/provider/values";

const refused = Object.assign(new Error("User is not authorized"), { name: "AccessDeniedException" });

/** What the engine finds in the error: it keeps the resource by these details. */
function kept(error: unknown) {
    const [bytes] = engineError(error).metadata!.get("grpc-status-details-bin");
    const [packed] = Status.deserializeBinary(bytes as Buffer).getDetailsList();
    return ErrorResourceInitFailed.deserializeBinary(packed!.getValue_asU8());
}

describe("an error for the engine", () => {
    it("is in the words of AWS", () => {
        assert.equal(engineError(refused).message, "AccessDeniedException: User is not authorized");
    });

    it("holds nothing to keep where nothing was made", () => {
        assert.equal(engineError(refused).metadata, undefined);
    });

    it("holds the resource that was made by half, so that the next deployment completes it", () => {
        const state = { id: "1234", properties: { description: "orders" } };
        const detail = kept(new HalfMade(state, { description: "orders", multiRegion: false }, refused));
        assert.equal(detail.getId(), "1234");
        assert.deepEqual(fromStruct(detail.getProperties()), { description: "orders" });
        assert.deepEqual(fromStruct(detail.getInputs()), { description: "orders", multiRegion: false });
        assert.deepEqual(detail.getReasonsList(), ["AccessDeniedException: User is not authorized"]);
    });
});
