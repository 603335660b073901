import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

import * as components from "../components";
import { isComponent } from "../plugin/provider";

interface Manifest {
    name: string;
    version: string;
    description: string;
    license: string;
    keywords: string[];
}

const root = path.resolve(__dirname, "..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

/** The package as other languages see it: read from the sources by the analyzer of Pulumi's own component host. */
export function packageSchema() {
    const names = Object.entries(components).flatMap(([name, value]) => (isComponent(value) ? [name] : []));
    const { components: found, typeDefinitions, dependencies } = analyzed(new Set(names));
    const { name, version, description, keywords, license } = manifest;
    const schema = generateSchema(name, version, description, found, typeDefinitions, dependencies);
    return { ...withPlainNames(withoutTraces(schema)), keywords, license };
}

/** Without what only the analyzer itself reads: the schema tells in `required` what is optional. */
function withoutTraces<Schema>(schema: Schema): Schema {
    const isTrace = (key: string, value: unknown) => key === "optional" && value === true;
    return JSON.parse(JSON.stringify(schema, (key, value) => (isTrace(key, value) ? undefined : value)));
}

/** The generators of the languages add Args to the name of an input themselves: FifoArgs would become FifoArgsArgs. */
function withPlainNames<Schema>(schema: Schema): Schema {
    return JSON.parse(JSON.stringify(schema).replaceAll(/(:index:\w+)Args"/g, '$1"'));
}

/** The analyzer reads every source of the tsconfig.json in a folder: one that names the components alone is fastest. */
function analyzed(names: Set<string>): ReturnType<Analyzer["analyze"]> {
    const folder = mkdtempSync(path.join(tmpdir(), "secure-messaging-schema-"));
    const entry = path.join(root, "components", "index.ts");
    const configuration = {
        extends: path.join(root, "tsconfig.json"),
        compilerOptions: { types: [] },
        include: [],
        files: [entry],
    };
    try {
        writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(configuration));
        return new Analyzer(folder, manifest.name, { main: entry }, names).analyze();
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
