import assert from "node:assert";
import { tmpdir } from "node:os";

import { openAnalyzer, secret, stackUrn, unknown, urnOf, type Analyzer } from "./analyzer";
import { writeTemporaryPack, type TemporaryPack } from "./temporary-pack";

/** Two rules that report what they are given, one that names its type, one that remediates. */
const echo = `
const pulumi = require("@pulumi/pulumi");
const { PolicyPack } = require("@pulumi/policy");
const forQueues = () => undefined;
forQueues.__pulumiType = "aws:sqs/queue:Queue";
new PolicyPack("echo", {
    policies: [
        {
            name: "echo",
            description: "Echo.",
            enforcementLevel: "mandatory",
            severity: "high",
            configSchema: { properties: { words: { type: "number", default: 1 } } },
            validateResource: ({ props, urn, name, opts, getConfig, stackTags }, report) => {
                if (name === "bad") throw new Error("no such luck");
                if (name === "last") process.exit(7);
                report(JSON.stringify([props.text, urn, opts.parent, getConfig(), stackTags.get("team")]));
                report(String(props.maybe));
            },
        },
        { name: "queues", description: "Queues.", validateResource: forQueues },
        {
            name: "retag",
            description: "Retag.",
            enforcementLevel: "remediate",
            remediateResource: ({ props }) => Object.assign(props, { tag: props.text }),
        },
        {
            name: "whole",
            description: "Whole.",
            validateStack: ({ resources }, report) => {
                const [queue] = resources;
                const names = queue.propertyDependencies.key.map((resource) => resource.name);
                report([pulumi.getProject(), pulumi.runtime.isDryRun(), names, queue.parent.name].join(" "));
                report("of the queue", queue.urn);
            },
        },
    ],
}, { echo: { words: 2 } });
`;

describe("the harness for policy packs", () => {
    let pack: TemporaryPack;
    let analyzer: Analyzer;

    before(async () => {
        pack = writeTemporaryPack(echo);
        analyzer = await openAnalyzer(pack.dir);
    });
    after(async () => {
        await analyzer?.close();
        pack.remove();
    });

    const topic = { type: "aws:sns/topic:Topic", name: "orders", props: { text: "hi" } };
    const ours = { policyPackName: "echo", policyPackVersion: "1.2.3" };

    it("tells what the pack says of itself", async () => {
        const info = await analyzer.info();
        assert.deepStrictEqual(
            info.policies.map(({ name, type, enforcementLevel, severity }) => [
                name,
                type,
                enforcementLevel,
                severity,
            ]),
            [
                ["echo", "resource", "mandatory", "high"],
                ["queues", "resource", "advisory", "unspecified"],
                ["retag", "resource", "remediate", "unspecified"],
                ["whole", "stack", "advisory", "unspecified"],
            ],
        );
        assert.deepStrictEqual(info.policies[0]?.configSchema, { words: { type: "number", default: 1 } });
        assert.deepStrictEqual(info.initialConfig, { echo: { enforcementLevel: "advisory", words: 2 } });
    });

    it("gives the pack properties, unknowns and secrets as the engine does", async () => {
        await analyzer.configure({ all: "advisory", echo: { enforcementLevel: "mandatory", words: 3 } });
        await analyzer.configureStack({ tags: { team: "orders" } });
        const props = { text: secret("quiet"), maybe: unknown, absent: undefined, __internal: true };
        const { diagnostics, notApplicable } = await analyzer.analyze({ ...topic, props });
        const urn = "urn:pulumi:dev::test::aws:sns/topic:Topic::orders";
        const rest = { ...ours, policyName: "echo", description: "Echo.", urn };
        assert.deepStrictEqual(diagnostics, [
            {
                ...rest,
                message: `Echo.\n${JSON.stringify(["quiet", urn, stackUrn, { words: 3 }, "orders"])}`,
                enforcementLevel: "mandatory",
                severity: "high",
            },
            {
                ...rest,
                message:
                    "can't run policy 'echo' from policy pack 'echo@v1.2.3' during preview: " +
                    "string value at .maybe can't be known during preview",
                enforcementLevel: "advisory",
                severity: "high",
            },
        ]);
        assert.deepStrictEqual(notApplicable, [
            {
                policyName: "queues",
                reason: "Policy only applies to resources of type 'aws:sqs/queue:Queue'",
            },
            { policyName: "retag", reason: "Policy does not implement validateResource" },
        ]);
    });

    it("returns the new inputs of a remediation", async () => {
        await analyzer.configure();
        assert.deepStrictEqual(await analyzer.remediate(topic), [
            { policyName: "retag", description: "Retag.", props: { text: "hi", tag: "hi" }, diagnostic: "" },
        ]);
    });

    it("gives the whole stack with its parents and dependencies", async () => {
        const set = { type: "my:index:Set", name: "set", props: {} };
        const key = { type: "aws:kms/key:Key", name: "key", props: {}, parent: urnOf(set) };
        const queue = {
            type: "aws:sqs/queue:Queue",
            name: "queue",
            props: {},
            parent: urnOf(set),
            propertyDependencies: { key: [urnOf(key)] },
        };
        const { diagnostics } = await analyzer.analyzeStack([queue, key, set]);
        assert.deepStrictEqual(
            diagnostics.map(({ message, urn }) => [message, urn]),
            [
                ["Whole.\ntest true key set", stackUrn],
                ["Whole.\nof the queue", "urn:pulumi:dev::test::my:index:Set$aws:sqs/queue:Queue::queue"],
            ],
        );
    });

    it("rejects with the pack's own words when a policy throws", async () => {
        await assert.rejects(
            analyzer.analyze({ ...topic, name: "bad" }),
            /failed in Analyze: .*\n?.*no such luck/,
        );
    });

    it("rejects when the pack dies during a call", async () => {
        const other = await openAnalyzer(pack.dir);
        await assert.rejects(other.analyze({ ...topic, name: "last" }), /died during Analyze/);
        await other.close();
    });

    it("rejects values that are not data", async () => {
        const props = { tags: { at: new Date(0) } };
        await assert.rejects(
            analyzer.analyze({ ...topic, props }),
            /^TypeError: props\.tags\.at is not plain data/,
        );
    });
});

describe("a pack that does not start", () => {
    const failing: [sentence: string, source: string, message: RegExp][] = [
        ["throws", `throw new Error("broken rule")`, /ended at start-up \(exit code 32\):\n[^]*broken rule/],
        [
            "prints before its port",
            `console.log("hello"); setInterval(() => {}, 1000)`,
            /printed "hello" where/,
        ],
        ["defines nothing", ``, /ended at start-up \(exit code 0\)/],
        [
            "throws after it began to serve",
            `const { PolicyPack } = require("@pulumi/policy");
             new PolicyPack("late", { policies: [] });
             throw new Error("too late")`,
            /reported an error at start-up:\n[^]*too late/,
        ],
    ];
    for (const [sentence, source, message] of failing)
        it(`rejects when it ${sentence}`, async () => {
            const pack = writeTemporaryPack(source);
            try {
                await assert.rejects(openAnalyzer(pack.dir), message);
            } finally {
                pack.remove();
            }
        });

    it("rejects when its dependencies are not installed", async () => {
        await assert.rejects(openAnalyzer(tmpdir()), {
            message: `The policy pack in ${tmpdir()} has no @pulumi/pulumi: run npm install there.`,
        });
    });
});
