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

/** Which type a topic has is said by its name, and cannot change. */
export function topicTypeLimit(fifo: boolean): Limit {
    return {
        admits: (value) => typeof value === "string" && value.endsWith(".fifo") === fifo,
        allows: `fifo.enabled is ${fifo}, and ${fifo ? "only a" : "no"} FIFO topic fits`,
        fix: `set fifo.enabled to ${!fifo}, or give the ARN of a ${fifo ? "FIFO" : "standard"} topic`,
    };
}

/** The name of a topic that exists already: it cannot be renamed. */
export function existingTopicNameLimit(existing: string): Limit {
    return {
        admits: (value) => value === existing,
        allows: `the topic at importArn is named "${existing}" and cannot be renamed`,
        fix: "give that name or leave it out",
    };
}

export const deliveryLoggingLimits = {
    successSampleRate: between("SNS", 0, 100, "percent"),
    retentionDays: logRetentionLimit,
    kmsKeyArn: logKeyLimit,
    roleName: nameLimit([{ service: "IAM", characters: 64, added: "" }]),
    rolePath: roleLimits.path,
    permissionsBoundaryArn: roleLimits.permissionsBoundaryArn,
};
