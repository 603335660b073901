import assert from "node:assert";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import ts from "typescript";

import { newRule, nextSteps } from "../../scripts/new-rule";

const repository = path.resolve(__dirname, "../..");
const index = "policypack/rules/index.ts";

describe("npm run new-rule", function () {
    this.timeout(60_000);
    let root: string;

    /** A copy of what a rule lives in, since the repository itself must stay as it is. */
    beforeEach(() => {
        root = mkdtempSync(path.join(tmpdir(), "new-rule-"));
        const isSource = (file: string) => !["bin", "node_modules"].includes(path.basename(file));
        const sources = ["iam", "policypack", "scripts", "tests/support", "tests/policypack"];
        for (const source of [...sources, "tsconfig.json", ".prettierrc.json"])
            cpSync(path.join(repository, source), path.join(root, source), {
                recursive: true,
                filter: isSource,
            });
        symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"));
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    const read = (file: string) => readFileSync(path.join(root, file), "utf8");
    const run = (...args: string[]) =>
        spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", timeout: 50_000 });
    const mocha = (...specs: string[]) =>
        run(
            "node_modules/mocha/bin/mocha.js",
            "--no-config",
            "-r",
            "ts-node/register/transpile-only",
            ...specs,
        );

    it("writes a rule and its test, and lists it among those of its service", () => {
        const before = read(index).split("\n");
        const files = newRule(root, "sqs", "has-owner-tag");
        assert.deepStrictEqual(files, [
            "policypack/rules/sqs/has-owner-tag.ts",
            "tests/policypack/rules/sqs/has-owner-tag.test.ts",
            index,
        ]);
        const added = read(index)
            .split("\n")
            .filter((line) => !before.includes(line));
        assert.deepStrictEqual(added, [
            'import { sqsHasOwnerTag } from "./sqs/has-owner-tag";',
            "    sqsHasOwnerTag,",
        ]);
    });

    it("writes what compiles and is formatted, for services old and new", () => {
        const files = [
            ...newRule(root, "sqs", "has-owner-tag"),
            ...newRule(root, "sns", "a"),
            ...newRule(root, "kms", "zz-9-lives"),
            ...newRule(root, "iam", "no-such-thing"),
            ...newRule(root, "brandnew", "first"),
        ];
        assert.deepStrictEqual(faultsIn(root, [...new Set(files)]), []);
        const prettier = run("node_modules/prettier/bin/prettier.cjs", "--check", ...files);
        assert.strictEqual(prettier.status, 0, prettier.stdout + prettier.stderr);
    });

    it("writes a rule that the catalogue takes", () => {
        newRule(root, "sqs", "has-owner-tag");
        const { status, stdout, stderr } = mocha("tests/policypack/catalogue.test.ts");
        assert.strictEqual(status, 0, stdout + stderr);
    });

    it("writes a test that runs, and fails with the reason until it has cases", () => {
        const [, test] = newRule(root, "sqs", "has-owner-tag");
        const { status, stdout } = mocha(test!);
        assert.notStrictEqual(status, 0);
        assert.match(stdout, /sqs-has-owner-tag needs cases under accepts and rejects/);
    });

    it("says what is left to do", () => {
        const steps = nextSteps(["a-rule.ts", "a-rule.test.ts", "index.ts"]);
        for (const word of [
            "a-rule.test.ts: write cases",
            "a-rule.ts: say",
            "examples/insecure",
            "npm run docs",
        ])
            assert.ok(steps.includes(word), word);
    });

    const example = "Usage: npm run new-rule SERVICE RULE, for example: npm run new-rule sqs has-owner-tag";
    const refused: [args: string[], message: string][] = [
        [[], example],
        [["sqs"], example],
        [
            ["SQS", "owner"],
            `The service "SQS" has to be one word of small letters and digits, such as sqs. ${example}`,
        ],
        [
            ["..", "owner"],
            `The service ".." has to be one word of small letters and digits, such as sqs. ${example}`,
        ],
        [
            ["sqs", "Owner_Tag"],
            `The rule "Owner_Tag" has to be words of small letters and digits joined by hyphens. ${example}`,
        ],
        [
            ["sqs", "../owner"],
            `The rule "../owner" has to be words of small letters and digits joined by hyphens. ${example}`,
        ],
        [
            ["sqs", "sqs-owner"],
            `Leave "sqs-" out of "sqs-owner": the service comes first in the name anyway. ${example}`,
        ],
        [
            ["sqs", "o".repeat(47)],
            `The name "sqs-${"o".repeat(47)}" has 51 characters; 50 are allowed. Shorten it.`,
        ],
        [["sqs", "encrypted"], "The rule sqs-encrypted exists already: policypack/rules/sqs/encrypted.ts."],
    ];
    for (const [args, message] of refused)
        it(`refuses ${args.join(" ") || "nothing"} and changes nothing`, () => {
            const before = read(index);
            assert.throws(() => newRule(root, ...args), { message });
            assert.strictEqual(read(index), before);
        });

    it("refuses a rule that is listed, but whose file is elsewhere", () => {
        newRule(root, "sqs", "owner");
        rmSync(path.join(root, "policypack/rules/sqs/owner.ts"));
        rmSync(path.join(root, "tests/policypack/rules/sqs/owner.test.ts"));
        assert.throws(() => newRule(root, "sqs", "owner"), {
            message: `The rule sqs-owner exists already: ${index} lists sqsOwner.`,
        });
    });

    it("prints one line and fails where it refuses", () => {
        const { status, stdout, stderr } = run(
            "-r",
            "ts-node/register/transpile-only",
            "scripts/new-rule.ts",
        );
        assert.deepStrictEqual({ status, stdout, stderr }, { status: 1, stdout: "", stderr: `${example}\n` });
    });

    it("prints what is left to do where it wrote", () => {
        const { status, stdout } = run(
            "-r",
            "ts-node/register/transpile-only",
            "scripts/new-rule.ts",
            "sqs",
            "has-owner-tag",
        );
        assert.strictEqual(status, 0);
        assert.match(stdout, /^Wrote policypack\/rules\/sqs\/has-owner-tag\.ts and /);
    });
});

/** What the compiler says of some files of a repository. */
function faultsIn(root: string, files: readonly string[]): string[] {
    const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) =>
        ts.sys.readFile(file),
    ) as {
        config: { compilerOptions: Record<string, unknown> };
    };
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const program = ts.createProgram(
        files.map((file) => path.join(root, file)),
        options,
    );
    return files
        .flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path.join(root, file))))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
