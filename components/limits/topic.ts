import { between, nameLimit, type Limit } from ".";
import { isTopicArn } from "./arns";
import { logKeyLimit, logRetentionLimit } from "./log";
import { roleLimits } from "./role";

export const topicLimits = {
    displayName: {
        admits: (value: unknown) => typeof value === "string" && value.length <= 100,
        allows: "SNS allows 100 characters",
        fix: "choose a shorter name",
    },
    archiveRetentionDays: between("SNS", 1, 365, "days"),
};

/** The ARN of a topic that exists already. */
export const topicArnLimit: Limit = {
    admits: isTopicArn,
    allows: "SNS names an existing topic by its ARN",
    fix: "give it in the form arn:<partition>:sns:<region>:<12-digit account>:<name>",
};

export const deliveryLoggingLimits = {
    successSampleRate: between("SNS", 0, 100, "percent"),
    retentionDays: logRetentionLimit,
    kmsKeyArn: logKeyLimit,
    roleName: nameLimit([{ service: "IAM", characters: 64, added: "" }]),
    rolePath: roleLimits.path,
    permissionsBoundaryArn: roleLimits.permissionsBoundaryArn,
};
