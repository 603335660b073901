import fc, { type Arbitrary } from "fast-check";

import { FilterPolicyScope, KeyPolicyMode } from "../../../components";
import { ACCOUNT } from "../mocks";
import { boundaryArn, path } from "./roles";
import { keyArn, ownRoleArn, senders, sources } from "./sources";
import { input, inputList, needed, range, some, text, value, type Members } from "./values";

/** First-in-first-out delivery or not, as a program says it. */
export function fifoArgs(fifo: boolean): Arbitrary<unknown> {
    const common = { contentBasedDeduplication: input(fc.boolean()), highThroughput: fc.boolean() };
    if (fifo) return needed({ enabled: fc.constant(true) }, common);
    return fc.constantFrom(undefined, {}, { enabled: false }, { enabled: false, highThroughput: false });
}

const NAMES = ["orders", "Orders_1-a"];
const BEYOND = ["", "a.b", "a/b", "ü", "x".repeat(300)];

/** Names that leave room for what is added. */
export function name(longest: number): Arbitrary<unknown> {
    return input(fc.constantFrom(...NAMES, "n".repeat(longest)), ...BEYOND, "n".repeat(longest + 1));
}

export const reason = value(
    fc.constantFrom("Nothing here is personal.", "r".repeat(10), "r".repeat(500)),
    "short",
    "r".repeat(501),
    " ".repeat(20),
);

const bounds: Members = {
    messageRetentionSeconds: range(60, 1_209_600),
    delaySeconds: range(0, 900),
    receiveWaitTimeSeconds: range(0, 20),
};

/** Whether a function reads the queue, and then how long it takes. */
const times = fc.oneof(
    some({ visibilityTimeoutSeconds: range(0, 43_200) }),
    needed({ functionTimeoutSeconds: range(1, 900) }, { maximumBatchingWindowSeconds: range(0, 300) }),
    needed(
        { functionTimeoutSeconds: range(1, 900), visibilityTimeoutSeconds: range(5_700, 43_200) },
        { maximumBatchingWindowSeconds: range(0, 300) },
    ),
);

export interface QueueFacts {
    fifo: boolean;
    sse: boolean;
    subscribed: boolean;
    longestName: number;
}

/** A queue at a URL, or a new one, with its dead-letter queue. */
function existing({ fifo, longestName }: QueueFacts, queue: string): Arbitrary<object> {
    const url = (called: string) =>
        `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/${called}${fifo ? ".fifo" : ""}`;
    const importUrl = (called: string) =>
        value(fc.constant(url(called)), url(called) + "x/y", "", called, url(called).replace("eu-", "us-"));
    const longer = { longest: name(75) };
    const deadLetter = (members: Members) =>
        some({
            maxReceiveCount: range(2, 1_000),
            messageRetentionSeconds: fc.constantFrom(1_209_600, 1_209_599),
            visibilityTimeoutSeconds: range(0, 43_200),
            ...members,
        });
    return fc.oneof(
        { weight: 8, arbitrary: some({ name: name(longestName), deadLetter: deadLetter({}) }) },
        { weight: 2, arbitrary: some({ deadLetter: deadLetter({ name: longer.longest }) }) },
        {
            weight: 1,
            arbitrary: needed({ importUrl: importUrl(`${queue}-there`) }, { deadLetter: deadLetter({}) }),
        },
        {
            weight: 1,
            arbitrary: some({ deadLetter: deadLetter({ importUrl: importUrl(`${queue}-dead`) }) }),
        },
    );
}

/** What a queue says of itself, in a set or alone. */
export function queueSettings(facts: QueueFacts, queue: string): Arbitrary<object> {
    const settings = some({
        ...bounds,
        maxMessageSize: range(facts.subscribed ? 262_144 : 1_024, 1_048_576),
        sources: sources("queue", facts.fifo),
        senders,
        ...(facts.sse ? {} : { dataKeyReusePeriodSeconds: range(60, 86_400) }),
    });
    return fc
        .tuple(settings, times, existing(facts, queue))
        .map(([others, timing, place]) => ({ ...others, ...timing, ...place }));
}

const filters: [FilterPolicyScope | undefined, string][] = [
    [undefined, '{"type":["invoice"]}'],
    [FilterPolicyScope.MessageAttributes, '{"a":[{"prefix":"x"}],"b":[{"numeric":[">",0]}]}'],
    [FilterPolicyScope.MessageBody, '{"a":{"b":["c",{"exists":false}]}}'],
    [FilterPolicyScope.MessageBody, "{}"],
];
const broken = ["", "{", "[]", '{"a":"b"}', '{"a":[]}', `{"a":[${Array(151).fill(1).join()}]}`, "null"];

/** What a subscription does with messages. */
export function subscription(replays: boolean): Arbitrary<object> {
    const moment = input(
        fc.constantFrom("2026-10-01T10:00:00.000Z", "2026-10-01T10:00:00Z"),
        "yesterday",
        "",
    );
    const filtered = fc.constantFrom(...filters).chain(([scope, policy]) =>
        needed({
            filterPolicy: input(fc.constant(policy), ...broken),
            ...(scope ? { filterPolicyScope: input(fc.constant(scope), "Body") } : {}),
        }),
    );
    const others = some({
        rawMessageDelivery: input(fc.boolean()),
        ...(replays ? { replayFrom: moment } : {}),
    });
    return fc.oneof(
        others,
        fc.tuple(others, filtered).map(([few, filter]) => ({ ...few, ...filter })),
    );
}

export const logDays = input(fc.constantFrom(1, 30, 3_653), 2, 0, "30");

export const deliveryLogging = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ enabled: true }) },
    {
        weight: 3,
        arbitrary: some({
            successSampleRate: range(0, 100),
            retentionDays: logDays,
            kmsKeyArn: keyArn,
            roleName: name(64),
            rolePath: path,
            permissionsBoundaryArn: boundaryArn,
        }),
    },
);

/** What a topic says of itself, in a set or alone. */
export function topicSettings(fifo: boolean, archived = false): Arbitrary<object> {
    const traced = fc.constantFrom(
        {},
        { tracing: false },
        { tracing: true },
        { tracing: true, tracingPolicy: false },
    );
    const settings = some({
        displayName: input(fc.constantFrom("", "Orders", "💌".repeat(50)), "d".repeat(101)),
        sources: sources("topic", fifo),
        publishers: senders,
        subscribers: senders,
        deliveryLogging,
    });
    const archive = needed(archived ? { archiveRetentionDays: range(1, 365) } : {});
    return fc
        .tuple(settings, traced, archive)
        .map(([others, tracing, kept]) => ({ ...others, ...tracing, ...kept }));
}

export const administratorArns = inputList(ownRoleArn, 1, 2);

/** What a key says of itself, in a set or alone. */
export const keySettings: Members = {
    administratorArns,
    multiRegion: fc.boolean(),
    rotationPeriodInDays: range(90, 2_560),
    deletionWindowInDays: range(7, 30),
    alias: input(fc.constantFrom("orders", "alias/a/b_c-1", "a".repeat(240)), "alias/aws/sqs", "", "a.b"),
    protect: fc.boolean(),
};

export const keyMode = value(fc.constantFrom(...Object.values(KeyPolicyMode)), "Everybody");

const actions = inputList(text(`arn:aws:sns:eu-west-1:${ACCOUNT}:on-call`), 0, 2);

/** What alarms say of themselves, in a set or alone. */
export const alarmSettings: Members = {
    actionArns: actions,
    okActionArns: actions,
    deadLetterDepth: input(fc.constantFrom(1, 1_000_000), 0, 0.5, "1"),
    oldestMessageAgeSeconds: range(60, 1_209_600),
    volumeAnomaly: fc.oneof(
        fc.constant({ enabled: false }),
        needed(
            { enabled: fc.constant(true) },
            { standardDeviations: input(fc.constantFrom(0.1, 3), 0, -1, "3") },
        ),
    ),
    trailLogGroupName: input(fc.constantFrom("trail", "/aws/cloudtrail/all"), "", "a b", "x".repeat(513)),
    notificationTopic: fc.constantFrom(
        {},
        { enabled: true },
        { enabled: false },
        { enabled: true, alarmNames: ["orders-*"] },
        { enabled: true, alarmNames: ["", "arn:x"] },
    ),
    dashboard: fc.oneof(
        fc.constant({ enabled: false }),
        needed(
            { enabled: fc.constant(true) },
            { name: input(fc.constantFrom("orders", "d".repeat(255)), "", "a b") },
        ),
    ),
};
