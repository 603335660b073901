import { lastName, matches, parseArn, type Statement, UNKNOWN } from "../../iam";
import { attachedPolicies } from "../../policypack/model/policies";
import { EVENT_SOURCE_MAPPINGS } from "../../policypack/model/consumers";
import { functionsNamed } from "../../policypack/model/functions";
import { grouped } from "../../policypack/model/groups";
import { publishersOf } from "../../policypack/model/publishers";
import { type Resource, textProperty } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { SUBSCRIPTION_TYPES, subscriptionsOf } from "../../policypack/model/subscriptions";
import { QUEUE_POLICIES, TOPIC_POLICIES } from "../../policypack/model/types";
import { policiesByOwner } from "../../policypack/model/policies";
import { type Caller } from "./facts";

/** Who is known to call a queue or topic: named in its policy, or by what makes a service call. */
export function callersOf(resource: Resource, stack: Stack): Caller[] {
    const found = [
        ...inPolicies(resource, stack),
        ...(publishersByTarget(stack).get(resource) ?? []),
        ...(consumersByQueue(stack).get(resource) ?? []),
        ...(subscribersByTopic(stack).get(resource) ?? []),
    ];
    return [...new Map(found.map((caller) => [JSON.stringify(caller), caller])).values()];
}

const places = { ...QUEUE_POLICIES, ...TOPIC_POLICIES };

function inPolicies(resource: Resource, stack: Stack): Caller[] {
    const policies = policiesByOwner(stack, places).get(resource) ?? attachedPolicies(resource, places);
    return policies.flatMap(({ document }) => document.statements.flatMap(allowed));
}

function allowed(statement: Statement): Caller[] {
    const { effect, principals, label, conditions } = statement;
    if (effect !== "Allow" || principals === undefined) return [];
    const does = doing(statement);
    const [source] = conditions.find(({ key, negated }) => key === "aws:sourcearn" && !negated)?.values ?? [];
    const common = { by: `${label} of its policy`, does, ...(typeof source === "string" ? { source } : {}) };
    if (principals.negated) return [{ who: "everybody whom NotPrincipal does not name", ...common }];
    return principals.entries.map(({ value }) => ({
        who: value === UNKNOWN ? "not known" : value,
        ...common,
    }));
}

/** What a statement lets its principals do with messages. */
function doing({ actions }: Statement): Caller["does"] {
    const speaksOf = (action: string) =>
        actions.values.some(
            (pattern) => pattern === UNKNOWN || matches(pattern.toLowerCase(), action.toLowerCase()),
        ) !== actions.negated;
    const does: Caller["does"] = [];
    if (speaksOf("sqs:SendMessage") || speaksOf("sns:Publish")) does.push("sends");
    if (speaksOf("sqs:ReceiveMessage") || speaksOf("sns:Subscribe")) does.push("reads");
    return does.length > 0 ? does : ["manages"];
}

/** Services that put messages in for a subscription, a bucket, a rule or an alarm. */
function publishersByTarget(stack: Stack): ReadonlyMap<Resource, Caller[]> {
    return stack.once(publishersByTarget, () => {
        const pairs = publishersOf(stack).flatMap(({ targets, services, label, source, at }) =>
            targets.map((target) => {
                const known = source.arn === UNKNOWN ? {} : { source: onBus(source.arn, at) };
                return {
                    target,
                    caller: { who: services[0]!, by: label, does: ["sends" as const], ...known },
                };
            }),
        );
        return callersBy(pairs);
    });
}

/** The ARN of a rule on a bus of one's own, which holds the name of the bus. */
function onBus(arn: string, target: Resource): string {
    const bus = textProperty(target, "eventBusName");
    return typeof bus === "string" ? arn.replace(":rule/*/", () => `:rule/${lastName(bus)}/`) : arn;
}

/** Functions that a mapping feeds: it is their role that receives. */
function consumersByQueue(stack: Stack): ReadonlyMap<Resource, Caller[]> {
    return stack.once(consumersByQueue, () => {
        const pairs = stack.ofTypes(EVENT_SOURCE_MAPPINGS).flatMap((mapping) => {
            const roles = functionsNamed(mapping, "functionName", stack).map((handler) =>
                textProperty(handler, "role"),
            );
            const [role] = roles.filter((text) => typeof text === "string");
            const named = textProperty(mapping, "functionName");
            const who = role ?? (typeof named === "string" ? named : "a function");
            const caller = { who, by: `event source mapping "${mapping.name}"`, does: ["reads" as const] };
            return stack.named(mapping, "eventSourceArn").map((target) => ({ target, caller }));
        });
        return callersBy(pairs);
    });
}

function subscribersByTopic(stack: Stack): ReadonlyMap<Resource, Caller[]> {
    return stack.once(subscribersByTopic, () => {
        const types = Object.fromEntries(SUBSCRIPTION_TYPES.map((type) => [type, true]));
        const pairs = stack.ofTypes(types).flatMap((resource) =>
            subscriptionsOf(resource).flatMap(({ endpoint, protocol }) => {
                const who = typeof endpoint === "string" ? plainEndpoint(endpoint) : "not known";
                const by = `subscription by ${typeof protocol === "string" ? protocol : "an unknown protocol"}`;
                const topics = [
                    resource,
                    ...stack.named(resource, "topic"),
                    ...stack.named(resource, "topicArn"),
                ];
                return topics.map((target) => ({ target, caller: { who, by, does: ["reads" as const] } }));
            }),
        );
        return callersBy(pairs);
    });
}

function callersBy(pairs: readonly { target: Resource; caller: Caller }[]): Map<Resource, Caller[]> {
    const lists = grouped(pairs, ({ target }) => target);
    return new Map([...lists].map(([target, list]) => [target, list.map(({ caller }) => caller)]));
}

/** An endpoint without what may be a secret in it: user, password and query of a URL. */
function plainEndpoint(endpoint: string): string {
    if (parseArn(endpoint) || !URL.canParse(endpoint)) return endpoint;
    const { protocol, host, pathname } = new URL(endpoint);
    return `${protocol}//${host}${pathname}`;
}
