import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { type Report } from "../../../cli/preview/report";
import { repositoryRoot } from "../../../sandbox";
import { holdsSample } from "../../support/samples";
import { folderWith } from "../../support/sandbox";
import { tool } from "../../support/tool";

const json = async (program: string, folder = repositoryRoot) => {
    const { code, out } = await tool(["preview", program, "--json"], folder);
    return { code, ...(JSON.parse(out) as Report) };
};

/** The files of a program. */
function program(folder: string, text: string): Record<string, string> {
    return {
        [path.join(folder, "Pulumi.yaml")]: "name: infra\nruntime: nodejs\n",
        [path.join(folder, "index.ts")]: text,
        [path.join(folder, "package.json")]: '{ "main": "index.ts" }',
    };
}

const clearQueue = `import * as aws from "@pulumi/aws";

new aws.sqs.Queue("orders", { sqsManagedSseEnabled: false });
`;

describe("secure-messaging preview, by the engine", function () {
    this.timeout(120_000);

    it("passes a secure program", async () => {
        const { code, verdict, violations, resources } = await json("examples/orders");
        assert.deepEqual([code, verdict, violations], [0, "passed", []]);
        assert.ok(resources > 10, `${resources} resources`);
    });

    it("names the file and a line of every resource that an insecure program makes", async () => {
        const { code, verdict, violations } = await json("examples/insecure");
        assert.deepEqual([code, verdict], [1, "blocked"]);
        const ofResources = violations.filter(({ urn }) => urn !== undefined);
        assert.ok(ofResources.length > 50, `${ofResources.length} violations`);
        const sources = readdirSync(path.join(repositoryRoot, "examples", "insecure"));
        for (const { rule, resource, place } of ofResources) {
            assert.ok(
                place && sources.includes(place.file),
                `${rule} on ${resource}: ${JSON.stringify(place)}`,
            );
            const text = readFileSync(path.join(repositoryRoot, "examples", "insecure", place.file), "utf8");
            assert.ok(place.line <= text.split("\n").length);
        }
    });

    it("prints what the docs show", async () => {
        const { folder, remove } = folderWith(program("infra", clearQueue));
        try {
            for (const format of ["text", "markdown"]) {
                const { out } = await tool(["preview", "infra", "--format", format], folder);
                holdsSample("preview", `preview infra --format ${format}`, out);
            }
        } finally {
            remove();
        }
    });

    it("says in one line why a program cannot be judged", async () => {
        const { folder, remove } = folderWith(
            program(".", 'const count: number = "one";\nexport { count };\n'),
        );
        try {
            const { code, out, err } = await tool(["preview", "."], folder);
            assert.deepEqual([code, out], [3, ""]);
            assert.match(
                err,
                /^The program in .* does not compile: index\.ts:1:7: Type 'string' is not assignable to type 'number'\.$/m,
            );
        } finally {
            remove();
        }
    });

    it("says what a program that fails says", async () => {
        const { folder, remove } = folderWith(program(".", 'throw new Error("no such region");\n'));
        try {
            const { code, verdict, errors } = await json(".", folder);
            assert.deepEqual([code, verdict], [3, "failed"]);
            assert.match(errors.join("\n"), /no such region/);
        } finally {
            remove();
        }
    });
});
