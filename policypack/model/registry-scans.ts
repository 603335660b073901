import { hasWildcard, UNKNOWN } from "../../iam";
import { type Stack } from "./stack";

const REGISTRIES = {
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": true,
    "aws-native:ecr:RegistryScanningConfiguration": true,
};

/** Patterns of the repositories whose images the registry scans by itself, on each push or all the time. */
export function scanFilters(stack: Stack): readonly string[] {
    return stack.once(scanFilters, () =>
        stack.ofTypes(REGISTRIES).flatMap((registry) => filtersIn(registry.get("rules"))),
    );
}

/** What is not known may be meant for every repository. */
function filtersIn(rules: unknown): string[] {
    if (rules === UNKNOWN) return ["*"];
    return membersOf(rules)
        .filter(({ scanFrequency }) => scanFrequency !== "MANUAL")
        .flatMap(({ repositoryFilters }) =>
            repositoryFilters === UNKNOWN ? ["*"] : membersOf(repositoryFilters).map(({ filter }) => filter),
        )
        .map((filter) => (typeof filter === "string" ? patternOf(filter) : "*"));
}

/** A filter without a wildcard means every name that it stands in. */
function patternOf(filter: string): string {
    return hasWildcard(filter) ? filter : `*${filter}*`;
}

function membersOf(list: unknown): Record<string, unknown>[] {
    const items: unknown[] = Array.isArray(list) ? list : [];
    return items.filter((item) => typeof item === "object" && item !== null) as Record<string, unknown>[];
}
