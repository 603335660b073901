import { deepStrictEqual, match, notStrictEqual, ok, rejects, strictEqual } from "node:assert";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { SandboxError } from "../../../sandbox";
import { backendPython, backendSources, type PythonSources } from "../../../sandbox/backend/install";

describe("what the backend runs on", () => {
    let cache: string;
    let told: string[];
    let made: string[];
    beforeEach(() => {
        cache = mkdtempSync(join(tmpdir(), "backend-install-"));
        [told, made] = [[], []];
    });
    afterEach(() => rmSync(cache, { recursive: true, force: true }));

    /** Sources with a requirements file of this content, and environments that hold nothing but a file for Python. */
    function sources(requirements: string, more: Partial<PythonSources> = {}): Partial<PythonSources> {
        const file = join(cache, "requirements.txt");
        writeFileSync(file, requirements);
        return {
            cache,
            requirements: file,
            say: (line) => void told.push(line),
            progress: async (what, work) => (told.push(what), work()),
            make: async (_base, environment) => {
                made.push(environment);
                await sleep(50);
                for (const python of ["bin/python", "Scripts/python.exe"]) {
                    mkdirSync(dirname(join(environment, python)), { recursive: true });
                    writeFileSync(join(environment, python), "");
                }
            },
            ...more,
        };
    }

    it("is made once, by whoever comes first, and used by the others", async () => {
        const first = sources("one");
        const [python, other] = await Promise.all([backendPython(first), backendPython(first)]);
        strictEqual(python, other);
        ok(existsSync(python));
        deepStrictEqual(told.sort(), [
            "Another process is installing the local AWS backend: waiting for it.",
            "Installing the local AWS backend, once, about ten seconds",
        ]);
        strictEqual(await backendPython({ ...first, path: "" }), python);
        strictEqual(made.length, 1);
    });

    it("is made anew for other requirements", async () => {
        const before = await backendPython(sources("one"));
        notStrictEqual(await backendPython(sources("two")), before);
        strictEqual(made.length, 2);
    });

    it("is not there by half when it cannot be made", async () => {
        const make: PythonSources["make"] = (_base, environment) => {
            mkdirSync(join(environment, "bin"), { recursive: true });
            const stderr = "Collecting h2\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES.\n";
            return Promise.reject(Object.assign(new Error("Command failed: python"), { stderr }));
        };
        await rejects(backendPython(sources("one", { make })), (error: Error) => {
            ok(error instanceof SandboxError);
            strictEqual(
                error.message,
                "The local AWS backend could not be installed: THESE PACKAGES DO NOT MATCH THE HASHES. " +
                    "Open the network to the Python package index and run again.",
            );
            return true;
        });
        deepStrictEqual(readdirSync(cache), ["requirements.txt"]);
    });

    it("needs a Python, and says which", async () => {
        await rejects(backendPython(sources("one", { path: "" })), {
            message:
                "The local AWS backend needs Python 3.11 or newer with its venv module: install it " +
                "(https://www.python.org/downloads/; on Debian and Ubuntu: apt install python3 python3-venv).",
        });
    });

    it("is pinned, each package by its hashes", () => {
        const text = readFileSync(join(backendSources, "requirements.txt"), "utf8");
        const packages = text.replaceAll("\\\n", "").trim().split("\n");
        ok(packages.some((line) => line.startsWith("ministack==1.5.33 ")));
        for (const line of packages) match(line, /^[\w-]+==\S+ +(--hash=sha256:[0-9a-f]{64} *)+$/);
    });
});
