import type { ProgramInfo } from "@pulumi/pulumi/proto/language_pb";

/** What Pulumi.yaml, PulumiPolicy.yaml or PulumiPlugin.yaml sets under `runtime.options`. */
export interface RuntimeOptions {
    typescript: boolean;
    tsconfig?: string;
    nodeArguments: string[];
}

export function runtimeOptions(info: ProgramInfo | undefined): RuntimeOptions {
    const options = info?.getOptions()?.toJavaScript() ?? {};
    const { typescript = true, tsconfig, nodeargs = "" } = options;
    if (typeof typescript !== "boolean") throw new Error("typescript option must be a boolean");
    if (tsconfig !== undefined && typeof tsconfig !== "string")
        throw new Error("tsconfig option must be a string");
    if (typeof nodeargs !== "string") throw new Error("nodeargs option must be a string");
    const nodeArguments = nodeargs.split(/\s+/).filter((word) => word !== "");
    return { typescript, ...(tsconfig === undefined ? {} : { tsconfig }), nodeArguments };
}

/** The variables through which `@pulumi/pulumi` learns of the options. */
export function optionVariables(options: RuntimeOptions): Record<string, string> {
    return {
        ...(options.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
        ...(options.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
    };
}
