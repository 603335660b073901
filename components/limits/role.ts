import { between, isMatch, type Limit } from ".";
import { isQueueArn, isTopicArn } from "./arns";
import { customerKeyLimit, keyLimits } from "./key";
import { tagKeyLimit } from "./source";

export const roleLimits = {
    path: {
        admits: (value: unknown) => isMatch(value, /^\/([!-~]{1,510}\/)?$/),
        allows: 'IAM allows paths that begin and end with "/", of at most 512 characters',
        fix: 'choose a path such as "/messaging/"',
    },
    permissionsBoundaryArn: {
        admits: (value: unknown) => isMatch(value, /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/.+$/),
        allows: "a permissions boundary is an IAM managed policy",
        fix: "give its ARN, arn:<partition>:iam::<12-digit account>:policy/<name>",
    },
    maxSessionDuration: between("IAM", 3_600, 43_200, "seconds"),
    description: {
        admits: (value: unknown) => isMatch(value, /^[\t\n\r -~\u00a1-\u00ff]{0,1000}$/),
        allows: "IAM allows 1000 characters of the Latin-1 alphabet",
        fix: "choose a shorter or plainer text",
    },
    existingRoleArn: {
        admits: (value: unknown) =>
            isMatch(
                value,
                /^arn:[a-z-]+:iam::\d{12}:role\/(?!aws-service-role\/|aws-reserved\/)([!-.0-~]+\/)*[\w+=,.@-]{1,64}$/,
            ),
        allows: "IAM names a role by its ARN, and nobody changes the roles that AWS reserves",
        fix: "give the ARN of a role of yours, arn:<partition>:iam::<12-digit account>:role/<name>",
    },
};

const queueArn: Limit = {
    admits: isQueueArn,
    allows: "SQS names a queue by its ARN",
    fix: "give the ARN of one queue, arn:<partition>:sqs:<region>:<12-digit account>:<name>, without wildcards",
};

const topicArn: Limit = {
    admits: isTopicArn,
    allows: "SNS names a topic by its ARN",
    fix: "give the ARN of one topic, arn:<partition>:sns:<region>:<12-digit account>:<name>, without wildcards",
};

/** What each entry of a list may hold. */
export const roleListLimits = {
    queueArns: queueArn,
    deadLetterQueueArns: queueArn,
    subscriptionDeadLetterQueueArns: queueArn,
    topicArns: topicArn,
    keyAliases: keyLimits.alias,
    kmsKeyArns: customerKeyLimit,
    previousKeyArns: customerKeyLimit,
};

export const abacTagKeyLimit: Limit = {
    ...tagKeyLimit,
    fix: "give the key of a tag that roles share with queues and topics",
};
