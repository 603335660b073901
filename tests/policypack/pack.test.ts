import assert from "node:assert";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { openAnalyzer, type PackInfo } from "../support/analyzer";

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
        assert.deepStrictEqual(files.filter((file) => !/^bin\/.*\.(js|d\.ts)$/.test(file)).sort(), [
            "PulumiPolicy.yaml",
            "README.md",
            "package.json",
        ]);
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
    });
});
