import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

import { hasLanguageHost } from "./engine/executable";
import { installedVersions } from "./installed";
import { componentPackage } from "./program/packages";
import type { Project } from "./program/project";
import { type Connection, connectionVariables } from "./provider/connection";
import { builtScript, repositoryRoot } from "./repository";

/** A private place for one run of the engine, gone when it is closed. */
export interface Home {
    directory: string;
    /** The folder of the file backend and of the stacks' configuration. */
    state: string;
    /** The variables with which the engine knows this place only. */
    environment: NodeJS.ProcessEnv;
    close(): void;
}

/** What a run of the engine finds around it. */
export interface Surroundings {
    /** The folder in which stacks stay for the next run. Default: gone with the place. */
    state?: string;
    /** The local AWS to deploy to. Default: none, for previews only. */
    cloud?: Connection;
    /** The port of a stand-in provider that runs already. Default: the engine starts one for each run. */
    providerPort?: number;
    /**
     * Whether the engine writes the state after every step. Without that, a large stack deploys in a third of the time,
     * and a run that is cut short forgets what it made. Default: true.
     */
    checkpoints?: boolean;
}

/** Variables that lead to the user's own Pulumi or AWS account, or into a process around this one. */
const foreign =
    /^AWS_|^PULUMI_(ACCESS_TOKEN|API|AUTOMATION_API|BACKEND_URL|CONFIG.*|CREDENTIALS_PATH|DEBUG_(LANGUAGES|PROVIDERS)|HOME|IGNORE_AMBIENT_PLUGINS|LANGUAGE_.*|NODEJS_.*|ORGANIZATION|STACK)$/;

/** Makes the place: a Pulumi home with the stand-ins as its plugins, and a file backend. */
export function openHome(
    engine: string,
    { programDirectory, isModule }: Project,
    { state, cloud, providerPort, checkpoints = true }: Surroundings = {},
): Home {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-secure-messaging-")));
    const close = () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    const folder = (name: string) => join(directory, name);
    for (const name of ["home", "packages"]) mkdirSync(folder(name));
    const stacks = state ?? folder("stacks");
    mkdirSync(stacks, { recursive: true });
    const plugins = join(folder("home"), "plugins");
    for (const version of awsVersions(programDirectory))
        writePlugin(plugins, "resource-aws", version, builtScript("provider/main"));
    if (!hasLanguageHost(engine))
        writePlugin(plugins, "language-nodejs", "3.0.0", builtScript("language-host/main"));
    symlinkSync(repositoryRoot, join(folder("packages"), componentPackage), "junction");
    const environment = {
        ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
        PULUMI_HOME: folder("home"),
        PULUMI_BACKEND_URL: `file://${stacks}`,
        PULUMI_CONFIG_PASSPHRASE: "sandbox",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        // A real AWS provider on the user's PATH would come before the stand-in.
        PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
        PULUMI_DEBUG_COMMANDS: "1",
        // The stand-in's own affair: nobody who deploys a program can do anything about it.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        // The types are checked before: see program/compile.ts.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        TS_NODE_TRANSPILE_ONLY: "true",
        ...lentPackages(folder("packages"), isModule),
        ...(cloud && connectionVariables(cloud)),
        ...(checkpoints ? {} : { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" }),
        ...(providerPort === undefined ? {} : { PULUMI_DEBUG_PROVIDERS: `aws:${providerPort}` }),
    };
    return { directory, state: stacks, environment, close };
}

/** The engine asks for exactly the version of the SDK that the program uses. */
function awsVersions(programDirectory: string): Set<string> {
    return new Set(
        [programDirectory, repositoryRoot].flatMap((place) => installedVersions(place, "@pulumi/aws")),
    );
}

/** Where Node looks after the program's own node_modules: the components, then this repository's packages. */
function lentPackages(components: string, isModule: boolean): NodeJS.ProcessEnv {
    const { NODE_PATH, NODE_OPTIONS = "" } = process.env;
    const places = [...(NODE_PATH ? [NODE_PATH] : []), components, join(repositoryRoot, "node_modules")];
    const preload = pathToFileURL(builtScript("program/lend")).href;
    return {
        NODE_PATH: places.join(delimiter),
        ...(isModule ? { NODE_OPTIONS: `${NODE_OPTIONS} --import ${preload}`.trim() } : {}),
    };
}

/** A plugin as the engine expects one in its home: a folder with an executable in it. */
function writePlugin(plugins: string, name: string, version: string, script: string): void {
    const folder = join(plugins, `${name}-v${version}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `pulumi-${name}`);
    if (process.platform === "win32") {
        writeFileSync(`${file}.cmd`, `@"${process.execPath}" "${script}" %*\r\n`);
        return;
    }
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
    chmodSync(file, 0o755);
}
