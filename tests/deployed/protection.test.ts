import assert from "node:assert/strict";

import type { RunResult } from "../../sandbox";
import { Backlog } from "../support/backlog";
import { base, oneSet, roles } from "../support/one-set";

/** What the engine says of the protected key of the set. */
const refused = /aws:kms\/key:Key::orders-key" cannot be deleted\s+because it is protected/;

describe("a set whose key is protected", function () {
    this.timeout(120_000);
    const set = oneSet("protection", { args: base });

    const losses: Record<string, () => Promise<RunResult>> = {
        "is not destroyed": () => set().attempt("destroy"),
        "does not give its key away": async () => {
            const encryption = { kmsKeyArn: await set().account.key() };
            return set().attempt("up", { args: { ...base, encryption } });
        },
        "does not become one on a key of SQS without a topic": () => {
            const { web, worker, ops } = roles;
            const encryption = { sseSqsReason: "Public data, says SEC-42" };
            return set().attempt("up", {
                args: { ...base, roles: { web, worker, ops }, topic: { enabled: false }, encryption },
            });
        },
    };
    for (const [what, attempt] of Object.entries(losses))
        it(`${what}: the preview refuses, and every message is there`, async () => {
            const backlog = await Backlog.leave(set());
            const { code, stdout } = await attempt();
            assert.notEqual(code, 0);
            assert.match(stdout, refused);
            await backlog.isReadable();
        });
});
