import assert from "node:assert/strict";

import { type Audit, type Audited } from "../../../cli/audit/facts";
import { folderWith } from "../../support/sandbox";
import { exported } from "../../support/states";
import { tool } from "../../support/tool";

/** What `--json` tells. */
interface Whole extends Omit<Audit, "items"> {
    partial: boolean;
    items: (Audited & { plan?: unknown[] })[];
}

const queue = (name: string, values: Record<string, unknown>) => ({
    type: "aws:sqs/queue:Queue",
    name,
    inputs: { name, arn: `arn:aws:sqs:us-east-1:111122223333:${name}`, ...values },
});

describe("secure-messaging audit --state", () => {
    const { folder, remove } = folderWith({
        "open.json": exported(
            queue("orders", { sqsManagedSseEnabled: false }),
            queue("jobs", { sqsManagedSseEnabled: true }),
        ),
        "fair.json": exported(queue("jobs", { sqsManagedSseEnabled: true })),
        "terraform.json": '{ "version": 4, "terraform_version": "1.9.0", "resources": [] }',
        "broken.json": '{ "version": 3, "deploy',
        "advisory.json": '{ "sqs-encrypted": "disabled" }',
    });
    after(remove);
    const audit = (...words: string[]) => tool(["audit", ...words], folder);

    it("tells a table by risk, and ends with 1 where something is severe", async () => {
        const { code, out, err } = await audit("--state", "open.json");
        assert.deepEqual([code, err], [1, ""]);
        const [head, first, second, , sum] = out.split("\n");
        assert.match(
            head!,
            /^Risk +Kind +Name +Region +Encryption +Key +Data +DLQ +Callers +Messages +Findings$/,
        );
        assert.match(first!, /^\d+ +queue +orders +us-east-1 +none /);
        assert.match(second!, /^\d+ +queue +jobs +us-east-1 +SSE-SQS /);
        assert.equal(sum, "state of orders/dev: 2 queues, 0 topics; encryption: 1 SSE-SQS, 1 none.");
    });

    const endings: [what: string, words: string[], code: number, err?: RegExp][] = [
        ["nothing severe", ["--state", "fair.json"], 0],
        ["something of medium severity, asked for", ["--state", "fair.json", "--fail-on", "medium"], 1],
        ["nothing counts", ["--state", "open.json", "--fail-on", "never"], 0],
        ["the pack's configuration", ["--state", "open.json", "--config", "advisory.json"], 0],
        ["only topics", ["--state", "open.json", "--only", "topics"], 0],
        [
            "the state of another tool",
            ["--state", "terraform.json"],
            3,
            /is no state of Pulumi, but of Terraform/,
        ],
        ["a state that is no JSON", ["--state", "broken.json"], 3, /is not JSON/],
        ["no such state", ["--state", "gone.json"], 3, /there is no such file/],
        ["no such queue", ["--state", "open.json", "--plan", "gone"], 3, /There is no queue or topic gone/],
        ["an unknown option", ["--stat", "open.json"], 2, /unknown option '--stat'/],
        ["a wrong severity", ["--fail-on", "urgent"], 2, /Allowed choices are critical, high/],
        ["a region that is none", ["--region", "us-east-1,mars"], 2, /Give names of regions/],
        ["no number", ["--concurrency", "0"], 2, /Give a whole number from 1 to 100/],
        ["two sources", ["--state", "open.json", "--region", "us-east-1"], 2, /cannot be used with option/],
    ];
    for (const [what, words, code, err = /^$/] of endings)
        it(`ends with ${code}: ${what}`, async () => {
            const said = await audit(...words);
            assert.deepEqual([said.code, err.test(said.err)], [code, true], said.err);
        });

    it("tells one JSON document, with a plan for what needs one", async () => {
        const { out } = await audit("--state", "open.json", "--json");
        const { items, partial, notJudged } = JSON.parse(out) as Whole;
        assert.deepEqual(
            items.map(({ name, encryption, plan }) => [name, encryption, plan?.length]),
            [
                ["orders", "none", 8],
                ["jobs", "SSE-SQS", 8],
            ],
        );
        assert.deepEqual([partial, notJudged], [false, {}]);
    });

    it("tells a document in Markdown", async () => {
        const { out } = await audit("--state", "open.json", "--format", "markdown");
        assert.match(out, /^# Audit of queues and topics\n\nstate of orders\/dev: 2 queues/);
        assert.match(out, /\n### orders in us-east-1\n\n- \*\*high\*\* `sqs-encrypted`: /);
        assert.match(out, /\n## Plan for arn:aws:sqs:us-east-1:111122223333:orders\n/);
    });

    it("tells one plan, also as JSON", async () => {
        assert.match(
            (await audit("--state", "open.json", "--plan", "orders")).out,
            /^Plan for arn:\S+:orders\n/,
        );
        const { out } = await audit("--state", "open.json", "--plan", "orders", "--json");
        assert.equal((JSON.parse(out) as unknown[]).length, 1);
    });

    it("prints the policy that it needs, without any call", async () => {
        const { code, out } = await audit("--policy");
        assert.equal(code, 0);
        assert.match(out, /"sqs:GetQueueAttributes"/);
    });
});

describe("secure-messaging audit, without access to AWS", () => {
    const none = {
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_CONFIG_FILE: "/none",
        AWS_SHARED_CREDENTIALS_FILE: "/none",
    };
    const given = [
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_PROFILE",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
    ];
    const before_ = { ...process.env };
    beforeEach(() => {
        for (const name of given) delete process.env[name];
        Object.assign(process.env, none);
    });
    afterEach(() => {
        for (const name of [...given, ...Object.keys(none)])
            if (before_[name] === undefined) delete process.env[name];
            else process.env[name] = before_[name];
    });

    it("asks for credentials in one line", async () => {
        const { code, out, err } = await tool(["audit", "--region", "us-east-1"]);
        assert.deepEqual([code, out], [4, ""]);
        assert.match(err, /^No valid AWS credentials \([^\n]*\): sign in, or set AWS_PROFILE [^\n]+\n$/);
    });

    it("asks for a region in one line", async () => {
        const { code, err } = await tool(["audit"]);
        assert.deepEqual(
            [code, err],
            [4, "No region: give --region, or set AWS_REGION or the region of your AWS profile.\n"],
        );
    });
});
