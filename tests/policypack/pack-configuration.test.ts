import assert from "node:assert";
import { readFileSync } from "node:fs";
import path from "node:path";

import { rules } from "../../policypack/rules";
import {
    type Analyzer,
    type Diagnostic,
    openAnalyzer,
    type PackConfig,
    type Resource,
    stackUrn,
    unknown,
    urnOf,
} from "../support/analyzer";
import { allow, queueUrl, text } from "../support/documents";
import { preview, verdicts } from "../support/pack-preview";

const packDir = path.resolve(__dirname, "../../policypack");

function profile(name: string): PackConfig {
    return JSON.parse(readFileSync(path.join(packDir, "profiles", `${name}.json`), "utf8")) as PackConfig;
}

function queue(name: string, props: Record<string, unknown> = {}): Resource {
    return {
        type: "aws:sqs/queue:Queue",
        name,
        props: { name, sqsManagedSseEnabled: true, ...props },
    };
}

const clear = (name: string) => queue(name, { sqsManagedSseEnabled: false });

function policy(document: unknown): Resource {
    return {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        name: "policy",
        props: { queueUrl: queueUrl(), policy: document },
    };
}

const foreign = "444455556666";
const toForeigner = text(
    allow({
        Principal: { AWS: `arn:aws:iam::${foreign}:role/partner` },
        Action: "sqs:SendMessage",
        Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
    }),
);

const held = (resource: string, expires = "9999-12-31") => ({
    resource,
    reason: "moves to its own key in May",
    expires,
    ticket: "SEC-42",
});

describe("the configuration of the pack over its wire", () => {
    // A pack remembers what it has told, so each preview has a pack of its own.
    let pack: Analyzer;
    beforeEach(async () => {
        pack = await openAnalyzer(packDir);
    });
    afterEach(() => pack.close());

    /** What one rule says: the second line of each message, up to its reason. */
    const said = async (rule: string, resources: Resource[], config: PackConfig) =>
        (await preview(pack, resources, config))
            .filter(({ policyName }) => policyName === rule)
            .map(({ enforcementLevel, urn, message }) => ({
                level: enforcementLevel,
                on: urn,
                text: message.split("\n")[1],
            }));
    const levels = async (rule: string, resources: Resource[], config: PackConfig) =>
        (await said(rule, resources, config)).map(({ level }) => level);
    const facts = (name: string) => rules.find((rule) => rule.name === name)!;
    const keys = (found: readonly Diagnostic[]) => found.map(({ policyName, urn }) => `${policyName} ${urn}`);

    const mixed = [queue("orders"), clear("clear"), policy(toForeigner)];

    it("baseline says what holds without any configuration", async () => {
        const bare = await preview(pack, mixed);
        assert.ok(new Set(bare.map(({ enforcementLevel }) => enforcementLevel)).size === 2);
        assert.deepStrictEqual(await preview(pack, mixed, profile("baseline")), bare);
    });

    it("strict finds the same, and every finding on messages blocks", async () => {
        const bare = await preview(pack, mixed);
        const found = await preview(pack, mixed, profile("strict"));
        const expected = (name: string) => (facts(name).surroundings ? "advisory" : "mandatory");
        assert.deepStrictEqual(keys(found), keys(bare));
        assert.deepStrictEqual(
            verdicts(found),
            found.map(({ policyName }) => `${policyName}: ${expected(policyName)}`),
        );
    });

    it("strict makes advice within a mandatory rule block", async () => {
        const slow = [queue("orders", { kmsMasterKeyId: "alias/own", kmsDataKeyReusePeriodSeconds: 3600 })];
        const rule = "sqs-data-key-reuse";
        const baseline = await levels(rule, slow, profile("baseline"));
        assert.deepStrictEqual(baseline, ["advisory"]);
        assert.deepStrictEqual(await levels(rule, slow, profile("strict")), ["mandatory"]);
    });

    it("a level holds for its rule alone", async () => {
        const found = await preview(pack, [queue("orders")], { "sqs-tls-only": "mandatory" });
        const bare = await preview(pack, [queue("orders")]);
        assert.deepStrictEqual(
            verdicts(found),
            verdicts(bare).map((line) => line.replace("sqs-tls-only: advisory", "sqs-tls-only: mandatory")),
        );
        assert.ok(verdicts(found).includes("sqs-tls-only: mandatory"));
    });

    it("a rule that is switched off is silent, also about its exemptions", async () => {
        const off = { enforcementLevel: "disabled", exemptions: [held("orders"), held("gone")] } as const;
        assert.deepStrictEqual(await said("sqs-tls-only", mixed, { "sqs-tls-only": off }), []);
    });

    it("a level for all gives way to a rule's own", async () => {
        const found = await preview(pack, mixed, { all: "disabled", "sqs-encrypted": "advisory" });
        assert.deepStrictEqual(verdicts(found), ["sqs-encrypted: advisory"]);
    });

    it("a parameter changes the verdict of its rule", async () => {
        const rule = "sqs-policy-cross-account";
        assert.deepStrictEqual(await levels(rule, [policy(toForeigner)], {}), ["mandatory"]);
        const trusting = { [rule]: { trustedAccounts: [foreign] } };
        assert.deepStrictEqual(await levels(rule, [policy(toForeigner)], trusting), []);
    });

    it("a parameter of one rule is none of another", async () => {
        const other = { "sqs-policy-service-source": { trustedAccounts: [foreign] } };
        assert.deepStrictEqual(await levels("sqs-policy-cross-account", [policy(toForeigner)], other), [
            "mandatory",
        ]);
    });

    const off = "the queue has encryption switched off (sqsManagedSseEnabled is false)";
    const whole = () => `${off} - ${facts("sqs-encrypted").why} - ${facts("sqs-encrypted").fix}`;

    it("an exemption leaves the finding in sight, as advice with date, ticket and reason", async () => {
        const config = { "sqs-encrypted": { exemptions: [held("clear")] } };
        assert.deepStrictEqual(await said("sqs-encrypted", [clear("clear"), clear("other")], config), [
            {
                level: "advisory",
                on: urnOf(clear("clear")),
                text: `exempt (until 9999-12-31, SEC-42: moves to its own key in May): ${whole()}`,
            },
            { level: "mandatory", on: urnOf(clear("other")), text: whole() },
        ]);
    });

    it("an exemption that has ended blocks and says when it ended", async () => {
        const config = { "sqs-encrypted": { exemptions: [held("clear", "2020-02-29")] } };
        assert.deepStrictEqual(await said("sqs-encrypted", [clear("clear")], config), [
            {
                level: "mandatory",
                on: urnOf(clear("clear")),
                text: `${whole()}; its exemption has ended (until 2020-02-29, SEC-42: moves to its own key in May)`,
            },
        ]);
    });

    const useless = (resource: string) => ({
        level: "advisory",
        on: stackUrn,
        text:
            `no finding meets the exemption of ${resource} (until 9999-12-31, SEC-42: moves to its own key in May) - ` +
            "an exemption that is not needed hides the next finding - " +
            "remove it, or mend the URN or name in its resource",
    });

    it("an exemption that nothing needs is reported with the stack", async () => {
        const exemptions = [held("orders"), held("clear")];
        const config = { "sqs-encrypted": { enforcementLevel: "advisory", exemptions } } as const;
        const found = await said("sqs-encrypted", [queue("orders"), clear("clear")], config);
        assert.deepStrictEqual(found.slice(1), [useless("orders")]);
    });

    it("an exemption from a rule on relations is reported as well", async () => {
        const config = { "sqs-tls-only": { exemptions: [held("orders"), held("gone")] } };
        const found = await said("sqs-tls-only", [queue("orders")], config);
        assert.match(found[0]!.text!, /^exempt \(until 9999-12-31, SEC-42: moves to its own key in May\): /);
        assert.deepStrictEqual(found.slice(1), [useless("gone")]);
    });

    it("an exemption is of use where the engine shows the whole stack alone", async () => {
        await pack.configureStack();
        await pack.configure({ "sqs-encrypted": { exemptions: [held("clear"), held("gone")] } });
        const { diagnostics } = await pack.analyzeStack([clear("clear")]);
        const texts = diagnostics
            .filter(({ policyName }) => policyName === "sqs-encrypted")
            .map(({ message }) => message.split("\n")[1]);
        assert.deepStrictEqual(texts, [useless("gone").text]);
    });

    const rule = "sqs-customer-managed-key";
    const strictly = (settings: Record<string, unknown>): PackConfig => ({
        [rule]: { enforcementLevel: "mandatory", ...settings },
    });

    it("no exemption counts for a queue with a tag of personal data", async () => {
        const config = strictly({ exemptions: [held("*")] });
        for (const tags of [
            { DataClassification: "pii" },
            { dataclassification: "PHI" },
            { DataClassification: "Personal data" },
        ]) {
            const [name, value] = Object.entries(tags)[0]!;
            const [found, ...others] = await said(rule, [queue("people", { tags })], config);
            assert.deepStrictEqual([found!.level, others], ["mandatory", []]);
            assert.ok(
                found!.text!.endsWith(`; no exemption counts here: the queue bears the tag ${name}=${value}`),
                found!.text,
            );
        }
    });

    it("an exemption counts for a queue with other tags", async () => {
        const config = strictly({ exemptions: [held("*")] });
        for (const tags of [{ DataClassification: "public" }, { pii: "DataClassification" }, { Team: "pii" }])
            assert.deepStrictEqual(await levels(rule, [queue("people", { tags })], config), ["advisory"]);
    });

    it("the tags of personal data are the organisation's to name", async () => {
        const config = strictly({
            exemptions: [held("*")],
            personalDataTags: ["Holds=health*"],
        });
        const tagged = (tags: Record<string, string>) => levels(rule, [queue("people", { tags })], config);
        assert.deepStrictEqual(await tagged({ holds: "Health records" }), ["mandatory"]);
        assert.deepStrictEqual(await tagged({ DataClassification: "pii" }), ["advisory"]);
    });

    for (const [level, expected] of Object.entries({
        ignore: [],
        advisory: ["advisory"],
        mandatory: ["mandatory"],
    }))
        it(`an undecided verdict set to ${level} is ${expected[0] ?? "not told"}`, async () => {
            const config = { "sqs-policy-no-public": { undecided: level } };
            assert.deepStrictEqual(await levels("sqs-policy-no-public", [policy(unknown)], config), expected);
        });
});
