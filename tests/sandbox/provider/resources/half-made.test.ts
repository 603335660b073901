import assert from "node:assert/strict";

import { BackendControl, type FaultKind } from "../../../../sandbox/backend/control";
import {
    createResource,
    deleteResource,
    HalfMade,
    updateResource,
} from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { sharedBackend } from "../../../support/backend";
import { make, target } from "../../../support/resource-life";

const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });

describe("a resource that AWS made, but not all of it", function () {
    this.timeout(60_000);

    /** Makes it while a call after the first one meets a fault, then completes it and takes it away. */
    async function completed(type: string, inputs: Values, kind: FaultKind, on: string): Promise<Values> {
        const place = await target(type);
        const control = new BackendControl(await sharedBackend());
        await control.setFault({ kind, on });
        const failure: unknown = await createResource(place, inputs).catch((error: unknown) => error);
        await control.clearFault();
        assert.ok(failure instanceof HalfMade, String(failure));
        const made = await updateResource(place, failure.state, inputs);
        await deleteResource(place, made);
        return made.properties;
    }

    it("is kept, and completed by the next deployment", async () => {
        const inputs = { name: "half-made", description: "Half made", region: "us-east-1" };
        // AWS lets a new group reach everything, and the real provider takes that away in a second call.
        const on = "ec2:RevokeSecurityGroupEgress .*";
        const made = await completed("aws:ec2/securityGroup:SecurityGroup", inputs, "refused", on);
        assert.deepEqual(made["egress"], []);
    });

    for (const kind of ["refused", "lost"] as const)
        it(`gets what it lacks once, whether the call that gives it was ${kind}`, async () => {
            const role = await make("aws:iam/role:Role", { name: `half-made-${kind}`, assumeRolePolicy });
            const inputs = { name: `half-made-${kind}`, path: "/", role: role.state.id };
            const on = "iam:AddRoleToInstanceProfile .*";
            const made = await completed("aws:iam/instanceProfile:InstanceProfile", inputs, kind, on);
            assert.equal(made["role"], role.state.id);
            await role.delete();
        });
});
