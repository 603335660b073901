import { type Text, UNKNOWN } from "../../iam";
import { type Resource } from "./resource";

/** One endpoint of a topic: a resource of its own, or an item in the list of the topic. */
export interface Subscription {
    /** How a message calls it. */
    label: string;
    /** The property that holds it, for what is not known about it. */
    property: string;
    /** In lower case. */
    protocol: Text | undefined;
    endpoint: Text | undefined;
}

const SINGLE = ["aws:sns/topicSubscription:TopicSubscription", "aws-native:sns:Subscription"];

/** The property with the list, of a topic that carries its subscriptions itself. */
const LISTED: Readonly<Record<string, string>> = { "aws-native:sns:Topic": "subscription" };

export const SUBSCRIPTION_TYPES: readonly string[] = [...SINGLE, ...Object.keys(LISTED)];

/** The subscriptions that a resource brings. */
export function subscriptionsOf(resource: Resource): Subscription[] {
    const list = Object.hasOwn(LISTED, resource.type) ? LISTED[resource.type]! : undefined;
    if (list === undefined)
        return [
            {
                label: "the subscription",
                property: "endpoint",
                protocol: lowered(textOf(resource.get("protocol"))),
                endpoint: textOf(resource.get("endpoint")),
            },
        ];
    const items = resource.get(list);
    if (items === UNKNOWN) return [itemOf(UNKNOWN, list, "a subscription")];
    if (!Array.isArray(items)) return [];
    return items.map((item: unknown, i) => itemOf(item, list, `subscription ${i + 1}`));
}

function itemOf(item: unknown, property: string, label: string): Subscription {
    if (item === UNKNOWN) return { label, property, protocol: UNKNOWN, endpoint: UNKNOWN };
    const { protocol, endpoint } = (item ?? {}) as Record<string, unknown>;
    return { label, property, protocol: lowered(textOf(protocol)), endpoint: textOf(endpoint) };
}

function textOf(value: unknown): Text | undefined {
    if (value === UNKNOWN) return UNKNOWN;
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function lowered(text: Text | undefined): Text | undefined {
    return typeof text === "string" ? text.toLowerCase() : text;
}

/** An endpoint as a URL; undefined where it is none. */
export function urlOf(endpoint: Text | undefined): URL | undefined {
    if (typeof endpoint !== "string" || !/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint))
        return undefined;
    return new URL(endpoint);
}
