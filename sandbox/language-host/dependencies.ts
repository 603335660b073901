import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type * as grpc from "@grpc/grpc-js";
import {
    DependencyInfo,
    InstallDependenciesResponse,
    type InstallDependenciesRequest,
} from "@pulumi/pulumi/proto/language_pb";
import { PackageDependency } from "@pulumi/pulumi/proto/plugin_pb";

import { installedAt } from "../installed";

interface Manifest {
    name?: string;
    version?: string;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
    pulumi?: { resource?: boolean; name?: string; version?: string; server?: string };
}

/** The direct dependencies of a program, each with the version that is installed (or asked for). */
export function programDependencies(directory: string): DependencyInfo[] {
    return directDependencies(directory).map(([name, range]) =>
        new DependencyInfo().setName(name).setVersion(installedManifest(directory, name)?.version ?? range),
    );
}

/** The providers that the direct dependencies of a program are the SDKs of. */
export function requiredPackages(directory: string): PackageDependency[] {
    return directDependencies(directory).flatMap(([name]) => {
        const manifest = installedManifest(directory, name);
        return manifest?.pulumi?.resource ? [toPackage(name, manifest)] : [];
    });
}

/** Runs `npm install` in the program's folder and streams what it prints. */
export function installDependencies(
    call: grpc.ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse>,
): Promise<void> {
    const cwd = call.request.getInfo()?.getProgramDirectory() ?? call.request.getDirectory();
    const npm = spawn("npm", ["install", "--loglevel=error"], {
        cwd,
        stdio: ["ignore", "pipe", "pipe"],
        shell: process.platform === "win32",
    });
    npm.stdout.on("data", (data: Buffer) => call.write(new InstallDependenciesResponse().setStdout(data)));
    npm.stderr.on("data", (data: Buffer) => call.write(new InstallDependenciesResponse().setStderr(data)));
    return new Promise((resolve, reject) => {
        npm.on("error", (error) => reject(new Error(`npm could not be started: ${error.message}`)));
        npm.on("close", (code) =>
            code === 0 ? resolve() : reject(new Error(`npm install in ${cwd} failed with exit code ${code}`)),
        );
    });
}

function toPackage(name: string, { pulumi, version }: Manifest): PackageDependency {
    const release = pulumi?.version ?? version ?? "";
    return new PackageDependency()
        .setName(pulumi?.name ?? name.replace(/^@pulumi\//, ""))
        .setKind("resource")
        .setVersion(release === "" || release.startsWith("v") ? release : `v${release}`)
        .setServer(pulumi?.server ?? "");
}

function directDependencies(directory: string): [string, string][] {
    const { dependencies, devDependencies } = readManifest(join(directory, "package.json")) ?? {};
    return Object.entries({ ...devDependencies, ...dependencies });
}

function installedManifest(directory: string, name: string): Manifest | undefined {
    const folder = installedAt(directory, name);
    return folder === undefined ? undefined : readManifest(join(folder, "package.json"));
}

function readManifest(file: string): Manifest | undefined {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : undefined;
}
