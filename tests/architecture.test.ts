import assert from "node:assert";
import path from "node:path";

import { importTable } from "../scripts/import-table";
import { forbiddenImports, readSources } from "./support/imports";

describe("the import table", () => {
    it("holds for every source", () => {
        const sources = readSources(path.resolve(__dirname, ".."));
        assert.ok(sources.some(({ file }) => file === "iam/index.ts"));
        assert.deepStrictEqual(
            sources.flatMap((source) => forbiddenImports(source, importTable)),
            [],
        );
    });

    const allowed: [file: string, text: string][] = [
        ["iam/document.ts", `import { covers } from "./patterns";`],
        ["components/documents/queue-policy.ts", `import { policyJson } from "../../iam";`],
        ["components/limits.ts", `import type { PolicyStatement } from "../iam/write";`],
        [
            "components/queue.ts",
            `import { limits } from "./limits"; import { queuePolicy } from "./documents/queue";`,
        ],
        [
            "components/queue.ts",
            `import * as aws from "@pulumi/aws"; import { Input } from "@pulumi/pulumi/output";`,
        ],
        ["policypack/model.ts", `import type * as aws from "@pulumi/aws";`],
        ["policypack/model.ts", `import type {\n    QueueArgs,\n    Queue,\n} from "@pulumi/aws/sqs";`],
        ["policypack/rules/sqs/tls-only.ts", `export type { Queue } from "@pulumi/aws/sqs";`],
        ["sandbox/engine.ts", `import { spawn } from "node:child_process"; import "./host";`],
        ["examples/orders/index.ts", `import { MessagingSet } from "pulumi-secure-messaging";`],
        ["examples/orders/index.ts", `import * as awsx from "@pulumi/awsx";`],
        ["examples/orders/index.ts", `export const team = new Config().require("team");`],
        ["scripts/bench.ts", `import { openAnalyzer } from "../tests/support/analyzer";`],
        ["tests/iam/write.test.ts", `import fc from "fast-check"; import { policyJson } from "../../iam";`],
        ["iam/note.ts", `// import "node:fs"\nexport const text = 'import "node:fs"';`],
    ];
    for (const [file, text] of allowed)
        it(`allows ${text.replaceAll(/\s+/g, " ")} in ${file}`, () => {
            assert.deepStrictEqual(forbiddenImports({ file, text }, importTable), []);
        });

    const forbidden: [file: string, text: string, because: string][] = [
        ["iam/a.ts", `import fs from "node:fs";`, `imports "node:fs": iam may not use Node's modules.`],
        ["iam/a.ts", `import fs from "fs";`, `imports "fs": iam may use no package.`],
        [
            "iam/a.ts",
            `import type { Input } from "@pulumi/pulumi";`,
            `imports "@pulumi/pulumi": iam may use no package.`,
        ],
        [
            "iam/a.ts",
            `export * from "../components";`,
            `imports "../components": iam may not import components, only itself.`,
        ],
        [
            "components/documents/a.ts",
            `import { output } from "@pulumi/pulumi";`,
            `imports "@pulumi/pulumi": components/documents may use no package.`,
        ],
        [
            "components/documents/a.ts",
            `import { Queue } from "../queue";`,
            `imports "../queue": components/documents may not import components, only itself, iam.`,
        ],
        [
            "components/limits.ts",
            `import "./queue";`,
            `imports "./queue": components/limits may not import components, only itself, iam.`,
        ],
        [
            "components/a.ts",
            `import { rules } from "../policypack/rules";`,
            `imports "../policypack/rules": components may not import policypack, only itself, iam.`,
        ],
        [
            "policypack/a.ts",
            `import { MessagingSet } from "../components";`,
            `imports "../components": policypack may not import components, only itself, iam.`,
        ],
        [
            "policypack/a.ts",
            `import * as aws from "@pulumi/aws";`,
            `imports "@pulumi/aws": policypack may use it with "import type" only.`,
        ],
        [
            "policypack/a.ts",
            `import type { Queue } from "./queue";\nimport { sqs } from "@pulumi/aws";`,
            `imports "@pulumi/aws": policypack may use it with "import type" only.`,
        ],
        [
            "policypack/a.ts",
            `const aws = require("@pulumi/aws");`,
            `imports "@pulumi/aws": policypack may use it with "import type" only.`,
        ],
        [
            "policypack/a.ts",
            `export const load = () => import("@pulumi/aws/sqs");`,
            `imports "@pulumi/aws/sqs": policypack may use it with "import type" only.`,
        ],
        [
            "sandbox/a.ts",
            `import { policyJson } from "../iam";`,
            `imports "../iam": sandbox may not import iam, only itself.`,
        ],
        [
            "sandbox/a.ts",
            `import yaml from "@pulumi/pulumi-other";`,
            `imports "@pulumi/pulumi-other": sandbox may use @pulumi/pulumi, @aws-sdk/*, @grpc/grpc-js, google-protobuf, typescript.`,
        ],
        [
            "examples/orders/index.ts",
            `import { MessagingSet } from "../../components";`,
            `imports "../../components": examples may not import components, only itself.`,
        ],
    ];
    for (const [file, text, because] of forbidden)
        it(`forbids ${text.replaceAll(/\s+/g, " ")} in ${file}`, () => {
            assert.deepStrictEqual(forbiddenImports({ file, text }, importTable), [`${file} ${because}`]);
        });

    it("wants a row for a new folder", () => {
        assert.deepStrictEqual(forbiddenImports({ file: "web/index.ts", text: "" }, importTable), [
            "web/index.ts is in no folder of the import table: add a row for it.",
        ]);
    });
});
