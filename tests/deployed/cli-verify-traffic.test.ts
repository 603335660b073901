import assert from "node:assert/strict";

import { acceptedSet, externalId } from "../support/accepted-set";
import { withRole } from "../support/callers";
import { toolIn } from "../support/cloud-tool";
import { receive, send } from "../support/messages";
import { billing, usingBilling } from "../support/set-faults";
import { depthsOf, ofOutcome, verified } from "../support/verified";

describe("verify, and the messages of a deployed set,", function () {
    this.timeout(120_000);
    const set = acceptedSet();

    describe("where messages of others are in a queue", () => {
        const url = () => set().outputs.queueUrls["billing"]!;
        const web = () => withRole(set().operations.clients, set().outputs.roleArns["web"]!, externalId);
        const worker = () =>
            withRole(set().operations.clients, set().outputs.roleArns["worker"]!, externalId);

        beforeEach(async () => void (await send(await web(), url(), "of somebody else")));

        it("sends and receives nothing there without --allow-traffic", async () => {
            const { checks, code, foreign } = await verified(set());
            assert.deepEqual(ofOutcome(checks, "FAIL"), []);
            assert.deepEqual(
                ofOutcome(checks, "UNKNOWN"),
                [
                    ...usingBilling,
                    "flow.topic orders-billing-subscription",
                    "flow.topic orders-search-subscription",
                ].sort(),
            );
            assert.deepEqual([code, foreign], [0, 0]);
            const [message] = await receive(await worker(), url());
            assert.deepEqual(
                [message?.Body, message?.Attributes?.ApproximateReceiveCount],
                ["of somebody else", "1"],
            );
        });

        it("gives them back at once with --allow-traffic, and never lets them be moved", async () => {
            const { checks, foreign, err } = await verified(set(), "--only", "flow", "--allow-traffic");
            assert.deepEqual(ofOutcome(checks, "FAIL"), []);
            assert.ok(ofOutcome(checks, "PASS").includes(`flow.queue ${billing}`));
            assert.ok(ofOutcome(checks, "UNKNOWN").includes(`flow.dead-letter ${billing}`));
            assert.ok(foreign > 0);
            assert.match(
                err,
                /A message of somebody else in orders-billing-queue was received, and given back at once/,
            );
            const messages = await receive(await worker(), url());
            assert.deepEqual(
                messages.map(({ Body }) => Body),
                ["of somebody else"],
            );
            assert.ok(Number(messages[0]!.Attributes!.ApproximateReceiveCount) <= 5);
        });
    });

    it("leaves no message behind when it is stopped", async () => {
        const stop = new AbortController();
        const look = setInterval(() => {
            void depthsOf(set()).then((counts) => counts.some((count) => count > 0) && stop.abort());
        }, 20);
        const { credentials } = set().operations;
        const words = ["verify", "--state", set().state, "--external-id", externalId, "--only", "flow"];
        const { code } = await toolIn(set().account.backend, words, {
            credentials,
            interrupted: stop.signal,
        });
        clearInterval(look);
        assert.equal(code, 130);
        assert.deepEqual(new Set(await depthsOf(set())), new Set([0]));
    });
});
