import assert from "node:assert/strict";

import { Worker } from "../support/faults/pool";
import { type ScenarioName, scenarios } from "../support/faults/scenarios";
import { leftOpen, openMoments } from "../support/moments/findings";
import { Judge } from "../support/moments/judge";
import { knownMoments } from "../support/moments/known";
import { withEngine } from "../support/sandbox";

/** Calls that come as late as they can, so that whatever does not wait for them comes before. */
const late = {
    "policies come late": "(kms:PutKeyPolicy|sqs:SetQueueAttributes|sns:SetTopicAttributes) .*",
    "all but policies comes late":
        "(kms:CreateKey|sqs:(Create|Delete)Queue|sns:(Create|Delete)Topic|sns:(Subs|Unsubs)cribe|iam:.*RolePolicy) .*",
};

describe("no queue or topic is open for a moment", function () {
    this.timeout(120_000);
    const judge = new Judge();
    let worker: Worker;
    before(withEngine);
    before(() => (worker = new Worker()));
    after(() => worker.end());

    for (const [name, { title }] of Object.entries(scenarios) as [ScenarioName, { title: string }][])
        for (const [when, calls] of Object.entries(late))
            it(`where ${when}: ${title}`, async () => {
                const moments = await worker.ask("watch", name, calls);
                const known = knownMoments.filter((one) => one.scenarios.includes(name));
                const found = await openMoments(judge, moments);
                const unknown = found.filter(({ what }) => !known.some((one) => one.what.test(what)));
                assert.deepEqual(unknown, []);
                assert.deepEqual(await leftOpen(judge, moments), []);
                for (const one of known)
                    assert.ok(
                        found.some(({ what }) => one.what.test(what)),
                        `not open: ${one.story}`,
                    );
            });
});
