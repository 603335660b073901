import assert from "node:assert/strict";

import type { RunResult } from "../../sandbox";
import { blockedSummary, isBlocked, passedSummary } from "../../sandbox/summary";

const result = (code: number, events: RunResult["events"]): RunResult => ({
    code,
    stdout: "",
    stderr: "",
    events,
});
const violation = (policyName: string, enforcementLevel: string, message: string) => ({
    policyEvent: {
        policyName,
        enforcementLevel,
        message,
        policyPackName: "secure-messaging",
        resourceUrn: "urn:pulumi:dev::p::my:index:Set$aws:sqs/queue:Queue::jobs",
    },
});

describe("the summary of a preview", () => {
    it("tells of each violation that blocks what is wrong, why it matters and how to fix it", () => {
        const message =
            "<{%fg 1%}>A rule.<{%reset%}>\nthe queue is open - anybody reads it - close it - at once\n";
        const events = [
            violation("sqs-closed", "mandatory", message),
            violation("sqs-closed", "mandatory", message),
            violation("sqs-key", "advisory", "b"),
        ];
        assert.equal(
            blockedSummary(result(1, events)),
            [
                "Stopped by 1 violation of 1 rule. Advice, which blocks nothing: sqs-key.",
                "",
                "  sqs-closed on jobs (sqs.Queue)",
                "    the queue is open",
                "    Why: anybody reads it",
                "    Fix: close it - at once",
            ].join("\n"),
        );
    });

    it("explains the first six violations and names the rules of the others", () => {
        const events = Array.from({ length: 8 }, (_, i) =>
            violation(`rule-${i}`, "mandatory", "A rule.\nbad"),
        );
        const lines = blockedSummary(result(1, events)).split("\n");
        assert.deepEqual(
            lines.filter((line) => line.includes(" on jobs")).map((line) => line.trim().split(" ")[0]),
            ["rule-0", "rule-1", "rule-2", "rule-3", "rule-4", "rule-5"],
        );
        assert.equal(
            lines.at(-1),
            "  And 2 more violations, which the preview itself explains: rule-6, rule-7.",
        );
    });

    it("counts the AWS resources that a passed preview would create", () => {
        const created = (type: string) => ({
            resourcePreEvent: { metadata: { op: "create", urn: "", type } },
        });
        const events = [
            "aws:sqs/queue:Queue",
            "pulumi:pulumi:Stack",
            "aws:sns/topic:Topic",
            "aws:sqs/queue:Queue",
        ].map(created);
        assert.equal(
            passedSummary(result(0, events)),
            "All rules passed. A deployment would create 3 AWS resources:\n  1 sns.Topic, 2 sqs.Queue",
        );
    });

    it("is blocked by a mandatory violation only", () => {
        assert.equal(isBlocked(result(1, [violation("a", "mandatory", "m")])), true);
        assert.equal(isBlocked(result(1, [violation("a", "advisory", "m")])), false);
        assert.equal(isBlocked(result(1, [])), false);
    });
});
