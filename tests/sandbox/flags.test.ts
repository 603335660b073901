import assert from "node:assert/strict";

import { readFlags } from "../../sandbox/flags";

describe("the flags of a preview", () => {
    it("pass on as they are when they mean nothing to the sandbox", () => {
        const words = ["--json", "--diff", "--config", "a:b=c", "--policies=x"];
        assert.deepEqual(readFlags(words, "/here"), { packs: [], rest: words });
    });

    const stacks = [["--stack", "prod"], ["--stack=prod"], ["-s", "prod"], ["-sprod"], ["-s=prod"]];
    for (const words of stacks)
        it(`name the stack by ${words.join(" ")}`, () => {
            assert.deepEqual(readFlags(words, "/here"), { stack: "prod", packs: [], rest: [] });
        });

    it("mean paths relative to where the user stands", () => {
        const words = [
            "--policy-pack",
            "mine",
            "--policy-pack-config=c.json",
            "--event-log",
            "/e.json",
            "--config-file",
            "f.yaml",
        ];
        assert.deepEqual(readFlags(words, "/here"), {
            packs: ["/here/mine"],
            eventLog: "/e.json",
            configFile: "/here/f.yaml",
            rest: ["--policy-pack-config", "/here/c.json"],
        });
    });

    it("refuse another folder and a missing value", () => {
        for (const words of [["-C", "x"], ["--cwd=x"]])
            assert.throws(() => readFlags(words, "/here"), {
                message: "--cwd is not for the sandbox: name the program's folder first.",
            });
        assert.throws(() => readFlags(["--stack"], "/here"), { message: "--stack needs a value." });
    });
});
