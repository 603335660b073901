import { hasWildcard, UNKNOWN } from "../../iam";
import { type Stack } from "./stack";
import { recordsIn } from "./values";

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
    return recordsIn(rules)
        .filter(({ scanFrequency }) => scanFrequency !== "MANUAL")
        .flatMap(({ repositoryFilters }) =>
            repositoryFilters === UNKNOWN ? ["*"] : recordsIn(repositoryFilters).map(({ filter }) => filter),
        )
        .map((filter) => (typeof filter === "string" ? patternOf(filter) : "*"));
}

/** A filter without a wildcard means every name that it stands in. */
function patternOf(filter: string): string {
    return hasWildcard(filter) ? filter : `*${filter}*`;
}
