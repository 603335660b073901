import { isRecord } from "../../iam";
import { type Resource } from "./resource";
import { jsonIn } from "./values";

/** Explicit AWS providers, whose resources are all reached through the endpoints that they name. */
export const PROVIDERS: readonly string[] = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

/** The endpoints that a provider names, by service. Pulumi hands settings of providers over as JSON texts. */
export function endpointsOf(resource: Resource): { service: string; url: string }[] {
    if (!PROVIDERS.includes(resource.type)) return [];
    const given = resource.get("endpoints");
    const value = typeof given === "string" ? jsonIn(given) : given;
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items
        .filter(isRecord)
        .flatMap((item) =>
            Object.entries(item).flatMap(([service, url]) =>
                typeof url === "string" ? [{ service, url }] : [],
            ),
        );
}
