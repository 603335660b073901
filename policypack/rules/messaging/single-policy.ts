import { type PolicyWriter, policyWriters, rivals } from "../../model/policy-writers";
import { type Resource } from "../../model/resource";
import { KEY_POLICIES, type PolicyPlaces, QUEUE_POLICIES, TOPIC_POLICIES } from "../../model/types";
import { fail, type StackProblem, type StackRule } from "../../rule";

const KINDS: [kind: string, places: PolicyPlaces][] = [
    ["queue", QUEUE_POLICIES],
    ["topic", TOPIC_POLICIES],
    ["key", KEY_POLICIES],
];

export const messagingSinglePolicy: StackRule = {
    name: "messaging-single-policy",
    description: "The policy of a queue, topic or key is written in one place.",
    why: "it has one policy, which each write replaces as a whole: whoever writes last drops the grants and denials of the other",
    fix: "put all statements into one policy resource for it (EncryptedQueue, EncryptedTopic and MessagingKey make one each)",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 CM-3"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
        "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
    ],

    *checkStack(stack) {
        for (const [kind, places] of KINDS)
            for (const [owner, writers] of policyWriters(stack, places)) {
                const found = rivals(writers);
                if (found.length > 1) yield told(kind, owner, found);
            }
    },
};

/** Told of the owner, or of the first writer by its URN where the owner is elsewhere. */
function told(kind: string, owner: Resource | string, writers: readonly PolicyWriter[]): StackProblem {
    const [first, ...rest] = writers.map(({ holder }) => holder).sort((a, b) => (a.urn < b.urn ? -1 : 1));
    if (typeof owner === "string") {
        const what = `it writes the policy of the ${kind} ${owner}, which ${named(rest)} writes as well`;
        return { ...fail(what), resource: first! };
    }
    const others = [first!, ...rest].filter((holder) => holder !== owner);
    const itself = others.length < writers.length ? "itself and by " : "";
    return { ...fail(`its policy is written by ${itself}${named(others)}`), resource: owner };
}

const named = (holders: readonly Resource[]): string => holders.map(({ name }) => `"${name}"`).join(" and ");
