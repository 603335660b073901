import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { repositoryRoot } from "../sandbox";
import { credentialIn } from "../policypack/checks/credentials";

/** Folders that are made, and not kept. */
const made = new Set([".git", ".pulumi", ".sandbox", "bin", "node_modules"]);

/** What no machine takes for a credential of its own, where a credential is shown. */
const shown = /not-a-password|hunter2|correct-horse|:\/\/user:(?:secret|password)@|AKIAIOSFODNN7EXAMPLE/;

/** The files of the repository. */
function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        if (made.has(entry.name)) return [];
        const place = path.join(folder, entry.name);
        return entry.isDirectory() ? filesIn(place) : [place];
    });
}

const credentialsIn = (text: string): string[] =>
    text.split("\n").flatMap((line, index) => {
        const found = shown.test(line) ? undefined : credentialIn({ value: line });
        return found === undefined ? [] : [`line ${index + 1}: ${found}`];
    });

describe("the repository itself", () => {
    it("holds no credential: code, scripts, settings and documents", () => {
        const files = filesIn(repositoryRoot);
        assert.ok(files.some((file) => file.endsWith("Dockerfile")));
        const found = files.flatMap((file) =>
            credentialsIn(readFileSync(file, "utf8")).map(
                (it) => `${path.relative(repositoryRoot, file)} ${it}`,
            ),
        );
        assert.deepEqual(found, []);
    });

    it("would be found to hold one", () => {
        assert.deepEqual(credentialsIn(["ARG DB_PASSWORD", "abcd1234"].join("=")), [
            "line 1: a credential in clear text",
        ]);
        const key = `AKIA${"Q3EG".repeat(4)}`;
        assert.deepEqual(credentialsIn(`FROM node\nENV ID=${key}\n`), ["line 2: an AWS access key id"]);
        assert.deepEqual(credentialsIn(`export NPM_TOKEN=npm_${"a1B2".repeat(9)}`), ["line 1: an npm token"]);
    });
});
