import * as pulumi from "@pulumi/pulumi";

import { absence, isFuture, refuse, type Owner } from "../base/owner";
import { valueProblems, type Limit } from "../limits";
import { filterPolicyProblems, FilterPolicyScope } from "../limits/filter-policy";

type Input<T> = pulumi.Input<T>;

/** Which messages a subscription delivers. */
interface Filter {
    filterPolicy?: Input<string>;
    filterPolicyScope?: Input<FilterPolicyScope>;
}

/** What is wrong with a filter, as far as it is known. */
export function filterProblems({ filterPolicy, filterPolicyScope }: Filter): string[] {
    if (filterPolicy === undefined) {
        if (filterPolicyScope === undefined) return [];
        return [
            "filterPolicyScope is set, but filterPolicy is not; SNS filters nothing then; give a policy or leave it out.",
        ];
    }
    if (isFuture(filterPolicyScope)) return [];
    const scope = (filterPolicyScope ?? FilterPolicyScope.MessageAttributes) as FilterPolicyScope;
    const scopes = Object.values(FilterPolicyScope);
    if (!scopes.includes(scope)) {
        const shown = JSON.stringify(scope);
        return [
            `filterPolicyScope is ${shown}; SNS filters by attributes or by the body; choose ${scopes.join(" or ")}.`,
        ];
    }
    if (isFuture(filterPolicy)) return [];
    const wrong = valueProblems("filterPolicy", filterPolicy, textLimit);
    return wrong.length > 0 ? wrong : filterPolicyProblems("filterPolicy", String(filterPolicy), scope);
}

const textLimit: Limit = {
    admits: (value) => typeof value !== "object",
    allows: "SNS takes the JSON text of an object",
    fix: "write it with JSON.stringify",
};

/** The filter, checked when both parts are known. */
export function guardedFilter(owner: Owner, { filterPolicy, filterPolicyScope }: Filter) {
    if (!isFuture(filterPolicy) && !isFuture(filterPolicyScope)) return { filterPolicy, filterPolicyScope };
    const checked = pulumi.all([filterPolicy, filterPolicyScope]).apply(([policy, scope]) => {
        refuse(owner, filterPolicy === undefined ? [] : absence("filterPolicy", policy));
        refuse(owner, filterProblems({ filterPolicy: policy, filterPolicyScope: scope }));
        return policy as string;
    });
    return { filterPolicy: checked, filterPolicyScope };
}
