import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

import { type Audit, type Audited } from "../../cli/audit/facts";
import { repositoryRoot } from "../../sandbox";
import type { Backend } from "../../sandbox/backend";
import { environmentFor } from "../../sandbox/backend/environment";
import { type MadeQueue } from "./many-queues";

/** What a process of the built tool said, how it ended, and the most memory that it had. */
export interface Ended {
    code: number;
    out: string;
    err: string;
    seconds: number;
    mebibytes: number;
}

/** Starts the built tool as the root user of a backend's account; `begun` is given the process. */
export function spawnTool(
    backend: Backend,
    words: readonly string[],
    begun: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
    const memory = path.join(__dirname, "peak-memory.mjs");
    const tool = path.join(repositoryRoot, "cli", "bin", "cli", "main.js");
    const child = spawn(process.execPath, ["--no-warnings", "--import", memory, tool, ...words], {
        // The tool trusts by AWS_CA_BUNDLE, whatever Node.js trusts.
        env: { PATH: process.env["PATH"], ...environmentFor(backend), NODE_EXTRA_CA_CERTS: undefined },
    });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
    begun(child);
    const from = Date.now();
    return new Promise((resolve, reject) => {
        child.once("error", reject).once("close", (code) => {
            const [last = "", mebibytes = ""] = /peak memory: (\d+) MiB\n$/.exec(said.err) ?? [];
            const err = said.err.slice(0, said.err.length - last.length);
            const seconds = (Date.now() - from) / 1_000;
            resolve({ code: code ?? -1, out: said.out, err, seconds, mebibytes: Number(mebibytes) });
        });
    });
}

/** Compares an audit with what was made, queue by queue. */
export function holdsAll({ items, missing }: Audit, made: readonly MadeQueue[]): void {
    const summary = ({ name, encryption, dataClass, findings, deadLetterQueue }: Audited): MadeQueue => ({
        ...{ name, encryption: encryption as MadeQueue["encryption"], dataClass },
        open: findings.some(({ rule }) => rule === "sqs-policy-no-public"),
        deadLetterQueue: deadLetterQueue?.split(":").pop(),
    });
    const found = items.filter(({ kind }) => kind === "queue").map(summary);
    const byName = (left: MadeQueue, right: MadeQueue) => (left.name < right.name ? -1 : 1);
    assert.deepEqual(found.sort(byName), [...made].sort(byName));
    assert.deepEqual(missing, []);
}
