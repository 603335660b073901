import assert from "node:assert";
import path from "node:path";

import { rules } from "../../policypack/rules";
import {
    type Analyzer,
    openAnalyzer,
    type PackConfig,
    type Resource,
    unknown,
    urnOf,
} from "../support/analyzer";
import { queueArn } from "../support/documents";
import { preview, verdicts } from "../support/pack-preview";

const packDir = path.resolve(__dirname, "../../policypack");

const key = "arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c-1111-2222-3333-444455556666";

const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn("elsewhere"), maxReceiveCount: 5 });

function queue(props: Record<string, unknown> = {}): Resource {
    return {
        type: "aws:sqs/queue:Queue",
        name: "orders",
        props: { name: "orders", kmsMasterKeyId: key, redrivePolicy, ...props },
    };
}

/** The policy of a queue, made from its ARN, as a first preview shows it. */
function policy(name: string, of = "orders"): Resource {
    const type = "aws:sqs/queuePolicy:QueuePolicy";
    const made = [urnOf({ ...queue(), name: of })];
    const propertyDependencies = { queueUrl: made, policy: made };
    return { type, name, props: { queueUrl: unknown, policy: unknown }, propertyDependencies };
}

describe("the pack, where a policy is not known before deployment", () => {
    // A pack remembers what it has told, so each preview has a pack of its own.
    let pack: Analyzer;
    beforeEach(async () => {
        pack = await openAnalyzer(packDir);
    });
    afterEach(() => pack.close());

    const stack = [queue({ arn: unknown, url: unknown }), policy("orders-policy")];
    const everywhere = (undecided: string): PackConfig =>
        Object.fromEntries(rules.map(({ name }) => [name, { undecided }]));

    it("says so once for all rules, as advice", async () => {
        const found = await preview(pack, stack);
        assert.deepStrictEqual(verdicts(found), ["sqs-policy-no-public: advisory"]);
        assert.strictEqual(found[0]!.urn, urnOf(policy("orders-policy")));
        assert.match(
            found[0]!.message,
            /^A queue policy lets in only whom it names\.\nits policy is not known before deployment - \S[^\n]* - \S[^\n]*$/,
        );
    });

    it("says it again for another resource", async () => {
        const found = await preview(pack, [...stack, policy("bills-policy", "bills")]);
        assert.deepStrictEqual(
            found.map(({ urn }) => urn),
            [urnOf(policy("orders-policy")), urnOf(policy("bills-policy", "bills"))],
        );
    });

    it("says nothing where the organisation wants silence", async () => {
        assert.deepStrictEqual(await preview(pack, stack, everywhere("ignore")), []);
    });

    it("blocks in every rule where the organisation wants that", async () => {
        assert.deepStrictEqual(verdicts(await preview(pack, stack, everywhere("mandatory"))).sort(), [
            "policy-no-not-elements: mandatory",
            "policy-valid-actions: mandatory",
            "policy-wellformed: mandatory",
            "sqs-policy-admin-actions: mandatory",
            "sqs-policy-cross-account: mandatory",
            "sqs-policy-no-public: mandatory",
            "sqs-policy-no-wildcard-action: mandatory",
            "sqs-policy-own-resource: mandatory",
            "sqs-policy-role-split: mandatory",
            "sqs-policy-service-source: mandatory",
            "sqs-tls-only: mandatory",
        ]);
    });

    it("blocks in the one rule where the organisation wants that", async () => {
        const found = await preview(pack, stack, { "sqs-tls-only": { undecided: "mandatory" } });
        assert.deepStrictEqual(verdicts(found), [
            "sqs-policy-no-public: advisory",
            "sqs-tls-only: mandatory",
        ]);
    });

    it("is silent about rules that are switched off", async () => {
        assert.deepStrictEqual(await preview(pack, stack, { all: "disabled" }), []);
    });

    const filledIn = { policy: unknown, redrivePolicy: unknown, sqsManagedSseEnabled: unknown };

    it("takes for left out what a queue's program did not give and AWS will fill in", async () => {
        await preview(pack, []);
        await pack.analyze(queue());
        const { diagnostics } = await pack.analyzeStack([queue(filledIn)]);
        assert.deepStrictEqual(verdicts(diagnostics), ["sqs-tls-only: advisory"]);
        assert.match(diagnostics[0]!.message, /\nno policy of the queue denies /);
    });

    it("takes for unknown what a queue's program did give", async () => {
        await preview(pack, []);
        const inputs = await pack.analyze(queue({ policy: unknown }));
        const outputs = await pack.analyzeStack([queue(filledIn)]);
        assert.deepStrictEqual(verdicts(inputs.diagnostics), ["sqs-policy-no-public: advisory"]);
        assert.deepStrictEqual(outputs.diagnostics, []);
    });
});
