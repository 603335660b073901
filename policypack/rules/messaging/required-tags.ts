import { listed } from "../../checks/words";
import { KEYS } from "../../model/keys";
import { tagsOf } from "../../model/tags";
import { QUEUES, TOPICS } from "../../model/types";
import { fail, type ResourceRule, undecided } from "../../rule";

export const messagingRequiredTags: ResourceRule = {
    name: "messaging-required-tags",
    description: "Queues, topics and keys carry the tags that the organisation asks for.",
    why: "without them nobody knows whose messages these are, and rules of access by tag do not hold",
    fix: "add the tags to the resource, or to the defaultTags of the provider",
    severity: "low",
    level: "advisory",
    frameworks: ["AWS Security Hub SQS.2", "AWS Security Hub SNS.3"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html",
    ],
    parameters: ["requiredTags"],
    types: [...Object.keys(QUEUES), ...Object.keys(TOPICS), ...Object.keys(KEYS)],

    *check(resource, { requiredTags }) {
        if (requiredTags.length === 0) return;
        const { tags, open } = tagsOf(resource);
        const missing = requiredTags.filter((key) => isBlank(tags.get(key)));
        if (missing.length === 0) return;
        if (open) yield undecided("tags", "its tags are not all known before deployment");
        else yield fail(`it lacks the tags ${listed(missing)}`);
    },
};

const isBlank = (value: unknown) => value === undefined || (typeof value === "string" && value.trim() === "");
