import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder in which Node finds a package for code in `directory`, on the way up; undefined when it has none. */
export function installedAt(directory: string, name: string): string | undefined {
    const folder = join(directory, "node_modules", name);
    if (existsSync(join(folder, "package.json"))) return folder;
    return dirname(directory) === directory ? undefined : installedAt(dirname(directory), name);
}

/** Every version of a package that code in `directory` can load: its own, and those of its packages. */
export function installedVersions(directory: string, name: string): string[] {
    const own = installedAt(directory, name);
    if (own === undefined) return [];
    const root = own.slice(0, -name.length);
    const nested = packagesIn(root).map((folder) => join(folder, "node_modules", name));
    const found = [own, ...nested].filter((folder) => existsSync(join(folder, "package.json")));
    return [...new Set(found.map(versionOf))];
}

/** The version that the package in a folder has. */
export function versionOf(folder: string): string {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return manifest.version;
}

function packagesIn(root: string): string[] {
    return readdirSync(root).flatMap((name) =>
        name.startsWith("@")
            ? readdirSync(join(root, name)).map((inner) => join(root, name, inner))
            : [join(root, name)],
    );
}
