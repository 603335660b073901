import assert from "node:assert";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import ts from "typescript";

import { openAnalyzer, type PackInfo } from "../support/analyzer";
import { preview, verdicts } from "../support/pack-preview";

const run = promisify(execFile);
const packDir = path.resolve(__dirname, "../../policypack");

/** The names that the rule files promise: rules/sqs/encrypted.ts is sqs-encrypted. */
function ruleNames(): string[] {
    const rules = path.join(packDir, "rules");
    const services = readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return services.flatMap(({ name: service }) =>
        readdirSync(path.join(rules, service)).map((file) => `${service}-${path.basename(file, ".ts")}`),
    );
}

async function infoOf(dir: string): Promise<PackInfo> {
    const analyzer = await openAnalyzer(dir);
    try {
        return await analyzer.info();
    } finally {
        await analyzer.close();
    }
}

describe("the published pack", () => {
    let elsewhere: string;
    let packed: string;
    let unpacked: string;

    before(async function () {
        this.timeout(300_000);
        elsewhere = mkdtempSync(path.join(tmpdir(), "secure-messaging-"));
        unpacked = path.join(elsewhere, "package");
        const pack = ["pack", "--loglevel=error", "--pack-destination", elsewhere];
        packed = (await run("npm", pack, { cwd: packDir })).stdout;
        await run("tar", ["-xzf", packed.trim()], { cwd: elsewhere });
    });
    after(() => rmSync(elsewhere, { recursive: true, force: true }));

    const packageJson = () => JSON.parse(readFileSync(path.join(unpacked, "package.json"), "utf8"));

    it("is packed without a word but the file name, which is what pulumi policy publish reads", () => {
        const { name, version } = packageJson();
        assert.strictEqual(packed, `${name}-${version}.tgz\n`);
    });

    it("holds the compiled program and its papers, no sources", () => {
        const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) =>
                path.relative(unpacked, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
            );
        const isPage = (file: string) => /^docs\/rules\/[a-z0-9-]+\.md$/.test(file);
        const isProgram = (file: string) => /^bin\/.*\.(js|d\.ts)$/.test(file);
        assert.deepStrictEqual(files.filter((file) => !isPage(file) && !isProgram(file)).sort(), [
            "PulumiPolicy.yaml",
            "README.md",
            "config.schema.json",
            "docs/README.md",
            "package.json",
            "profiles/baseline.json",
            "profiles/strict.json",
        ]);
        assert.deepStrictEqual(
            files.filter(isPage).sort(),
            ruleNames()
                .map((name) => `docs/rules/${name}.md`)
                .sort(),
        );
        assert.ok(
            files.includes(packageJson().main),
            `the tarball lacks its main file ${packageJson().main}`,
        );
    });

    it("runs nothing at install and names every dependency exactly", () => {
        const { scripts = {}, ...manifest } = packageJson();
        const lifecycle = /^((pre|post)?(install|publish|pack|prepare)|prepublishOnly|dependencies)$/;
        assert.deepStrictEqual(
            Object.keys(scripts).filter((script) => lifecycle.test(script)),
            [],
        );
        const kinds = ["dependencies", "optionalDependencies", "peerDependencies"];
        const versions = kinds.flatMap((kind) => Object.entries<string>(manifest[kind] ?? {}));
        assert.deepStrictEqual(
            versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
            [],
        );
    });

    it("boots where a client installs it and serves every rule", async function () {
        this.timeout(300_000);
        const install = ["install", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline"];
        await run("npm", install, { cwd: unpacked });
        const info = await infoOf(unpacked);
        assert.strictEqual(info.name, "secure-messaging");
        const served = info.policies.map(({ name }) => name);
        assert.deepStrictEqual(
            ruleNames().filter((name) => !served.includes(name)),
            [],
        );
        assert.deepStrictEqual(info, await infoOf(packDir));
        for (const { name, url } of info.policies) assert.strictEqual(url, `docs/rules/${name}.md`);
    });

    it("lets a pack of one's own be made from its rules", async function () {
        this.timeout(300_000);
        const own = path.join(elsewhere, "own");
        writeOwnPack(own, path.join(elsewhere, packed.trim()));
        const install = ["install", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline"];
        await run("npm", install, { cwd: own });
        assert.deepStrictEqual(compile(path.join(own, "index.ts")), []);
        const analyzer = await openAnalyzer(own);
        try {
            const { name, policies } = await analyzer.info();
            assert.strictEqual(name, "shop");
            const served = [...ruleNames().filter((rule) => rule !== "sqs-has-dlq"), "shop-queue-name"];
            assert.deepStrictEqual(policies.map((policy) => policy.name).sort(), served.sort());
            const props = { name: "orders", sqsManagedSseEnabled: true };
            const found = await preview(analyzer, [{ type: "aws:sqs/queue:Queue", name: "orders", props }]);
            assert.deepStrictEqual(verdicts(found), [
                "sqs-customer-managed-key: mandatory",
                "shop-queue-name: mandatory",
                "sqs-tls-only: advisory",
            ]);
        } finally {
            await analyzer.close();
        }
    });
});

/** The pack that the README shows. */
function writeOwnPack(dir: string, tarball: string): void {
    mkdirSync(dir);
    const dependencies = { "secure-messaging": `file:${tarball}` };
    writeFileSync(
        path.join(dir, "package.json"),
        JSON.stringify({ name: "shop", version: "1.0.0", dependencies }),
    );
    writeFileSync(path.join(dir, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    const readme = readFileSync(path.join(packDir, "README.md"), "utf8");
    writeFileSync(path.join(dir, "index.ts"), /```ts\n([^]*?)```/.exec(readme)![1]!);
}

/** Compiles a file beside itself. What the compiler says, it returns. */
function compile(file: string): string[] {
    const module = ts.ModuleKind.NodeNext;
    const options = { strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module, types: [] };
    const program = ts.createProgram([file], options);
    const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
    return faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
