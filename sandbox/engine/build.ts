import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { repositoryRoot } from "../repository";
import type { Progress } from "./progress";

const tool = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionSymbol = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const moduleDirectory = join(repositoryRoot, "sandbox", "engine");

interface GoModule {
    /** The Go that the module needs, for example `1.26`. */
    go: string;
    /** The version of the Pulumi CLI, for example `3.250.0`. */
    pulumi: string;
}

/** The versions that go.mod pins. */
export function pinned(): GoModule {
    const text = readFileSync(join(moduleDirectory, "go.mod"), "utf8");
    const go = /^go (\S+)/m.exec(text)?.[1];
    const pulumi = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(text)?.[1];
    if (go === undefined || pulumi === undefined)
        throw new Error("sandbox/engine/go.mod names no version of Pulumi");
    return { go, pulumi };
}

/** Builds the CLI with Go into `executable`. Fails with the reason when there is no Go or it cannot build. */
export async function buildWithGo(executable: string, progress: Progress): Promise<void> {
    await run("go", ["version"]).catch((error: unknown) => {
        throw new Error("Go is not installed", { cause: error });
    });
    const staging = `${executable}.${process.pid}`;
    const flags = `-s -w -X ${versionSymbol}=v${pinned().pulumi}`;
    mkdirSync(dirname(executable), { recursive: true });
    try {
        await progress("Building the Pulumi CLI with Go, once, about three minutes", () =>
            run("go", ["build", "-mod=readonly", "-ldflags", flags, "-o", staging, tool]),
        );
        // Whoever looks sees the whole program or none.
        renameSync(staging, executable);
    } finally {
        rmSync(staging, { force: true });
    }
}

function run(command: string, words: string[]): Promise<void> {
    const child = spawn(command, words, { cwd: moduleDirectory, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(failure(errors)))));
    });
}

/** Go prints its downloads before the error. */
function failure(errors: string): string {
    const lines = errors
        .split("\n")
        .filter((line) => line.trim() !== "" && !line.startsWith("go: downloading"));
    return `go build failed: ${lines[0] ?? "no reason given"}`;
}
