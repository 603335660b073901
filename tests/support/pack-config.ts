import type { PackInfo } from "./pack-info";

export type Level = "advisory" | "mandatory" | "disabled" | "remediate";

/** What a user writes into the file of `--policy-pack-config`: a level, or an object that may hold one. */
export type PackConfig = Record<string, Level | ({ enforcementLevel?: Level } & Record<string, unknown>)>;

export interface PolicyConfig {
    level: Level;
    props: Record<string, unknown>;
}

/**
 * The configuration as the engine completes it before the pack is told: defaults of each policy, then the pack's
 * initial configuration, then the user's, each with its "all" first. Names that no policy has are sent along.
 */
export function completeConfig(info: PackInfo, config: PackConfig): Map<string, PolicyConfig> {
    const result = new Map<string, PolicyConfig>();
    for (const { name, enforcementLevel, configSchema } of info.policies)
        result.set(name, { level: enforcementLevel, props: defaults(configSchema) });
    apply(result, info.initialConfig);
    apply(result, config);
    return result;
}

function defaults(schema: Record<string, unknown>): Record<string, unknown> {
    const withDefault = Object.entries(schema).flatMap(([name, property]) =>
        property && typeof property === "object" && "default" in property ? [[name, property.default]] : [],
    );
    return Object.fromEntries(withDefault);
}

function apply(result: Map<string, PolicyConfig>, config: PackConfig): void {
    const all = levelOf(config["all"]);
    if (all) for (const policy of result.values()) policy.level = all;
    for (const [name, given] of Object.entries(config)) {
        const known = result.get(name);
        const level = levelOf(given) ?? known?.level;
        if (!level)
            throw new Error(
                `The engine refuses the configuration of ${name}: no policy of that name, no level.`,
            );
        result.set(name, { level, props: { ...known?.props, ...propsOf(given) } });
    }
}

function levelOf(given: PackConfig[string] | undefined): Level | undefined {
    return typeof given === "string" ? given : given?.enforcementLevel;
}

function propsOf(given: PackConfig[string]): Record<string, unknown> {
    if (typeof given === "string") return {};
    return Object.fromEntries(Object.entries(given).filter(([key]) => key !== "enforcementLevel"));
}
