import { between, isMatch, type Limit } from ".";

const actionArnLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:[a-z0-9-]+:.+$/),
    allows: "CloudWatch takes ARNs of topics, functions and the like",
    fix: "give an ARN",
};

export const alarmLimits = {
    deadLetterDepth: {
        admits: (value: unknown) => Number.isInteger(value) && Number(value) >= 1,
        allows: "an alarm goes off at a number of messages, from 1 up",
        fix: "choose a whole number, 1 or more",
    },
    oldestMessageAgeSeconds: {
        ...between("SQS", 60, 1_209_600, "seconds"),
        allows: "SQS keeps messages for 60 to 1209600 seconds",
    },
    trailLogGroupName: {
        admits: (value: unknown) => isMatch(value, /^[\w./#-]{1,512}$/),
        allows: "CloudWatch names a log group by 1 to 512 letters, digits, hyphens, underscores, slashes, dots and #",
        fix: "give the name of a log group, not its ARN",
    },
    actionArns: { most: 5, item: actionArnLimit },
};

/** The name of an alarm, or the pattern of some. */
export const alarmNameLimit: Limit = {
    admits: (value) => isMatch(value, /^(?!arn:)(?=.*[^*?])[^\p{Cc}]{1,255}$/u),
    allows: "an alarm is named by 1 to 255 characters, and not by wildcards alone",
    fix: "give the name of an alarm, or what the names of some begin with, not an ARN",
};

export const volumeLimits = {
    standardDeviations: {
        admits: (value: unknown) => Number.isFinite(value) && Number(value) > 0,
        allows: "CloudWatch draws the expected band by a number of standard deviations above 0",
        fix: "choose a number such as 3; a higher one makes fewer alarms",
    },
};

export const dashboardLimits = {
    name: {
        admits: (value: unknown) => isMatch(value, /^[A-Za-z0-9_-]{1,255}$/),
        allows: "CloudWatch allows 255 letters, digits, hyphens and underscores",
        fix: "choose 1 to 255 of these characters",
    },
};

export const queueNameLimit: Limit = {
    admits: (value) => isMatch(value, /^(?=.{1,80}$)[A-Za-z0-9_-]+(\.fifo)?$/),
    allows: "SQS names a queue by 1 to 80 letters, digits, hyphens and underscores, with .fifo at the end if it is FIFO",
    fix: "give the name of the queue, for example the queueName of an EncryptedQueue",
};

export const topicNameLimit: Limit = {
    admits: (value) => isMatch(value, /^(?=.{1,256}$)[A-Za-z0-9_-]+(\.fifo)?$/),
    allows: "SNS names a topic by 1 to 256 letters, digits, hyphens and underscores, with .fifo at the end if it is FIFO",
    fix: "give the name of the topic, for example the topicName of an EncryptedTopic",
};

/** The name of a component that becomes part of the namespace of its metrics. */
export function namespaceLimit(before: string): Limit {
    const longest = 255 - before.length;
    return {
        admits: (value) => isMatch(value, /^[\w./#-]+$/) && String(value).length <= longest,
        allows: `CloudWatch counts what the trail tells under "${before}" and this name, 255 letters, digits, hyphens, underscores, slashes, dots and # together`,
        fix: `choose 1 to ${longest} of these characters`,
    };
}

/** How many metric filters a log group takes. */
export const FILTERS_OF_A_LOG_GROUP = 100;
/** How many metrics a graph of a dashboard takes. */
export const METRICS_OF_A_GRAPH = 500;
