import assert from "node:assert/strict";

import { BackendControl } from "../../../../sandbox/backend/control";
import {
    createResource,
    deleteResource,
    HalfMade,
    updateResource,
} from "../../../../sandbox/provider/deploy";
import { sharedBackend } from "../../../support/backend";
import { target } from "../../../support/resource-life";

describe("a resource that AWS made, but not all of it", function () {
    this.timeout(60_000);

    it("is kept, and completed by the next deployment", async () => {
        const place = await target("aws:ec2/securityGroup:SecurityGroup");
        const control = new BackendControl(await sharedBackend());
        const inputs = { name: "half-made", description: "Half made", region: "us-east-1" };
        // AWS lets a new group reach everything, and the real provider takes that away in a second call.
        await control.setFault({ kind: "refused", on: "ec2:RevokeSecurityGroupEgress .*" });
        const failure: unknown = await createResource(place, inputs).catch((error: unknown) => error);
        await control.clearFault();
        assert.ok(failure instanceof HalfMade, String(failure));
        const made = await updateResource(place, failure.state, inputs);
        assert.deepEqual(made.properties["egress"], []);
        await deleteResource(place, made);
    });
});
