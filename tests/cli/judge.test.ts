import assert from "node:assert/strict";
import path from "node:path";

import { packConfiguration } from "../../cli/configuration";
import { judge } from "../../cli/judge";
import { unknownValue, type Held } from "../../cli/source/resource";
import { held as exemption } from "../support/config-check";
import { folderWith } from "../support/sandbox";
import { urnOf } from "../support/states";

const type = "aws:sqs/queue:Queue";

function queue(inputs: Record<string, unknown>, outputs: Record<string, unknown> = inputs): Held {
    return { urn: urnOf(type, "main"), type, name: "main", inputs, outputs, madeFrom: {} };
}

describe("the judge of the tool", () => {
    const { folder, remove } = folderWith({
        "advisory.json": '{ "sqs-encrypted": "advisory" }',
        "disabled.json": '{ "all": "disabled" }',
        "exempt.json": JSON.stringify({
            "sqs-encrypted": { exemptions: [{ ...exemption, resource: "main", expires: "2999-12-31" }] },
        }),
    });
    after(remove);
    const levels = (resource: Held, file?: string) =>
        judge([resource], packConfiguration(file && path.join(folder, file)))
            .filter(({ rule }) => rule === "sqs-encrypted")
            .map(({ level, verdict, urn, message }) => ({
                level,
                verdict,
                urn,
                exempt: message.startsWith("exempt ("),
            }));
    const open = queue({ sqsManagedSseEnabled: false });
    const found = { level: "mandatory", verdict: "fail", urn: open.urn, exempt: false };

    it("finds what the pack finds, at its level", () => assert.deepEqual(levels(open), [found]));

    it("finds nothing in what is right", () =>
        assert.deepEqual(levels(queue({ sqsManagedSseEnabled: true })), []));

    it("takes the organisation's level, and its exemptions", () => {
        assert.deepEqual(levels(open, "advisory.json"), [{ ...found, level: "advisory" }]);
        assert.deepEqual(levels(open, "disabled.json"), []);
        assert.deepEqual(levels(open, "exempt.json"), [{ ...found, level: "advisory", exempt: true }]);
    });

    it("judges what AWS says now, not what the program asked for", () =>
        assert.deepEqual(levels(queue({ sqsManagedSseEnabled: true }, { sqsManagedSseEnabled: false })), [
            found,
        ]));

    it("judges what the program asks for while AWS has not answered", () => {
        const outputs = { sqsManagedSseEnabled: unknownValue };
        assert.deepEqual(levels(queue({ sqsManagedSseEnabled: true }, outputs)), []);
        assert.deepEqual(levels(queue({ sqsManagedSseEnabled: unknownValue }, outputs)), [
            { ...found, level: "advisory", verdict: "undecided" },
        ]);
    });
});
