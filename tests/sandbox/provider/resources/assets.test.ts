import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { archiveContent, assetContent, contentChanged } from "../../../../sandbox/provider/resources/assets";
import { zip } from "../../../../sandbox/provider/resources/zip";
import { signedArchive, signedAsset } from "./signed";

describe("the files that a program hands over", () => {
    let folder: string;
    const packed = zip(new Map([["index.js", Buffer.from("one")]]));

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "assets-"));
        writeFileSync(join(folder, "index.js"), "one");
    });

    after(() => rmSync(folder, { recursive: true }));

    it("are a text, a file or something that has an address", async () => {
        const path = join(folder, "index.js");
        for (const content of [{ text: "one" }, { path }, { uri: pathToFileURL(path).href }])
            assert.equal((await assetContent(signedAsset(content))).toString(), "one");
    });

    it("are fetched from the network, and refused where nothing is there", async () => {
        const server = createServer(({ url }, response) => {
            response.writeHead(url === "/there" ? 200 : 404).end("one");
        });
        await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
        const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        assert.equal((await assetContent(signedAsset({ uri: `${base}/there` }))).toString(), "one");
        await assert.rejects(
            assetContent(signedAsset({ uri: `${base}/gone` })),
            /gone answers 404 Not Found/,
        );
        server.close();
        server.closeAllConnections();
    });

    it("make the same archive as a folder, as a zip file and by their names", async () => {
        const file = join(folder, "..", `${Date.now()}.zip`);
        writeFileSync(file, packed);
        const assets = { "index.js": signedAsset({ text: "one" }) };
        for (const content of [{ path: folder }, { path: file }, { assets }])
            assert.deepEqual(await archiveContent(signedArchive(content)), packed);
        rmSync(file);
    });

    it("have folders for archives inside an archive", async () => {
        const inner = signedArchive({ path: folder });
        const expected = zip(new Map([["lib/index.js", Buffer.from("one")]]));
        assert.deepEqual(await archiveContent(signedArchive({ assets: { lib: inner } })), expected);
    });

    it("are refused where they are none", async () => {
        await assert.rejects(assetContent("text"), /This is no asset/);
        await assert.rejects(archiveContent(signedAsset({ text: "one" })), /This is no archive/);
    });

    it("have changed when their content has, wherever they lie", () => {
        const changed = new Set(["code"]);
        const [one, other] = [signedAsset({ text: "one" }), signedAsset({ text: "two" })];
        const moved = { ...one, path: "elsewhere" };
        assert.equal(
            contentChanged({ changed, actual: { code: one }, news: { code: moved } }, "code"),
            false,
        );
        assert.equal(contentChanged({ changed, actual: { code: one }, news: { code: other } }, "code"), true);
        assert.equal(contentChanged({ changed, actual: {}, news: { code: one } }, "code"), true);
    });
});
