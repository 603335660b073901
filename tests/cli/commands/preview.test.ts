import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv from "ajv";
import type { Log } from "sarif";

import { type Report } from "../../../cli/preview/report";
import { rules } from "../../../policypack/rules";
import sarifSchema from "../../support/schemas/sarif-2.1.0.json";
import { blockedEvents, blockedSteps, logOf, summary } from "../../support/previews";
import { folderWith } from "../../support/sandbox";
import { tool } from "../../support/tool";

describe("secure-messaging preview", () => {
    const failed = { diagnosticEvent: { severity: "error", message: "error: index.ts: no such module\n" } };
    const { folder, remove } = folderWith({
        "blocked.events.json": logOf(blockedEvents),
        "blocked.json": JSON.stringify(blockedSteps),
        "passed.events.json": logOf([summary]),
        "failed.events.json": logOf([failed, summary]),
        "cut.events.json": logOf(blockedEvents.slice(0, 2)),
        "not.json": "Previewing update (dev):\n",
    });
    after(remove);

    const blocked = ["preview", "infra", "--events", "blocked.events.json", "--steps", "blocked.json"];
    const as = (format: string) => tool([...blocked, "--format", format], folder);

    it("tells each violation once, with the line of the program that asks for the resource", async () => {
        const { code, out } = await tool([...blocked, "--json"], folder);
        const { violations, ...report } = JSON.parse(out) as Report;
        assert.equal(code, 1);
        const packs = { "secure-messaging": "0.1.0" };
        assert.deepEqual(report, { verdict: "blocked", program: "infra", resources: 2, errors: [], packs });
        assert.deepEqual(
            violations.map(({ rule, level, place, what, why, fix, exempt }) => ({
                rule,
                level,
                place,
                what,
                why,
                fix,
                exempt,
            })),
            [
                {
                    rule: "sqs-encrypted",
                    level: "mandatory",
                    place: { file: "index.ts", line: 7 },
                    what: "the queue has encryption switched off (sqsManagedSseEnabled is false)",
                    why: "why it matters",
                    fix: "how to mend it",
                    exempt: undefined,
                },
                {
                    rule: "sqs-policy-no-public",
                    level: "advisory",
                    place: { file: "queues/open one.ts", line: 12 },
                    what: "it is open",
                    why: "why",
                    fix: "fix",
                    exempt: "until 2027-01-31, SEC-7: a partner is moving",
                },
                {
                    rule: "sqs-tls-only",
                    level: "advisory",
                    place: { file: "queues/open one.ts", line: 12 },
                    what: 'it admits <plain> "HTTP" & more | less',
                    why: "a reader on the way",
                    fix: "deny it - with aws:SecureTransport",
                    exempt: undefined,
                },
            ],
        );
    });

    it("writes SARIF that its schema admits, with suppressions for exemptions", async () => {
        const { code, out } = await as("sarif");
        assert.equal(code, 1);
        const log = JSON.parse(out) as Log;
        const valid = new Ajv({ strict: false, validateFormats: false }).compile(sarifSchema);
        assert.ok(valid(log), JSON.stringify(valid.errors));
        const [{ tool: written, results = [] }] = log.runs as [Log["runs"][0]];
        assert.deepEqual(
            results.map(({ ruleId, ruleIndex, level }) => [
                ruleId,
                written.driver.rules?.[ruleIndex!]?.id,
                level,
            ]),
            [
                ["sqs-encrypted", "sqs-encrypted", "error"],
                ["sqs-policy-no-public", "sqs-policy-no-public", "warning"],
                ["sqs-tls-only", "sqs-tls-only", "warning"],
            ],
        );
        const places = results.map(({ locations }) => locations![0]!.physicalLocation!);
        assert.deepEqual(
            places.map(({ artifactLocation, region }) => [artifactLocation!.uri, region!.startLine]),
            [
                ["infra/index.ts", 7],
                ["infra/queues/open%20one.ts", 12],
                ["infra/queues/open%20one.ts", 12],
            ],
        );
        assert.deepEqual(
            results.map(({ suppressions }) => suppressions?.length ?? 0),
            [0, 1, 0],
        );
    });

    it("writes JUnit that a common reader parses", async () => {
        const { parse } = await import("junit2json");
        const { testsuite: [suite] = [], ...all } = (await parse((await as("junit")).out)) as Suites;
        const cases = suite!.testcase!;
        assert.deepEqual([all.failures, all.errors, all.skipped], [1, 0, 1]);
        assert.equal(all.tests, cases.length);
        // One for each violation, and one for each rule that none of them breaks.
        assert.equal(cases.length, rules.length - 3 + 3);
        const [failure] = cases.filter(({ failure }) => failure !== undefined);
        assert.match(failure!.failure![0]!.message!, /encryption switched off/);
        assert.match(
            cases.find(({ classname }) => classname?.endsWith("tls-only"))!["system-out"]![0]!,
            /<plain> "HTTP" & more/,
        );
    });

    it("writes a summary for a pull request, in which a program's words are no markup", async () => {
        const { out } = await as("markdown");
        assert.match(
            out,
            /^## Blocked: 1 violation\n\n`infra`: 2 resources judged, 1 blocking, 1 advisory, 1 exempt\./,
        );
        assert.match(out, /\| `sqs-encrypted` \| high \| clear \(sqs\.Queue\)<br>infra\/index\.ts:7 \|/);
        assert.match(out, /&lt;plain&gt; "HTTP" &amp; more \\\| less/);
        assert.match(out, /<summary>Exemptions \(1\)<\/summary>/);
    });

    it("writes the report into a file, and only the verdict to the console", async () => {
        const words = [...blocked, "--format", "sarif", "--output", "preview.sarif"];
        assert.deepEqual(await tool(words, folder), {
            code: 1,
            out: "blocked: see preview.sarif\n",
            err: "",
        });
        assert.equal(
            (JSON.parse(readFileSync(path.join(folder, "preview.sarif"), "utf8")) as Log).version,
            "2.1.0",
        );
    });

    it("passes where no rule blocks", async () => {
        const { code, out } = await tool(
            ["preview", "--events", "passed.events.json", "--format", "markdown"],
            folder,
        );
        assert.equal(code, 0);
        assert.match(out, /all rules passed/);
    });

    it("is no pass where the preview fails", async () => {
        const { code, out } = await tool(["preview", "--events", "failed.events.json"], folder);
        assert.equal(code, 3);
        assert.match(out, /index\.ts: no such module[^]*failed: /);
    });

    const refused: [what: string, words: string[], code: number, said: RegExp][] = [
        ["a log that was cut", ["--events", "cut.events.json"], 3, /holds no whole run of the engine/],
        ["what is no log", ["--events", "not.json"], 3, /not\.json is not JSON/],
        [
            "what is not there",
            ["--events", "gone.json"],
            3,
            /gone\.json cannot be read: there is no such file/,
        ],
        ["steps alone", ["--steps", "blocked.json"], 2, /--steps goes with --events/],
        [
            "steps of another command",
            ["--events", "passed.events.json", "--steps", "passed.events.json"],
            3,
            /no preview of Pulumi/,
        ],
        ["a program that is none", ["nowhere"], 3, /nowhere/],
        [
            "a format that is none",
            ["--format", "html"],
            2,
            /Allowed choices are text, markdown, sarif, junit, json/,
        ],
    ];
    for (const [what, words, code, said] of refused)
        it(`refuses ${what} in one line`, async () => {
            const { err, out, ...ended } = await tool(["preview", ...words], folder);
            assert.deepEqual([ended.code, out], [code, ""]);
            assert.match(err, said);
        });
});

/** What the reader makes of the XML: the fields that are asked for. */
interface Suites {
    tests?: number;
    failures?: number;
    errors?: number;
    skipped?: number;
    testsuite?: { testcase?: Case[] }[];
}

interface Case {
    classname?: string;
    failure?: { message?: string }[];
    "system-out"?: string[];
}
