import assert from "node:assert/strict";
import path from "node:path";

import { Failure } from "../../../cli/failure";
import { unknownValue } from "../../../cli/source/resource";
import { readState } from "../../../cli/source/state";
import { folderWith } from "../../support/sandbox";
import { exported, written } from "../../support/states";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("a state as a source", () => {
    const queue = {
        type: "aws:sqs/queue:Queue",
        name: "main",
        inputs: { name: "main", __defaults: ["name"] },
    };
    const { folder, remove } = folderWith({
        "state.json": exported(
            { ...queue, outputs: { name: "main", url: { ...secret, ciphertext: "v1:x" } } },
            { ...queue, name: "old", more: { delete: true } },
            { ...queue, name: "open", inputs: { policy: { ...secret, plaintext: '"{}"' } } },
        ),
        "checkpoint.json": JSON.stringify({
            version: 3,
            checkpoint: { latest: { resources: [written(queue)] } },
        }),
        "empty.json": JSON.stringify({ version: 3, deployment: {} }),
        "damaged.json": JSON.stringify({
            version: 3,
            deployment: { resources: [{ type: "aws:sqs/queue:Queue" }] },
        }),
        "terraform.json": JSON.stringify({ version: 4, terraform_version: "1.9.0", resources: [] }),
        "template.json": JSON.stringify({ Resources: {} }),
        "preview.json": JSON.stringify({ steps: [] }),
        "list.json": "[]",
        "null.json": "null",
        "blank.json": " ",
        "half.json": '{ "version": 3, "deploy',
    });
    after(remove);
    const read = (file: string) => readState(path.join(folder, file));

    it("holds its resources, without those that wait for their deletion", () => {
        const { words, resources } = read("state.json");
        assert.equal(words, "state of orders/dev");
        assert.deepEqual(
            resources.map(({ name }) => name),
            ["main", "open"],
        );
        assert.deepEqual(resources[0]!.inputs, { name: "main" });
    });

    it("does not know what is encrypted, and knows what was laid open", () => {
        const [main, open] = read("state.json").resources;
        assert.equal(main!.outputs["url"], unknownValue);
        assert.equal(open!.inputs["policy"], "{}");
    });

    it("may be a file of a file backend", () => assert.equal(read("checkpoint.json").resources.length, 1));

    it("may be empty", () => assert.deepEqual(read("empty.json").resources, []));

    const refused: [file: string, said: RegExp][] = [
        ["damaged.json", /is damaged: its resource 0 has no urn/],
        ["terraform.json", /no state of Pulumi, but of Terraform/],
        ["template.json", /but a template of CloudFormation/],
        ["preview.json", /but a preview/],
        ["list.json", /no state of Pulumi: give what/],
        ["null.json", /no state of Pulumi: give what/],
        ["blank.json", /is empty/],
        ["half.json", /is not JSON/],
    ];
    for (const [file, said] of refused)
        it(`is not ${file}`, () =>
            assert.throws(
                () => read(file),
                (error: Failure) => error.ending === "input" && said.test(error.message),
            ));
});
