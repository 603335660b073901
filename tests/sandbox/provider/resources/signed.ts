import { createHash } from "node:crypto";

import { specialArchiveSig, specialAssetSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";

import type { Values } from "../../../../sandbox/provider/values";

/** An asset as the engine hands it to a provider: a text, a file or something on the network. */
export function signedAsset(content: { text: string } | { path: string } | { uri: string }): Values {
    return signed(specialAssetSig, content);
}

/** An archive as the engine hands it to a provider: a folder or a file, or what is in it. */
export function signedArchive(content: { path: string } | { uri: string } | { assets: Values }): Values {
    return signed(specialArchiveSig, content);
}

/** The engine's hash is of what is inside; one of what is said does for a test. */
function signed(signature: string, content: Values): Values {
    const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
    return { [specialSigKey]: signature, hash, ...content };
}
