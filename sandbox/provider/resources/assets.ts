import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { specialArchiveSig, specialAssetSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";

import { isObject, type Value, type Values } from "../values";
import type { Change } from "./resource";
import { zip } from "./zip";

/** The content of an asset: a text, a file or something on the network. */
export async function assetContent(asset: Value | undefined): Promise<Buffer> {
    if (!isSigned(asset, specialAssetSig)) throw new Error("This is no asset: make it with pulumi.asset");
    const { text, path, uri } = asset;
    if (typeof path === "string") return readFileSync(path);
    if (typeof uri === "string") return remote(uri);
    return Buffer.from(String(text ?? ""));
}

/** The content of an archive as a zip file: one that is there, a folder, or files that the program names. */
export async function archiveContent(archive: Value | undefined): Promise<Buffer> {
    if (!isSigned(archive, specialArchiveSig))
        throw new Error("This is no archive: make it with pulumi.asset");
    const { path, uri, assets } = archive;
    if (typeof uri === "string") return remote(uri);
    if (typeof path === "string" && !statSync(path).isDirectory()) return zipFile(path);
    return zip(new Map(typeof path === "string" ? filesIn(path) : await filesOf(assets)));
}

/** Whether an asset or archive has another content than before: where it lies does not count. */
export function contentChanged({ changed, actual, news }: Change, key: string): boolean {
    if (!changed.has(key)) return false;
    const [before, after] = [hashOf(actual[key]), hashOf(news[key])];
    return before === undefined || before !== after;
}

function hashOf(value: Value | undefined): Value | undefined {
    return isObject(value) ? value["hash"] : undefined;
}

function isSigned(value: Value | undefined, signature: string): value is Values {
    return isObject(value) && value[specialSigKey] === signature;
}

function zipFile(path: string): Buffer {
    const content = readFileSync(path);
    if (content.subarray(0, 2).toString() === "PK") return content;
    throw new Error(`${path} is no zip file: name a zip file, a jar or a folder`);
}

async function filesOf(assets: Value | undefined): Promise<[string, Buffer][]> {
    const files: [string, Buffer][] = [];
    for (const [name, inside] of Object.entries(isObject(assets) ? assets : {})) {
        if (isSigned(inside, specialAssetSig)) files.push([name, await assetContent(inside)]);
        else
            files.push(
                ...(await folderOf(inside)).map(([path, content]) => entry(join(name, path), content)),
            );
    }
    return files;
}

/** An archive inside an archive is a folder of it. */
async function folderOf(archive: Value): Promise<[string, Buffer][]> {
    const { path, assets } = isSigned(archive, specialArchiveSig) ? archive : ({} as Values);
    if (typeof path === "string" && statSync(path).isDirectory()) return filesIn(path);
    if (assets !== undefined) return filesOf(assets);
    throw new Error("An archive inside an archive has to be a folder or made of assets");
}

function filesIn(folder: string): [string, Buffer][] {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((one) => !one.isDirectory()).map((one) => join(one.parentPath, one.name));
    return paths.map((path) => entry(path.slice(join(folder, "/").length), readFileSync(path)));
}

/** Paths inside an archive have slashes everywhere. */
function entry(path: string, content: Buffer): [string, Buffer] {
    return [path.replaceAll("\\", "/"), content];
}

async function remote(uri: string): Promise<Buffer> {
    if (uri.startsWith("file:")) return readFileSync(fileURLToPath(uri));
    const response = await fetch(uri);
    if (!response.ok) throw new Error(`${uri} answers ${response.status} ${response.statusText}`);
    return Buffer.from(await response.arrayBuffer());
}
