import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const version = "0.3.1";
const folder = path.resolve(__dirname, "../../node_modules/.cache", `awsguard-${version}`);

const pack = `
const { AwsGuard } = require("@pulumi/awsguard");
new AwsGuard({ all: "mandatory" });
`;

/**
 * Pulumi's own AWS pack, installed beside the repository's packages at the first use: it needs an AWS SDK of its own.
 * Undefined, with a word why, where it cannot be had.
 */
export function awsGuard(): string | undefined {
    if (existsSync(path.join(folder, "index.js"))) return folder;
    console.error(`Installing @pulumi/awsguard ${version}, once ...`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "awsguard", version }));
    writeFileSync(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"];
    const { status, stderr } = spawnSync("npm", [...words, `@pulumi/awsguard@${version}`], {
        cwd: folder,
        encoding: "utf8",
    });
    if (status !== 0) {
        console.error(`awsguard is left out: it could not be installed (${stderr.trim().split("\n")[0]}).`);
        return undefined;
    }
    writeFileSync(path.join(folder, "index.js"), pack);
    return folder;
}
