import assert from "node:assert/strict";
import { join } from "node:path";

import { rules } from "../policypack/rules";
import { policyPackDirectory, preview, type RunResult } from "../sandbox";
import { configCheck } from "../cli/config/validate";
import { everySetting } from "./support/every-setting";
import { folderWith, withEngine } from "./support/sandbox";

// Encrypted, but by keys that SQS owns, and open to plain HTTP: hardening, which the baseline only advises.
const soft = `
const aws = require("@pulumi/aws");
new aws.sqs.Queue("orders", { name: "orders", sqsManagedSseEnabled: true });
`;

const partner = (account: string) => ({
    Version: "2012-10-17",
    Statement: [
        {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:role/partner` },
            Action: "sqs:SendMessage",
            Resource: "arn:aws:sqs:us-east-1:111122223333:orders",
        },
    ],
});

// Two faults that exemptions are about, and two accounts of which one is trusted.
const hard = `
const aws = require("@pulumi/aws");
new aws.sqs.Queue("exempt", { name: "exempt", sqsManagedSseEnabled: false });
new aws.sqs.Queue("ended", { name: "ended", sqsManagedSseEnabled: false });
const queueUrl = "https://sqs.us-east-1.amazonaws.com/111122223333/orders";
new aws.sqs.QueuePolicy("trusted", { queueUrl, policy: ${JSON.stringify(partner("444455556666"))} });
new aws.sqs.QueuePolicy("stranger", { queueUrl, policy: ${JSON.stringify(partner("777788889999"))} });
`;

/** The preview of a program with a configuration of the pack, given by its content or as a file of the pack. */
async function configured(program: string, config: object | string): Promise<RunResult> {
    const files = { "Pulumi.yaml": "name: configured\nruntime: nodejs\n", "index.js": program };
    const { folder, remove } = folderWith({ ...files, "config.json": JSON.stringify(config) });
    const file = typeof config === "string" ? join(policyPackDirectory, config) : join(folder, "config.json");
    try {
        return await preview({
            program: folder,
            flags: ["--policy-pack-config", file],
            say: () => undefined,
        });
    } finally {
        remove();
    }
}

/** Level, resource and verdict of what some rules say. */
function said({ events }: RunResult, ...names: string[]) {
    return events
        .flatMap(({ policyEvent }) => policyEvent ?? [])
        .filter(({ policyName }) => names.includes(policyName))
        .map(({ enforcementLevel, resourceUrn, message }) => {
            const [, text = ""] = message
                .replace(/<\{%.*?%\}>/g, "")
                .trim()
                .split("\n");
            const [what, ...others] = text.split(" - ");
            const end = /; its exemption has ended .*$/.exec(others.join(" - "))?.[0] ?? "";
            return `${enforcementLevel} ${resourceUrn?.split("::").at(-1)}: ${what}${end}`;
        })
        .sort();
}

const levels = (result: RunResult) =>
    result.events.flatMap(({ policyEvent }) => policyEvent?.enforcementLevel ?? []);

const held = (resource: string, expires: string) => ({
    resource,
    reason: "moves in May",
    expires,
    ticket: "SEC-42",
});

describe("the configuration of the pack, by the real engine", function () {
    before(withEngine);
    this.timeout(240_000);

    it("strict blocks what baseline advises", async () => {
        const baseline = await configured(soft, "profiles/baseline.json");
        const strict = await configured(soft, "profiles/strict.json");
        assert.equal(baseline.code, 0);
        assert.deepEqual(new Set(levels(baseline)), new Set(["advisory"]));
        assert.notEqual(strict.code, 0);
        for (const rule of ["sqs-customer-managed-key", "sqs-tls-only"]) {
            assert.equal(said(strict, rule).length, 1);
            assert.deepEqual(
                said(strict, rule),
                said(baseline, rule).map((line) => line.replace("advisory", "mandatory")),
            );
        }
    });

    it("takes a parameter, an exemption, one that has ended and one of no use", async () => {
        const exemptions = [
            held("exempt", "9999-12-31"),
            held("ended", "2020-02-29"),
            held("gone-*", "9999-12-31"),
        ];
        const result = await configured(hard, {
            "sqs-encrypted": { exemptions },
            "sqs-policy-cross-account": { trustedAccounts: ["444455556666"] },
        });
        const off = "the queue has encryption switched off (sqsManagedSseEnabled is false)";
        assert.notEqual(result.code, 0);
        assert.deepEqual(said(result, "sqs-encrypted"), [
            "advisory configured-dev: no finding meets the exemption of gone-* (until 9999-12-31, SEC-42: moves in May)",
            `advisory exempt: exempt (until 9999-12-31, SEC-42: moves in May): ${off}`,
            `mandatory ended: ${off}; its exemption has ended (until 2020-02-29, SEC-42: moves in May)`,
        ]);
        assert.deepEqual(
            said(result, "sqs-policy-cross-account").map((line) => line.split(":")[0]),
            ["mandatory stranger"],
        );
    });

    it("says nothing of an unknown rule, which the validator rejects", async () => {
        const config = { "sqs-encryptd": "mandatory" };
        const result = await configured(soft, config);
        assert.deepEqual([result.code, /encryptd/.test(result.stdout + result.stderr)], [0, false]);
        assert.deepEqual(configCheck(rules)(JSON.stringify(config), "2026-05-01").errors, [
            'there is no rule "sqs-encryptd"; did you mean "sqs-encrypted"?',
        ]);
    });

    it("takes every setting that the validator takes", async () => {
        const config = everySetting(rules);
        assert.deepEqual(configCheck(rules)(JSON.stringify(config), "2026-05-01"), {
            errors: [],
            warnings: [],
        });
        const result = await configured(soft, config);
        assert.deepEqual([result.code, result.stderr], [0, ""]);
        assert.deepEqual(new Set(levels(result)), new Set(["advisory"]));
    });

    it("does not start with a value that the validator rejects", async () => {
        const config = { "sqs-encrypted": { undecided: "off", exemptions: [held("orders", "tomorrow")] } };
        const result = await configured(soft, config);
        assert.notEqual(result.code, 0);
        assert.match(result.stdout + result.stderr, /sqs-encrypted: undecided/);
        assert.equal(configCheck(rules)(JSON.stringify(config), "2026-05-01").errors.length, 2);
    });
});
