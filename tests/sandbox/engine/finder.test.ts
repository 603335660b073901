import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { findEngine } from "../../../sandbox/engine";
import { pinned } from "../../../sandbox/engine/build";
import { cacheDirectory } from "../../../sandbox/engine/cache";
import { isRecent } from "../../../sandbox/engine/executable";
import { folderWith } from "../../support/sandbox";

function fakeCli(file: string, version: string): string {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n[ "$1" = version ] && echo ${version}\n`);
    chmodSync(file, 0o755);
    return file;
}

describe("the engine finder", () => {
    let place: ReturnType<typeof folderWith>;
    let path: string;
    let cache: string;
    let said: string[];

    beforeEach(() => {
        place = folderWith({});
        path = join(place.folder, "path");
        cache = join(place.folder, "cache");
        said = [];
    });
    afterEach(() => place.remove());

    const refuse = () => Promise.reject(new Error("this step must not run"));
    const sources = () => ({
        path,
        cache,
        say: (line: string) => void said.push(line),
        download: refuse,
        build: refuse,
    });
    const download = async (root: string) => void fakeCli(join(root, "bin", "pulumi"), "v3.248.0");
    const build = async (executable: string) => void fakeCli(executable, "v3.250.0");

    it("takes a recent one from the PATH without a word", async () => {
        const own = fakeCli(join(path, "pulumi"), "v3.229.0");
        assert.equal(await findEngine(sources()), own);
        assert.deepEqual(said, []);
    });

    it("says why it passes over an old one, and downloads", async () => {
        const own = fakeCli(join(path, "pulumi"), "v3.228.9");
        const found = await findEngine({ ...sources(), download });
        assert.match(found, /cache\/official-[\d.]+\/bin\/pulumi$/);
        assert.deepEqual(said, [
            `${own} is Pulumi 3.228.9, but 3.229.0 or newer is needed: looking for another one.`,
            "There is no Pulumi CLI yet: trying the official download.",
        ]);
    });

    it("says when the one on the PATH does not run", async () => {
        const own = join(path, "pulumi");
        mkdirSync(path);
        writeFileSync(own, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
        await findEngine({ ...sources(), download });
        assert.match(said[0] ?? "", /does not run \(Command failed: .*\): looking for another Pulumi CLI\.$/);
    });

    it("builds with Go when the download fails, and says why", async () => {
        const found = await findEngine({
            ...sources(),
            download: () => Promise.reject(new Error("no network")),
            build,
        });
        assert.match(found, /cache\/go-3\.250\.0\/bin\/pulumi$/);
        assert.deepEqual(said, [
            "There is no Pulumi CLI yet: trying the official download.",
            "The official download failed (no network): building the Pulumi CLI with Go instead.",
        ]);
    });

    it("takes from the cache what it has got before, without a word", async () => {
        const first = await findEngine({ ...sources(), download });
        said = [];
        assert.equal(await findEngine(sources()), first);
        assert.deepEqual(said, []);
    });

    it("gets the engine once when two ask at the same time", async () => {
        let downloads = 0;
        const counted = async (root: string) => {
            downloads += 1;
            await download(root);
        };
        const both = { ...sources(), download: counted };
        const [first, second] = await Promise.all([findEngine(both), findEngine(both)]);
        assert.deepEqual([downloads, first], [1, second]);
        assert.ok(said.includes("Another process is getting the Pulumi CLI: waiting for it."));
    });

    it("takes over the lock of a process that is gone", async () => {
        mkdirSync(cache, { recursive: true });
        writeFileSync(join(cache, "getting.lock"), "999999999");
        assert.match(await findEngine({ ...sources(), build, download }), /official/);
    });

    it("names the three ways to help when all steps fail", async () => {
        const fail = (why: string) => () => Promise.reject(new Error(why));
        await assert.rejects(
            findEngine({ ...sources(), download: fail("offline"), build: fail("Go is not installed") }),
            {
                message:
                    "There is no Pulumi CLI: the build failed too (Go is not installed). One of these helps: " +
                    "install Pulumi 3.229.0 or newer (https://www.pulumi.com/docs/install/); " +
                    `open the network to https://get.pulumi.com; install Go ${pinned().go} or newer (https://go.dev/dl/).`,
            },
        );
    });
});

describe("the engine's version", () => {
    const cases = {
        "3.229.0": true,
        "3.228.9": false,
        "3.1000.0": true,
        "2.999.0": false,
        "4.0.0": true,
        "3.229.0-alpha.1": true,
    };
    for (const [version, recent] of Object.entries(cases))
        it(`${version} is ${recent ? "" : "not "}recent enough`, () =>
            assert.equal(isRecent(version), recent));
});

describe("the engine's cache", () => {
    const end = "pulumi-secure-messaging";

    it("is where the user's variable says", () => {
        assert.equal(cacheDirectory({ PULUMI_SECURE_MESSAGING_CACHE: "/there" }, "linux"), "/there");
        assert.equal(cacheDirectory({ XDG_CACHE_HOME: "/xdg" }, "linux"), join("/xdg", end));
    });

    it("is in the system's own place for caches", () => {
        assert.match(cacheDirectory({}, "linux"), /\.cache.pulumi-secure-messaging$/);
        assert.match(cacheDirectory({}, "darwin"), /Library.Caches.pulumi-secure-messaging$/);
        assert.equal(cacheDirectory({ LOCALAPPDATA: "/local" }, "win32"), join("/local", end));
    });
});
