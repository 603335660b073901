import { type Analyzer, type Diagnostic, type PackConfig, type Resource } from "./analyzer";

/** What a preview is told, in the engine's order. */
export async function preview(
    analyzer: Analyzer,
    resources: Resource[],
    config: PackConfig = {},
): Promise<Diagnostic[]> {
    await analyzer.configureStack();
    await analyzer.configure(config);
    const found: Diagnostic[] = [];
    for (const resource of resources) found.push(...(await analyzer.analyze(resource)).diagnostics);
    found.push(...(await analyzer.analyzeStack(resources)).diagnostics);
    return found;
}

/** Who said something, and how loudly. */
export function verdicts(found: readonly Diagnostic[]): string[] {
    return found.map(({ policyName, enforcementLevel }) => `${policyName}: ${enforcementLevel}`);
}
