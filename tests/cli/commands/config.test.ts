import assert from "node:assert/strict";

import { held } from "../../support/config-check";
import { folderWith } from "../../support/sandbox";
import { tool } from "../../support/tool";

describe("secure-messaging config validate", () => {
    const { folder, remove } = folderWith({
        "right.json": "{}",
        "ended.json": JSON.stringify({
            "sqs-encrypted": { exemptions: [{ ...held, expires: "2020-02-29" }] },
        }),
        "wrong.json": '{ "sqs-encryptd": "mandatory" }',
    });
    after(remove);

    const right = "is a valid configuration of the policy pack.\n";
    const warned =
        "sqs-encrypted.exemptions.0: the exemption of orders ended on 2020-02-29; the findings that it met block again";
    const wrong = 'there is no rule "sqs-encryptd"; did you mean "sqs-encrypted"?';
    const cases: [what: string, words: string[], code: number, out: string, err: string][] = [
        ["passes a valid file", ["right.json"], 0, `right.json ${right}`, ""],
        ["passes a file with warnings", ["ended.json"], 0, `ended.json ${right}`, `warning: ${warned}\n`],
        ["fails on a wrong file", ["wrong.json"], 1, "", `error: ${wrong}\n`],
        [
            "cannot read what is not there",
            ["gone.json"],
            3,
            "",
            "gone.json cannot be read: there is no such file.\n",
        ],
        ["cannot read a folder", ["."], 3, "", ". cannot be read: it is a folder.\n"],
    ];
    for (const [what, words, code, out, err] of cases)
        it(what, async () =>
            assert.deepEqual(await tool(["config", "validate", ...words], folder), { code, out, err }),
        );

    it("tells the same as JSON", async () => {
        const { code, out } = await tool(["config", "validate", "wrong.json", "--json"], folder);
        assert.equal(code, 1);
        assert.deepEqual(JSON.parse(out), { file: "wrong.json", errors: [wrong], warnings: [] });
    });
});
