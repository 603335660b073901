import { parseArn } from "../../iam";
import { type Resource } from "../../policypack/model/resource";
import { type Stack } from "../../policypack/model/stack";
import { SUBSCRIPTION_TYPES, subscriptionsOf } from "../../policypack/model/subscriptions";
import { QUEUES, TOPICS } from "../../policypack/model/types";
import { nameIn, names, onOff, property, shown, type Table } from "./described";
import { encryption } from "./queues";

export const topics: Table = {
    title: "topics",
    of: ({ stack }) => stack.ofTypes(TOPICS),
    columns: {
        topic: ({ name }) => name,
        FIFO: onOff("fifoTopic"),
        encryption: (topic, { stack }) => encryption(topic, stack),
        "delivers to": (topic, { stack }) =>
            stack
                .ofTypes(subscriptionTypes)
                .filter((it) => it === topic || stack.named(it, topicProperty(it)).includes(topic))
                .flatMap((it) => endpoints(it, stack))
                .join(", "),
        "signature version": property("signatureVersion"),
        tracing: property("tracingConfig"),
        "logs failures by": (topic) => nameIn(topic.get("sqsFailureFeedbackRoleArn")),
    },
};

const subscriptionTypes = Object.fromEntries(SUBSCRIPTION_TYPES.map((type) => [type, true]));

function topicProperty({ type }: Resource): string {
    return type.startsWith("aws-native:") ? "topicArn" : "topic";
}

function endpoints(holder: Resource, stack: Stack): string[] {
    return subscriptionsOf(holder).map(({ protocol, endpoint, property: at }) => {
        const queues = stack.named(holder, at, endpoint).filter(({ type }) => Object.hasOwn(QUEUES, type));
        if (queues.length > 0) return names(queues);
        // An address may name a person.
        const isArn = typeof endpoint === "string" && parseArn(endpoint) !== undefined;
        return `${shown(protocol)} ${isArn ? nameIn(endpoint) : ""}`.trim();
    });
}
