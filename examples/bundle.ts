import * as pulumi from "@pulumi/pulumi";
import { buildSync } from "esbuild";

/** The code of a Lambda function: a handler of TypeScript, in one file with all that it imports. */
export function bundled(handler: string): pulumi.asset.AssetArchive {
    const { outputFiles } = buildSync({
        entryPoints: [handler],
        bundle: true,
        write: false,
        platform: "node",
        target: "node22",
        minify: true,
    });
    return new pulumi.asset.AssetArchive({
        "index.js": new pulumi.asset.StringAsset(outputFiles[0]!.text),
    });
}
