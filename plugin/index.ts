import { readFileSync } from "node:fs";
import { join } from "node:path";

import { main } from "@pulumi/pulumi/provider";

import * as components from "../components";
import { componentProvider } from "./provider";

// Built, this file lies two folders below the root of the package.
const root = join(__dirname, "../..");

/** Pulumi loads the folder of PulumiPlugin.yaml, and calls what it exports. */
function servePlugin(): Promise<void> {
    const schema = readFileSync(join(root, "schema.json"), "utf8");
    return main(componentProvider(components, schema), process.argv.slice(2));
}

export = servePlugin;
