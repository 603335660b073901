import assert from "node:assert";
import path from "node:path";

import {
    type Analyzer,
    openAnalyzer,
    type PackConfig,
    type Resource,
    secret,
    unknown,
} from "../../support/analyzer";
import { allow, document, queueArn, queueUrl, role, text } from "../../support/documents";
import { verdicts } from "../../support/pack-preview";

const denyPlainHttp = {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: queueArn(),
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const grant = allow({ Principal: { AWS: role }, Action: "sqs:SendMessage", Resource: queueArn() });

/** Breaks what two rules demand. */
const queue: Resource = {
    type: "aws:sqs/queue:Queue",
    name: "orders",
    props: {
        name: "orders",
        kmsMasterKeyId: unknown,
        kmsDataKeyReusePeriodSeconds: 86_400,
        policy: secret(text(grant)),
        __defaults: ["name"],
    },
};
const bothRules: PackConfig = {
    all: "disabled",
    "sqs-data-key-reuse": "remediate",
    "sqs-tls-only": "remediate",
};

describe("remedies over the wire", () => {
    let pack: Analyzer;
    before(async () => {
        pack = await openAnalyzer(path.resolve(__dirname, "../../../policypack"));
    });
    after(() => pack.close());

    async function remediate(resource: Resource, config: PackConfig) {
        await pack.configureStack();
        await pack.configure(config);
        const found = await pack.remediate(resource);
        return found.map(({ policyName, props, diagnostic }) => ({ policyName, props, diagnostic }));
    }

    it("changes nothing unless the organisation asks for it", async () => {
        assert.deepStrictEqual(await remediate(queue, {}), []);
        assert.deepStrictEqual(await remediate(queue, { all: "mandatory" }), []);
    });

    it("mends one resource by several rules, each on top of the last, and nothing but that", async () => {
        const closed = { ...queue.props, policy: secret(text(grant, denyPlainHttp)) };
        const both = { ...closed, kmsDataKeyReusePeriodSeconds: 300 };
        const found = await remediate(queue, bothRules);
        assert.deepStrictEqual(found.at(-1)!.props, both);
        assert.deepStrictEqual(
            found.map(({ policyName, diagnostic }) => [policyName, diagnostic]),
            [
                ["sqs-tls-only", ""],
                ["sqs-data-key-reuse", ""],
            ],
        );
        assert.deepStrictEqual(found[0]!.props, closed);
        assert.deepStrictEqual(await remediate({ ...queue, props: both }, bothRules), []);
    });

    it("leaves nothing to blame behind, and blames what it cannot mend", async () => {
        const blamed = async (resource: Resource) => [
            ...verdicts((await pack.analyze(resource)).diagnostics),
            ...verdicts((await pack.analyzeStack([resource])).diagnostics),
        ];
        const found = await remediate(queue, { ...bothRules, "sqs-data-key-reuse": "remediate" });
        assert.deepStrictEqual(await blamed(queue), [
            "sqs-data-key-reuse: advisory",
            "sqs-tls-only: mandatory",
        ]);
        assert.deepStrictEqual(await blamed({ ...queue, props: found.at(-1)!.props! }), []);
        const bare = { ...queue, props: { name: "orders", kmsDataKeyReusePeriodSeconds: "an hour" } };
        assert.deepStrictEqual(await remediate(bare, bothRules), []);
        assert.deepStrictEqual(await blamed(bare), [
            "sqs-data-key-reuse: mandatory",
            "sqs-data-key-reuse: advisory",
            "sqs-tls-only: mandatory",
        ]);
    });

    it("keeps a secret inside a policy that it changes", async () => {
        const { Resource, ...rest } = grant;
        const hidden = { ...rest, Resource: secret(Resource) };
        const resource: Resource = {
            type: "aws-native:sqs:QueuePolicy",
            name: "orders",
            props: { queues: [secret(queueUrl())], policyDocument: document(hidden) },
        };
        const [found] = await remediate(resource, bothRules);
        assert.deepStrictEqual(found!.props, {
            queues: [secret(queueUrl())],
            policyDocument: document(hidden, denyPlainHttp),
        });
    });

    it("says nothing of what is not known", async () => {
        const resource = {
            ...queue,
            props: { ...queue.props, policy: unknown, kmsDataKeyReusePeriodSeconds: unknown },
        };
        assert.deepStrictEqual(await remediate(resource, bothRules), []);
    });

    it("leaves what the organisation exempts", async () => {
        const exemption = (expires: string) => ({
            "sqs-tls-only": {
                enforcementLevel: "remediate" as const,
                exemptions: [{ resource: "orders", reason: "a reader of old", ticket: "OPS-1", expires }],
            },
        });
        const names = (await remediate(queue, { ...bothRules, ...exemption("2999-12-31") })).map(
            ({ policyName }) => policyName,
        );
        assert.deepStrictEqual(names, ["sqs-data-key-reuse"]);
        assert.strictEqual((await remediate(queue, { ...bothRules, ...exemption("2020-01-01") })).length, 2);
    });

    it("takes the organisation's limit", async () => {
        const [found] = await remediate(queue, {
            all: "disabled",
            "sqs-data-key-reuse": { enforcementLevel: "remediate", maximumReuseSeconds: 3600 },
        });
        assert.strictEqual(found!.props!["kmsDataKeyReusePeriodSeconds"], 3600);
    });
});
