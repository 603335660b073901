import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";

import { isRecord, type Project, readYaml } from "./program/project";
import { reason, type Say, SandboxError } from "./say";

const regionKey = "aws:region";
const defaultRegion = "us-east-1";
const withheld = "[secret]";

/**
 * Writes an empty stack into the file backend, unless it is there: `pulumi stack init` would write into the
 * program's folder.
 */
export function createStack(backend: string, project: string, stack: string): void {
    const folder = join(backend, ".pulumi", "stacks", project);
    if (existsSync(join(folder, `${stack}.json`))) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(backend, ".pulumi", "meta.yaml"), "version: 1\n");
    const checkpoint = { version: 3, checkpoint: { stack: `organization/${project}/${stack}`, latest: {} } };
    writeFileSync(join(folder, `${stack}.json`), JSON.stringify(checkpoint));
}

/** Where a stack's configuration comes from. */
export interface ConfigSource {
    project: Project;
    stack: string;
    /** The file to use in place of the stack's own. */
    file?: string | undefined;
    /** Values on top of those of the file. */
    values?: Record<string, string> | undefined;
    say: Say;
}

/** Writes a copy of the stack's configuration for the engine to use and change. */
export async function copyConfig(source: ConfigSource, target: string): Promise<void> {
    const config: Record<string, unknown> = { ...(await ownConfig(source)), ...source.values };
    if (!(regionKey in config) && !(regionKey in source.project.config)) config[regionKey] = defaultRegion;
    // JSON is YAML too.
    writeFileSync(target, JSON.stringify({ ...encryption(target), config }));
}

/** What the engine added to an earlier copy, by which it reads the secrets of the stack's state. */
function encryption(target: string): Record<string, unknown> {
    const [salt] = existsSync(target)
        ? (/^encryptionsalt: .*$/m.exec(readFileSync(target, "utf8")) ?? [])
        : [];
    return salt === undefined ? {} : { encryptionsalt: salt.slice("encryptionsalt: ".length) };
}

async function ownConfig({ project, stack, file, say }: ConfigSource): Promise<Record<string, unknown>> {
    const { folder, name } =
        file === undefined ? { folder: project.configDirectory, name: stack } : fileParts(file);
    const exists = [".yaml", ".yml", ".json"].some((extension) =>
        existsSync(join(folder, `Pulumi.${name}${extension}`)),
    );
    if (!exists) return {};
    const settings: unknown = await readYaml(folder)
        .stackSettings(name)
        .catch((error: unknown) => {
            throw new SandboxError(`Pulumi.${name}.yaml in ${folder} cannot be read: ${reason(error)}`, {
                cause: error,
            });
        });
    const { config, environment } = isRecord(settings) ? settings : {};
    if (environment !== undefined)
        say(`Pulumi.${name}.yaml imports environments: the sandbox leaves them out.`);
    if (!isRecord(config)) return {};
    const { plain, secrets } = withoutSecrets(config);
    const values = secrets === 1 ? "an encrypted value" : `${secrets} encrypted values`;
    if (secrets > 0) say(`Pulumi.${name}.yaml holds ${values}: the program gets "${withheld}" instead.`);
    return plain;
}

/** Pulumi's reader knows stack files by their usual names only. */
function fileParts(file: string): { folder: string; name: string } {
    const { name } = parse(file);
    if (!existsSync(file)) throw new SandboxError(`The configuration file ${file} does not exist.`);
    if (!name.startsWith("Pulumi.")) throw new SandboxError(`${file} is not named Pulumi.<stack>.yaml.`);
    return { folder: dirname(file), name: name.slice("Pulumi.".length) };
}

/** The sandbox has no key to a stack's secrets: each becomes the same plain text. */
function withoutSecrets(config: Record<string, unknown>): {
    plain: Record<string, unknown>;
    secrets: number;
} {
    let secrets = 0;
    const strip = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(strip);
        if (!isRecord(value)) return value;
        if (typeof value["secure"] !== "string") return mapValues(value, strip);
        secrets += 1;
        return withheld;
    };
    return { plain: mapValues(config, strip), secrets };
}

function mapValues(
    record: Record<string, unknown>,
    change: (value: unknown) => unknown,
): Record<string, unknown> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
