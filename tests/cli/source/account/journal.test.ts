import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Failure } from "../../../../cli/failure";
import { FileJournal } from "../../../../cli/source/account";
import { folderWith } from "../../../support/sandbox";

const about = { account: "111122223333", regions: ["us-east-1", "eu-west-1"] };
const read = { type: "aws:sqs/queue:Queue", name: "orders", properties: { delaySeconds: 0 } };

describe("the journal of a reading", () => {
    const { folder, remove } = folderWith({});
    after(remove);
    const file = path.join(folder, "audit.jsonl");
    beforeEach(() => rmSync(file, { force: true }));

    const said: string[] = [];
    const open = (other: Partial<typeof about> = {}) => {
        said.length = 0;
        return FileJournal.open(file, { ...about, ...other }, (text) => said.push(text));
    };

    it("tells a second run what was read, and that something was gone", () => {
        const first = open();
        assert.equal(first.begun, undefined);
        first.put("us-east-1 queues /1/orders", read);
        first.put("us-east-1 queues /1/gone", null);

        const second = open({ regions: [...about.regions].reverse() });
        assert.match(second.begun!, /^\d{4}-\d\d-\d\dT/);
        assert.deepEqual(second.get("us-east-1 queues /1/orders"), read);
        assert.equal(second.get("us-east-1 queues /1/gone"), null);
        assert.equal(second.get("us-east-1 queues /1/jobs"), undefined);
        assert.equal(second.size, 2);
        assert.deepEqual(said, []);
    });

    it("is for its user alone to read", () => {
        open();
        assert.equal(statSync(file).mode & 0o777, 0o600);
    });

    for (const cut of ['["us-east-1 queues /1/jobs",{"ty', '["us-east-1 queues /1/jobs",{"ty\n'])
        it(`takes away a last line that was cut off${cut.endsWith("\n") ? " and ended" : ""}`, () => {
            open().put("us-east-1 queues /1/orders", read);
            const sound = readFileSync(file, "utf8");
            appendFileSync(file, cut);
            assert.equal(open().size, 1);
            assert.deepEqual(said, [`${file}: the last line was cut off; what it told is read again.`]);
            assert.equal(readFileSync(file, "utf8"), sound);
        });

    it("refuses a folder, in one line", () =>
        assert.throws(
            () => FileJournal.open(folder, about, () => undefined),
            /cannot be read: it is a folder\./,
        ));

    const refusals: [
        what: string,
        text: string | undefined,
        other: Partial<typeof about>,
        because: RegExp,
    ][] = [
        [
            "of another account",
            undefined,
            { account: "444455556666" },
            /is a journal of account 111122223333, and these credentials are of 444455556666: name another file/,
        ],
        [
            "of other regions",
            undefined,
            { regions: ["us-east-1"] },
            /is a journal of eu-west-1, us-east-1, and what is asked for is us-east-1: name another file/,
        ],
        [
            "that is damaged in its middle",
            "{}\n{\n[]\n",
            {},
            /is no journal of an audit: line 2 is not JSON\./,
        ],
        ["that is something else", '{"version":3}\n', {}, /its first line does not tell what it is about/],
        ["that is no JSON at all", "hello\n", {}, /its first line does not tell what it is about/],
    ];
    for (const [what, text, other, because] of refusals)
        it(`refuses one ${what}, in one line`, () => {
            if (text === undefined) open();
            else writeFileSync(file, text);
            assert.throws(
                () => open(other),
                (error) =>
                    error instanceof Failure &&
                    error.ending === "input" &&
                    because.test(error.message) &&
                    !error.message.includes("\n"),
            );
        });
});
