import assert from "node:assert/strict";

import { type Audited, type Told } from "../../../cli/audit/facts";
import { byRisk, failsOn, formula, riskOf } from "../../../cli/audit/risk";

function told(severity: Told["severity"], more: Partial<Told> = {}): Told {
    return {
        rule: "sqs-encrypted",
        severity,
        level: "mandatory",
        verdict: "fail",
        what: "",
        why: "",
        fix: "",
        ...more,
    };
}

const risk = (findings: Told[], more: Partial<Audited> = {}) =>
    riskOf({ findings, personalData: false, ...more });

describe("the risk of a queue or topic", () => {
    const cases: [what: string, risk: number, expected: number][] = [
        ["nothing found", risk([]), 0],
        ["nothing found on personal data", risk([], { personalData: true }), 0],
        ["one of each severity", risk([told("critical"), told("high"), told("medium"), told("low")]), 152],
        ["one that is undecided", risk([told("high", { verdict: "undecided" })]), 10],
        ["one that is exempt", risk([told("high", { exempt: "until 2999-12-31" })]), 0],
        ["personal data", risk([told("high")], { personalData: true }), 80],
        ["anybody gets in", risk([told("critical", { rule: "sqs-policy-no-public" })]), 200],
        ["another account gets in", risk([told("high", { rule: "sns-policy-cross-account" })]), 60],
        ["a key of it is open", risk([told("critical", { rule: "kms-policy-no-public", at: "key" })]), 100],
        ["99 messages", risk([told("high")], { depth: { visible: 90, inFlight: 9, delayed: 0 } }), 48],
    ];
    for (const [what, found, expected] of cases)
        it(`is ${expected} where this is so: ${what}`, () => assert.equal(found, expected));

    it("is told in words", () =>
        assert.match(formula, /100 \(critical\), 40 \(high\), 10 \(medium\), 2 \(low\)/));

    it("orders, and equals go by region and name", () => {
        const item = (risk: number, region: string, name: string) =>
            ({ risk, region, name, kind: "queue" }) as Audited;
        const items = [item(1, "b", "a"), item(1, "a", "z"), item(9, "z", "z"), item(1, "a", "b")];
        assert.deepEqual(
            items.sort(byRisk).map(({ risk, region, name }) => `${risk} ${region} ${name}`),
            ["9 z z", "1 a b", "1 a z", "1 b a"],
        );
    });

    it("fails on what is as severe as asked, known and not exempt", () => {
        assert.equal(failsOn([told("high")], "high"), true);
        assert.equal(failsOn([told("critical")], "high"), true);
        assert.equal(failsOn([told("medium")], "high"), false);
        assert.equal(failsOn([told("critical")], "never"), false);
        assert.equal(failsOn([told("critical", { exempt: "x" })], "low"), false);
        assert.equal(failsOn([told("critical", { verdict: "undecided" })], "low"), false);
    });
});
