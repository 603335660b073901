import { between, isMatch, type Limit } from ".";
import { isTopicArn } from "./arns";

export const keyLimits = {
    rotationPeriodInDays: between("KMS", 90, 2_560, "days"),
    deletionWindowInDays: between("KMS", 7, 30, "days"),
    alias: {
        admits: (value: unknown) => isMatch(value, /^(?!(alias\/)?aws\/)(alias\/)?[A-Za-z0-9/_-]{1,250}$/),
        allows: "KMS allows 1 to 250 letters, digits, slashes, hyphens and underscores, and keeps aws/ for itself",
        fix: "choose such a name, with or without alias/ in front",
    },
};

/** A key that its owner can open to a service: never one that AWS manages. */
export const customerKeyLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/),
    allows: "queues and topics here are encrypted with a customer-managed key, given by the ARN of the key",
    fix: "give that ARN, for example the keyArn of a MessagingKey; keys under alias/aws/ admit no topic and no role",
};

/** A key encrypts queues and topics of its own region only. */
export function regionalKeyLimit(partition: string, region: string): Limit {
    return {
        admits: (value) => isMatch(value, new RegExp(`^arn:${partition}:kms:${region}:`)),
        allows: `queues and topics of ${region} take keys of ${region} alone`,
        fix: "give the ARN of a key there, or of the replica there of a multi-Region key",
    };
}

/** The topic that a source reaches. */
export const topicArnLimit: Limit = {
    admits: isTopicArn,
    allows: "SNS names a topic by its ARN",
    fix: "give the ARN of the topic, for example the topicArn of an EncryptedTopic",
};
