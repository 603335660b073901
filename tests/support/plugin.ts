import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { engine, repositoryRoot } from "../../sandbox";
import { openHome } from "../../sandbox/home";
import { readProject } from "../../sandbox/program/project";
import { folderWith } from "./sandbox";

/** What npm would publish, unpacked in a folder of its own, with the packages of this checkout for its dependencies. */
export function unpackedPackage(): ReturnType<typeof folderWith> {
    const place = folderWith({});
    const words = ["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", place.folder];
    execFileSync("npm", words, { cwd: repositoryRoot, stdio: "pipe" });
    const archive = readdirSync(place.folder).find((name) => name.endsWith(".tgz"))!;
    execFileSync("tar", ["-xzf", archive], { cwd: place.folder });
    const folder = join(place.folder, "package");
    symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
    return { ...place, folder };
}

/**
 * What `pulumi package get-schema` prints of the plugin in a folder. The command installs the plugin's dependencies;
 * these are there, so an npm that does nothing takes the place of the real one.
 */
export async function schemaByEngine(folder: string): Promise<unknown> {
    const home = openHome(await engine(), await readProject(join(repositoryRoot, "examples", "orders")));
    try {
        const tools = join(home.directory, "tools");
        mkdirSync(tools);
        const npm = join(tools, "npm");
        writeFileSync(npm, "#!/bin/sh\nexit 0\n");
        chmodSync(npm, 0o755);
        const PATH = [tools, process.env["PATH"] ?? ""].join(delimiter);
        const text = execFileSync(await engine(), ["package", "get-schema", folder], {
            cwd: home.directory,
            env: { ...home.environment, PATH },
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
            maxBuffer: 1 << 26,
        });
        return JSON.parse(text);
    } finally {
        home.close();
    }
}
