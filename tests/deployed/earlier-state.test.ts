import assert from "node:assert/strict";
import { join } from "node:path";

import { Backlog } from "../support/backlog";
import { base, configured, oneSet } from "../support/one-set";
import { folderWith } from "../support/sandbox";
import { ran } from "../support/steps";

const ours = /^pulumi-secure-messaging:index:/;

describe("a set with the state of an earlier release", function () {
    this.timeout(120_000);
    const set = oneSet("earlier", { args: base });

    it("takes on what the state does not tell yet, and touches nothing in AWS", async () => {
        const state = await set().deployment.exported();
        const components = state.deployment.resources!.filter(({ type }) => ours.test(type));
        assert.ok(components.length > 5);
        // A release adds outputs to components, and tells more of their arguments: the first one told nothing.
        for (const component of components) Object.assign(component, { inputs: {}, outputs: {} });
        await importState(JSON.stringify(state));
        const backlog = await Backlog.leave(set());
        assert.deepEqual(await ran(set().deployment, "up", ...configured({ args: base })), []);
        await backlog.isReadable();
        const told = (await set().deployment.resources()).filter(({ type }) => ours.test(type));
        assert.ok(told.every(({ outputs }) => Object.keys(outputs ?? {}).length > 0));
    });

    async function importState(text: string): Promise<void> {
        const { folder, remove } = folderWith({ "state.json": text });
        const words = ["stack", "import", "--file", join(folder, "state.json"), "--stack", "earlier"];
        const { code, stderr } = await set().deployment.pulumi(...words);
        remove();
        assert.equal(code, 0, stderr);
    }
});
