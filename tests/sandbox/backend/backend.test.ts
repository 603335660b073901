import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";

import { repositoryRoot } from "../../../sandbox";
import { type Backend, findBackend, startBackend } from "../../../sandbox/backend";
import { localCertificate } from "../../../sandbox/backend/certificate";
import { backendPython } from "../../../sandbox/backend/install";
import { Clients, eventually } from "../../support/aws";
import { sharedBackend } from "../../support/backend";

const installLimit = 5 * 60_000;

describe("the backend", () => {
    let folder: string;
    before(async function () {
        this.timeout(installLimit);
        folder = mkdtempSync(join(tmpdir(), "backend-test-"));
        await backendPython();
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const isAlive = (pid: number) => {
        try {
            return process.kill(pid, 0);
        } catch {
            return false;
        }
    };

    it("stands for one account, and shows a certificate that is trusted by its file", async () => {
        const backend = await sharedBackend();
        const { Account, Arn } = await new Clients(backend).sts.send(new GetCallerIdentityCommand({}));
        deepStrictEqual([Account, Arn], [backend.account, `arn:aws:iam::${backend.account}:root`]);
        const { subjectAltName, ca } = new X509Certificate(readFileSync(backend.certificate));
        match(subjectAltName!, /IP Address:127\.0\.0\.1/);
        strictEqual(ca, false);
    });

    it("answers nobody who trusts another certificate, and no plain HTTP on the same port", async () => {
        const backend = await sharedBackend();
        const certificate = join(folder, "other.pem");
        writeFileSync(certificate, localCertificate().certificate);
        const stranger = new Clients({ ...backend, certificate });
        await rejects(stranger.sts.send(new GetCallerIdentityCommand({})), /self-signed|verify|certificate/);
        const plain = new Promise((resolve, reject) => {
            request(backend.endpoint.replace("https", "http"), { protocol: "http:" }, resolve)
                .on("error", reject)
                .end();
        });
        await rejects(plain, /ECONNRESET|hang up|Parse Error/);
    });

    it("ends, and leaves nothing behind", async () => {
        const backend = await startBackend();
        const { pid, certificate } = backend;
        ok(isAlive(pid) && existsSync(certificate));
        await backend.stop();
        deepStrictEqual([isAlive(pid), existsSync(dirname(certificate))], [false, false]);
        await backend.stop();
    });

    it("ends with the process that started it, however that ends", async function () {
        this.timeout(60_000);
        const endings: ((child: ChildProcess) => void)[] = [
            (child) => child.kill("SIGKILL"),
            (child) => child.kill("SIGTERM"),
            // By itself, since it was asked to.
            (child) => child.stdin!.end("end"),
        ];
        for (const ending of endings) {
            const { child, backend } = await startedElsewhere(`await startBackend()`);
            ok(isAlive(backend.pid));
            ending(child);
            await eventually(async () => (isAlive(backend.pid) ? undefined : true));
            ok(!existsSync(dirname(backend.certificate)));
        }
    });

    it("goes on detached, is found by its directory and stopped by whoever found it", async function () {
        this.timeout(60_000);
        const directory = join(folder, "detached");
        strictEqual(await findBackend(directory), undefined);
        const options = JSON.stringify({ detached: true, directory });
        const { child, backend } = await startedElsewhere(`await startBackend(${options})`);
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill();
        await gone;
        const found = await findBackend(directory);
        deepStrictEqual([found?.endpoint, found?.pid], [backend.endpoint, backend.pid]);
        await found!.stop();
        deepStrictEqual([isAlive(backend.pid), await findBackend(directory)], [false, undefined]);
    });

    it("tells why it did not start, with the end of its log", async () => {
        const directory = join(folder, "broken");
        // What the backend wants to write as a file.
        mkdirSync(join(directory, "backend.json.new"), { recursive: true });
        await rejects(startBackend({ directory }), (error: Error) => {
            const [first, ...log] = error.message.split("\n");
            strictEqual(
                first,
                "The local AWS backend did not start: it ended with exit code 1. The end of its log:",
            );
            ok(log.length <= 10);
            match(log.at(-1)!, /IsADirectoryError/);
            return true;
        });
    });

    it("needs a directory to go on without its parent", async () => {
        await rejects(startBackend({ detached: true }), { message: /needs a directory/ });
    });

    /** A process that starts a backend, and tells of it. */
    async function startedElsewhere(start: string) {
        const program = `
            require("ts-node/register/transpile-only");
            const { startBackend } = require("./sandbox/backend");
            (async () => {
                const backend = ${start};
                console.log(JSON.stringify(backend));
                process.stdin.once("data", () => process.exit(0));
            })();`;
        const child = spawn(process.execPath, ["-e", program], {
            cwd: repositoryRoot,
            stdio: ["pipe", "pipe", "inherit"],
        });
        const line = await new Promise<string>((resolve) =>
            child.stdout.once("data", (data: Buffer) => resolve(data.toString())),
        );
        return { child, backend: JSON.parse(line) as Backend };
    }
});
