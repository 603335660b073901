import assert from "node:assert";
import { spawnSync } from "node:child_process";
import path from "node:path";

import { main } from "../../scripts/validate-config";
import { held } from "../support/config-check";
import { folderWith } from "../support/sandbox";

describe("npm run validate-config", () => {
    const files = {
        "right.json": "{}",
        "ended.json": JSON.stringify({
            "sqs-encrypted": { exemptions: [{ ...held, expires: "2020-02-29" }] },
        }),
        "wrong.json": '{ "sqs-encryptd": "mandatory" }',
    };
    const within = <T>(work: (folder: string) => T): T => {
        const { folder, remove } = folderWith(files);
        try {
            return work(folder);
        } finally {
            remove();
        }
    };

    function run(folder: string, words: string[]) {
        const said = { out: [] as string[], err: [] as string[] };
        const log = (line: string) => void said.out.push(line);
        const error = (line: string) => void said.err.push(line);
        return { code: main(words, folder, { log, error }), ...said };
    }

    const right = "is a valid configuration of the policy pack.";
    const usage = "Usage: npm run validate-config -- FILE";
    const warned =
        "warning: sqs-encrypted.exemptions.0: the exemption of orders ended on 2020-02-29; " +
        "the findings that it met block again";
    const wrong = 'error: there is no rule "sqs-encryptd"; did you mean "sqs-encrypted"?';
    const cases: [what: string, words: string[], code: number, out: string[], err: string[]][] = [
        ["passes a valid file", ["right.json"], 0, [`right.json ${right}`], []],
        ["passes a file with warnings", ["ended.json"], 0, [`ended.json ${right}`], [warned]],
        ["fails on a wrong file", ["wrong.json"], 1, [], [wrong]],
        [
            "fails without the file",
            ["gone.json"],
            1,
            [],
            ["gone.json cannot be read: there is no such file."],
        ],
        ["fails on a folder", ["."], 1, [], [". cannot be read: it is a folder."]],
        ["asks for a file", [], 1, [], [`Which file? ${usage}`]],
        ["takes one file", ["right.json", "wrong.json"], 1, [], [`One file at a time. ${usage}`]],
    ];
    for (const [what, words, code, out, err] of cases)
        it(what, () => within((folder) => assert.deepStrictEqual(run(folder, words), { code, out, err })));

    it("reads the file where the user stands, and ends with the code", function () {
        this.timeout(60_000);
        const root = path.resolve(__dirname, "../..");
        const node = ["-r", "ts-node/register/transpile-only", "scripts/validate-config.ts", "wrong.json"];
        within((folder) => {
            const env = { ...process.env, INIT_CWD: folder };
            const { status, stdout, stderr } = spawnSync(process.execPath, node, {
                cwd: root,
                env,
                encoding: "utf8",
            });
            assert.deepStrictEqual(
                { status, stdout, stderr },
                { status: 1, stdout: "", stderr: `${wrong}\n` },
            );
        });
    });
});
