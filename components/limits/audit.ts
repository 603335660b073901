import { at, between, entryProblems, isMatch, namesSet, type Limit } from ".";
import { isQueueArn, isTopicArn } from "./arns";
import { customerKeyLimit } from "./key";
import { logRetentionLimit } from "./log";

/** Everything that AWS adds to the name of an audit trail's bucket, and how long the whole may be. */
const BUCKET_ENDING = "-access-log-bucket-0123456";
const BUCKET_CHARACTERS = 63;

export const auditLimits = {
    name: {
        admits: (value: unknown) =>
            isMatch(value, /^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/) &&
            !isMatch(value, /^\d+\.\d+\.\d+\.\d+$/) &&
            String(value).length >= 3 &&
            String(value).length <= 128,
        allows: "CloudTrail allows letters and digits, and single dots, hyphens and underscores between them",
        fix: "choose a name of 3 to 128 characters",
    },
    kmsKeyArn: {
        admits: (value: unknown) => customerKeyLimit.admits(value),
        allows: "logs are encrypted with a customer-managed key, given by the ARN of the key",
        fix: "give that ARN; keys under alias/aws/ do not admit CloudTrail",
    },
};

export const auditBucketLimits = {
    existingName: bucketName("the bucket of the logs"),
    accessLogBucketName: bucketName("the bucket of the access logs"),
    retentionDays: between("S3", 1, 36_500, "days"),
    deletedRetentionDays: between("S3", 1, 36_500, "days"),
};

export const auditLogGroupLimits = { retentionDays: logRetentionLimit };

/** The name of the component, if buckets are named after it. */
export const bucketBaseLimit: Limit = {
    admits: (value) =>
        isMatch(value, /^[A-Za-z0-9][A-Za-z0-9-]*$/) &&
        String(value).length <= BUCKET_CHARACTERS - BUCKET_ENDING.length,
    allows: `S3 allows ${BUCKET_CHARACTERS} letters, digits and hyphens, and "${BUCKET_ENDING}" is added to this name`,
    fix: `choose 1 to ${BUCKET_CHARACTERS - BUCKET_ENDING.length} of these characters`,
};

const queueArn: Limit = {
    admits: isQueueArn,
    allows: "a trail names queues by their ARNs",
    fix: "give the ARN of one queue, without wildcards",
};

const topicArn: Limit = {
    admits: isTopicArn,
    allows: "a trail names topics by their ARNs",
    fix: "give the ARN of one topic, without wildcards",
};

/** What CloudTrail takes in all selectors of one trail together. */
const SELECTOR_VALUES = 500;

/** The problems of what a trail is to record, as far as it is plain. */
export function recordedProblems(queueArns: unknown, topicArns: unknown): string[] {
    const lists = [queueArns ?? [], topicArns ?? []];
    const entries = [
        ...entryProblems("queueArns", lists[0], queueArn),
        ...entryProblems("topicArns", lists[1], topicArn),
    ];
    return [...countProblems(lists), ...entries];
}

function countProblems(lists: readonly unknown[]): string[] {
    const counts = lists.map((list) => (Array.isArray(list) ? list.length : Infinity));
    const named = counts.reduce((sum, count) => sum + count, 0);
    if (!Number.isFinite(named)) return [];
    if (named === 0) {
        return [
            "queueArns and topicArns name nothing; the trail records who moves the messages of what they name; name a queue or a topic.",
        ];
    }
    // The category of management events; the category and type of each kind of data events.
    const taken = 1 + 2 * counts.filter((count) => count > 0).length;
    if (named + taken <= SELECTOR_VALUES) return [];
    return [
        `queueArns and topicArns name ${named} resources; CloudTrail allows ${SELECTOR_VALUES} values in the selectors ` +
            `of a trail, and ${taken} are taken; record the rest with a second MessagingAudit.`,
    ];
}

/** Settings of what is not made. */
export function unusedProblems(
    path: string,
    settings: object | undefined,
    names: readonly string[],
    reason: string,
): string[] {
    const set = namesSet(settings);
    return names
        .filter((name) => set.includes(name))
        .map((name) => `${at(path, name)} is set, but ${reason}; leave it out.`);
}

function bucketName(what: string): Limit {
    return {
        admits: (value) => isMatch(value, /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
        allows: `S3 names ${what} by 3 to 63 lowercase letters, digits, dots and hyphens`,
        fix: "give the name of the bucket, not its ARN",
    };
}
