/** What one argument may hold: a test, and the two halves of the sentence that refuses anything else. */
export interface Limit {
    admits(value: unknown): boolean;
    readonly allows: string;
    readonly fix: string;
}

/** The limits of a group of arguments. Arguments that are not named have none. */
export type Limits<Args> = { readonly [Key in keyof Args]?: Limit };

/** Text that is added to a chosen name before AWS sees it, and how long the whole may be. */
export interface NameRoom {
    service: "SQS" | "SNS" | "IAM" | "KMS";
    characters: number;
    added: string;
}

export const queueLimits = {
    visibilityTimeoutSeconds: between("SQS", 0, 43_200, "seconds"),
    messageRetentionSeconds: between("SQS", 60, 1_209_600, "seconds"),
    maxMessageSize: between("SQS", 1_024, 1_048_576, "bytes"),
    delaySeconds: between("SQS", 0, 900, "seconds"),
    receiveWaitTimeSeconds: between("SQS", 0, 20, "seconds"),
    dataKeyReusePeriodSeconds: between("SQS", 60, 86_400, "seconds"),
};

export const deadLetterLimits = {
    maxReceiveCount: between("SQS", 1, 1_000, "receives"),
    messageRetentionSeconds: queueLimits.messageRetentionSeconds,
};

export const keyLimits = {
    rotationPeriodInDays: between("KMS", 90, 2_560, "days"),
    deletionWindowInDays: between("KMS", 7, 30, "days"),
    alias: {
        admits: (value: unknown) => isMatch(value, /^(?!(alias\/)?aws\/)(alias\/)?[A-Za-z0-9/_-]{1,250}$/),
        allows: "KMS allows 1 to 250 letters, digits, slashes, hyphens and underscores, and keeps aws/ for itself",
        fix: "choose such a name, with or without alias/ in front",
    },
};

export const topicLimits = {
    displayName: {
        admits: (value: unknown) => typeof value === "string" && value.length <= 100,
        allows: "SNS allows 100 characters",
        fix: "choose a shorter name",
    },
};

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
};

export const alarmLimits = {
    deadLetterDepth: {
        admits: (value: unknown) => Number.isInteger(value) && Number(value) >= 1,
        allows: "an alarm goes off at a number of messages, from 1 up",
        fix: "choose a whole number, 1 or more",
    },
    actionArns: {
        most: 5,
        item: {
            admits: (value: unknown) => isMatch(value, /^arn:[a-z-]+:[a-z0-9-]+:.+$/),
            allows: "CloudWatch takes ARNs of topics, functions and the like",
            fix: "give an ARN",
        },
    },
};

/** A key that its owner can open to a service: never one that AWS manages. */
export const customerKeyLimit: Limit = {
    admits: (value) => isMatch(value, /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/),
    allows: "queues and topics here are encrypted with a customer-managed key, given by the ARN of the key",
    fix: "give that ARN, for example the keyArn of a MessagingKey; keys under alias/aws/ admit no topic and no role",
};

/** Keys of maps become parts of names. */
export const mapKeyLimit: Limit = {
    admits: (value) => isMatch(value, /^[A-Za-z0-9][A-Za-z0-9_-]*$/),
    allows: "the keys of this map become parts of names in AWS",
    fix: "choose letters, digits, hyphens and underscores, beginning with a letter or digit",
};

/** The limit of a name that has to leave room for what is added to it. */
export function nameLimit(rooms: readonly NameRoom[]): Limit {
    const room = (name: NameRoom) => name.characters - name.added.length;
    const tightest = rooms.reduce((a, b) => (room(b) < room(a) ? b : a));
    const { service, characters, added } = tightest;
    const longest = room(tightest);
    return {
        admits: (value) => isMatch(value, /^[A-Za-z0-9_-]+$/) && String(value).length <= longest,
        allows:
            `${service} allows ${characters} letters, digits, hyphens and underscores` +
            (added === "" ? "" : `, and "${added}" is added to this name`),
        fix: `choose 1 to ${longest} of these characters`,
    };
}

/** Every plain value that breaks its limit, in words. Futures (outputs, promises) are left for later. */
export function limitProblems<Args extends object>(
    path: string,
    args: Args | undefined,
    limits: Limits<Args>,
): string[] {
    const entries = Object.entries(limits) as [keyof Args & string, Limit][];
    return entries.flatMap(([name, limit]) => valueProblems(at(path, name), args?.[name], limit));
}

/** The problem of one value, if it is plain, set and not admitted. */
export function valueProblems(path: string, value: unknown, limit: Limit): string[] {
    const later = typeof value === "object" && value !== null;
    if (value === undefined || later || limit.admits(value)) return [];
    const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
    return [`${path} is ${shown}; ${limit.allows}; ${limit.fix}.`];
}

/** The problems of a list, if it is plain: how long it is, and what is in it. */
export function listProblems(
    path: string,
    name: string,
    list: unknown,
    { most, item }: { most: number; item: Limit },
): string[] {
    if (!Array.isArray(list)) return [];
    const own = at(path, name);
    const problems = list.flatMap((value, index) => valueProblems(`${own}[${index}]`, value, item));
    if (list.length <= most) return problems;
    return [`${own} has ${list.length} entries; AWS allows ${most}; leave some out.`, ...problems];
}

/** A dead-letter queue that forgets before its queue does would lose messages that nobody has looked at. */
export function retentionLimit(queueSeconds: number): Limit {
    return {
        admits: (value) =>
            typeof value === "number" &&
            (value > queueSeconds || (value === queueSeconds && value >= 1_209_600)),
        allows: `the queue keeps messages for ${queueSeconds} seconds, and SQS counts on after a message has moved`,
        fix: `choose more than ${queueSeconds} seconds for the dead-letter queue (1209600 at most), or less for the queue`,
    };
}

/** What SNS may deliver must fit into the queue. */
export const deliveredSizeLimit: Limit = {
    admits: (value) => typeof value === "number" && value >= 262_144,
    allows: "SNS delivers messages of up to 262144 bytes to a subscribed queue",
    fix: "choose 262144 bytes or more, or do not subscribe the queue",
};

/** Settings that mean nothing unless FIFO is on. */
export function fifoProblems(path: string, fifo: object | undefined): string[] {
    const settings: Record<string, unknown> = { ...fifo };
    if (settings["enabled"] === true) return [];
    return ["contentBasedDeduplication", "highThroughput"]
        .filter((name) => settings[name] !== undefined && settings[name] !== false)
        .map((name) => `${at(path, name)} is set, but ${at(path, "enabled")} is not; ` + FIFO_ONLY);
}

const FIFO_ONLY = "only FIFO queues and topics have it; set enabled to true or leave it out.";

/** The path of a member; members of the arguments themselves stand alone. */
export function at(path: string, member: string): string {
    return path === "" ? member : `${path}.${member}`;
}

function between(service: string, least: number, most: number, unit: string): Limit {
    return {
        admits: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
        allows: `${service} allows ${least} to ${most} ${unit}`,
        fix: "choose a value in that range",
    };
}

function isMatch(value: unknown, pattern: RegExp): boolean {
    return typeof value === "string" && pattern.test(value);
}
