import { type Resource } from "./resource";

/** Explicit AWS providers, whose resources are all reached through the endpoints that they name. */
export const PROVIDERS: readonly string[] = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

/** The endpoints that a provider names, by service. Pulumi hands settings of providers over as JSON texts. */
export function endpointsOf(resource: Resource): { service: string; url: string }[] {
    if (!PROVIDERS.includes(resource.type)) return [];
    const given = resource.get("endpoints");
    const value = typeof given === "string" ? parsed(given) : given;
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items
        .filter(isRecord)
        .flatMap((item) =>
            Object.entries(item).flatMap(([service, url]) =>
                typeof url === "string" ? [{ service, url }] : [],
            ),
        );
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}
