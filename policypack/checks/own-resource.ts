import {
    arnsOverlap,
    hasWildcard,
    matchesAll,
    parseArn,
    type Service,
    type Statement,
    type Text,
    UNKNOWN,
} from "../../iam";
import { type Policy } from "../model/policies";
import { type Resource } from "../model/resource";
import { fail, type Problem } from "../rule";
import { partlyKnown } from "./unreadable";
import { listed } from "./words";

/**
 * Yields each Allow of a resource policy that is about something other than the resource it is attached to. There
 * "*" can only mean that resource. Of one whose ARN is not known yet, all that can be told is that two are not one.
 */
export function* ownResource(policy: Policy, service: Service): Iterable<Problem> {
    const allows = policy.document.statements.filter(({ effect }) => effect !== "Deny");
    const own = ownArn(policy, allows, service);
    for (const statement of allows) {
        const { negated, values } = statement.resources;
        const others = negated ? [] : values.filter((value) => isOther(value, own, service));
        if (others.length > 0)
            yield fail(`${statement.label} of its ${policy.property} is about ${described(others, own)}`);
    }
    if (policy.document.unknown) yield partlyKnown(policy);
}

/** The resource that the policy is attached to, else the first of its kind that a statement names exactly. */
function ownArn(policy: Policy, statements: readonly Statement[], service: Service): string | undefined {
    const { attachedTo, resource } = policy;
    if (isShared(resource)) return undefined;
    if (attachedTo !== UNKNOWN && parseArn(attachedTo) !== undefined) return attachedTo;
    const named = statements.filter(({ resources }) => !resources.negated);
    return named
        .flatMap(({ resources }) => resources.values)
        .find(
            (value): value is string =>
                value !== UNKNOWN && !hasWildcard(value) && arnsOverlap(value, `arn:*:${service}:*:*:*`),
        );
}

/** A policy of aws-native may be attached to several queues or topics at once. */
function isShared(resource: Resource): boolean {
    return ["queues", "topics"].some((list) => {
        const owners = resource.get(list);
        return Array.isArray(owners) && owners.length > 1;
    });
}

function isOther(value: Text, own: string | undefined, service: Service): boolean {
    if (value === UNKNOWN || matchesAll(value) || value.includes("${")) return false;
    const arn = parseArn(value);
    if (arn === undefined) return true;
    return !arnsOverlap(value, `arn:*:${service}:*:*:*`) || (own !== undefined && !arnsOverlap(value, own));
}

function described(others: readonly Text[], own: string | undefined): string {
    const url = others.find((value) => String(value).includes("://"));
    if (url !== undefined) return `${listed([url])}, which is a URL and no ARN`;
    return `${listed(others)}${own === undefined ? "" : `, and not about ${own}`}`;
}
