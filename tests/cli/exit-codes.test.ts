import assert from "node:assert/strict";

import { exitCodes } from "../../cli/exit-codes";
import { folderWith } from "../support/sandbox";
import { exported } from "../support/states";
import { tool } from "../support/tool";

// That a part is missing takes an account that denies it: tests/deployed/cli-audit.test.ts shows that ending.
describe("the exit codes of the tool", () => {
    const clear = { type: "aws:sqs/queue:Queue", name: "clear", inputs: { sqsManagedSseEnabled: false } };
    const { folder, remove } = folderWith({
        "state.json": exported(clear),
        "terraform.json": '{ "terraform_version": "1.9.0" }',
    });
    after(remove);

    const cases: [ending: keyof typeof exitCodes, words: string, said: RegExp][] = [
        ["done", "audit --state state.json --fail-on never", /^$/],
        ["found", "audit --state state.json", /^$/],
        ["usage", "audit --stat state.json", /^error: unknown option '--stat' \(Did you mean --state\?\)\n$/],
        ["usage", "audits", /^error: unknown command 'audits' \(Did you mean audit\?\)\n$/],
        [
            "usage",
            "audit --format html",
            /^error: option '--format <format>' argument 'html' is invalid\..*\n$/,
        ],
        ["usage", "cost one two", /^error: too many arguments for 'cost'\..*\n$/],
        ["input", "audit --state gone.json", /^gone\.json cannot be read: there is no such file\.\n$/],
        [
            "input",
            "describe --state terraform.json",
            /^terraform\.json is no state of Pulumi, but of Terraform: .*\n$/,
        ],
    ];
    for (const [ending, words, said] of cases)
        it(`is ${exitCodes[ending].code} (${ending}): ${words}`, async () => {
            const { code, err } = await tool(words.split(" "), folder);
            assert.equal(code, exitCodes[ending].code);
            assert.match(err, said);
        });

    it(`is ${exitCodes.cloud.code} (cloud) where AWS cannot be reached`, async () => {
        const before = { ...process.env };
        Object.assign(process.env, {
            AWS_ACCESS_KEY_ID: "111122223333",
            AWS_SECRET_ACCESS_KEY: "none",
            AWS_ENDPOINT_URL: "http://127.0.0.1:9",
            AWS_MAX_ATTEMPTS: "1",
        });
        try {
            const { code, out, err } = await tool(["audit", "--region", "eu-central-1"], folder);
            assert.deepEqual([code, out], [exitCodes.cloud.code, ""]);
            assert.match(err, /^AWS cannot be reached in eu-central-1 \(ECONNREFUSED\): .*\n$/);
        } finally {
            process.env = before;
        }
    });

    it(`is ${exitCodes.interrupted.code} (interrupted) where the user stops it`, async () => {
        const words = ["audit", "--state", "state.json", "--fail-on", "never"];
        const { code } = await tool(words, folder, AbortSignal.abort());
        assert.equal(code, exitCodes.interrupted.code);
    });
});
