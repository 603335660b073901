import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { repositoryRoot } from "../../sandbox";
import { folderWith } from "../support/sandbox";

const run = promisify(execFile);

/** The tool as npm installs it for a user: in a folder of its own, from its packed archive. */
describe("the published tool", () => {
    const { folder, remove } = folderWith({ "package.json": "{}", "config.json": '{ "all": "mandatory" }' });
    const bin = path.join(folder, "node_modules", ".bin", "secure-messaging");

    before(async function () {
        this.timeout(300_000);
        const words = ["pack", "--loglevel=error", "--pack-destination", folder];
        await run("npm", words, { cwd: path.join(repositoryRoot, "cli") });
        const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"))!;
        const install = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
        await run("npm", [...install, "--ignore-scripts", `./${archive}`], { cwd: folder });
    });
    after(remove);

    const tool = async (...words: string[]) => {
        const env = { PATH: process.env["PATH"], HOME: folder, AWS_EC2_METADATA_DISABLED: "true" };
        const ended = run(bin, words, { cwd: folder, env }).then(({ stdout, stderr }) => ({
            code: 0,
            stdout,
            stderr,
        }));
        return ended.catch((error: { code: number; stdout: string; stderr: string }) => error);
    };

    it("knows its version and its commands", async () => {
        assert.deepEqual((await tool("--version")).stdout, "0.1.0\n");
        const { stdout } = await tool("--help");
        for (const name of ["preview", "audit", "access", "verify", "redrive", "cost", "describe", "config"])
            assert.match(stdout, new RegExp(`^ {2}${name} `, "m"));
    });

    it("checks a configuration by the rules of the pack", async () =>
        assert.equal((await tool("config", "validate", "config.json")).code, 0));

    it("says in one line that there are no credentials", async () => {
        const { code, stdout, stderr } = await tool("audit", "--region", "eu-central-1");
        assert.deepEqual([code, stdout], [4, ""]);
        assert.match(stderr, /^No valid AWS credentials .*\n$/);
    });

    it("says where it runs programs, and how to do without", async () => {
        const { code, stderr } = await tool("preview", ".");
        assert.equal(code, 3);
        assert.match(stderr, /^Programs are run only inside a checkout.*--events.*\n$/);
    });

    it("brings neither the sandbox nor the components, but what they write", () => {
        const installed = path.join(folder, "node_modules", "secure-messaging-cli", "bin");
        assert.deepEqual(readdirSync(installed).sort(), [
            "cli",
            "components",
            "iam",
            "policypack",
            "sandbox",
        ]);
        assert.deepEqual(readdirSync(path.join(installed, "components")), ["documents"]);
        assert.deepEqual(readdirSync(path.join(installed, "sandbox")), ["provider"]);
        assert.ok(!existsSync(path.join(folder, "node_modules", "@pulumi", "aws")));
    });
});
