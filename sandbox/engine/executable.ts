import { execFile } from "node:child_process";
import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

/** The oldest Pulumi CLI whose plugin protocol the sandbox speaks. */
export const oldestVersion = "3.229.0";

const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];

/** A file of that name on the PATH, or undefined. */
export function findOnPath(name: string, path: string): string | undefined {
    return path
        .split(delimiter)
        .filter((folder) => folder !== "")
        .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
        .find(isExecutable);
}

/** The version that a CLI tells, without its `v`; empty for one that was built without. */
export async function engineVersion(executable: string): Promise<string> {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { stdout } = await promisify(execFile)(executable, ["version"], { env, timeout: 30_000 });
    return stdout.trim().replace(/^v/, "");
}

/** Whether the version is `oldestVersion` or newer. Pre-releases count as their release. */
export function isRecent(version: string): boolean {
    const [major = 0, minor = 0, patch = 0] = numbers(version);
    const [oldMajor = 0, oldMinor = 0, oldPatch = 0] = numbers(oldestVersion);
    return (major - oldMajor || minor - oldMinor || patch - oldPatch) >= 0;
}

/** Whether the CLI came with a Node.js language host: the official ones have it beside them. */
export function hasLanguageHost(executable: string): boolean {
    return findOnPath("pulumi-language-nodejs", dirname(realpathSync(executable))) !== undefined;
}

function numbers(version: string): number[] {
    return version.split(/[.+-]/).slice(0, 3).map(Number);
}

function isExecutable(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
