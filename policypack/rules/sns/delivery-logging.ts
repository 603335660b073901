import { UNKNOWN } from "../../../iam";
import { type Resource } from "../../model/resource";
import { fail, type ResourceRule } from "../../rule";

const PROTOCOLS = ["application", "firehose", "http", "lambda", "sqs"];
const ROLES = PROTOCOLS.flatMap((protocol) => [
    `${protocol}SuccessFeedbackRoleArn`,
    `${protocol}FailureFeedbackRoleArn`,
]);

/** The property of a native topic that lists them; the classic one has a property for each. */
const LIST = "deliveryStatusLogging";

export const snsDeliveryLogging: ResourceRule = {
    name: "sns-delivery-logging",
    description: "A topic logs how its deliveries went.",
    why: "without a log, nobody can tell whether a message reached its subscriber, and when it stopped to",
    fix: "set the failure feedback role of the protocols in use, such as sqsFailureFeedbackRoleArn (EncryptedTopic does)",
    severity: "low",
    level: "advisory",
    frameworks: ["NIST 800-53 AU-12"],
    sources: ["https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html"],
    types: ["aws:sns/topic:Topic", "aws-native:sns:Topic"],

    *check(topic) {
        const given = [...ROLES.map((role) => topic.get(role)), ...listedRoles(topic)];
        if (!given.some((role) => role === UNKNOWN || (typeof role === "string" && role.trim() !== "")))
            yield fail("the topic logs no delivery of any protocol");
    },
};

function listedRoles(topic: Resource): unknown[] {
    const list = topic.get(LIST);
    if (!Array.isArray(list)) return [list === UNKNOWN ? UNKNOWN : undefined];
    return list.flatMap((item: unknown) => {
        if (typeof item !== "object" || item === null) return [item === UNKNOWN ? UNKNOWN : undefined];
        const { successFeedbackRoleArn, failureFeedbackRoleArn } = item as Record<string, unknown>;
        return [successFeedbackRoleArn, failureFeedbackRoleArn];
    });
}
