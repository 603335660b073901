import { UNKNOWN } from "../../../iam";
import { personalData } from "../../checks/personal-data";
import { KEYS } from "../../model/keys";
import { textProperty } from "../../model/resource";
import { tagsOf } from "../../model/tags";
import { QUEUES, TOPICS } from "../../model/types";
import { fail, type ResourceRule, undecided } from "../../rule";

const NAMES = ["name", "namePrefix", "queueName", "topicName", "displayName"];

export const messagingTagsNoPii: ResourceRule = {
    name: "messaging-tags-no-pii",
    description: "Names and tags of queues, topics and keys hold no personal data.",
    why: "encryption covers only the body of messages, while names and tags show up in logs, bills and metrics",
    fix: "name the team or an id of the record instead, and keep the data itself in the message body",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 SC-28"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html",
    ],
    types: [...Object.keys(QUEUES), ...Object.keys(TOPICS), ...Object.keys(KEYS)],

    *check(resource) {
        for (const property of NAMES) {
            const found = personalData(textProperty(resource, property));
            if (found) yield fail(`its ${property} holds ${found}`);
        }
        const { tags, open } = tagsOf(resource);
        for (const [key, value] of tags) {
            const found = personalData(key) ?? personalData(value);
            if (found) yield fail(`one of its tags holds ${found}`);
        }
        if (open || [...tags.values()].includes(UNKNOWN))
            yield undecided("tags", "its tags are not all known before deployment");
    },
};
