import { deepStrictEqual, strictEqual } from "node:assert";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { QueueSubscription } from "../../../components";
import { FilterPolicyScope } from "../../../components/limits/filter-policy";
import type { QueueSubscriptionArgs } from "../../../components/subscription/args";
import { lateRefusalOf, refusalOf, runProgram, UNKNOWN } from "../../support/mocks";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";
const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
const topicElsewhere = "arn:aws:sns:us-east-1:111122223333:news";
const keyElsewhere = kmsKeyArn.replace("eu-west-1", "us-east-1");

const subscribe = (args: Partial<QueueSubscriptionArgs>) => () =>
    new QueueSubscription("jobs", { topicArn, queueArn, kmsKeyArn, ...args });

const inputsOf = async (args: Partial<QueueSubscriptionArgs>) =>
    (await runProgram(subscribe(args))).one(
        "aws:sns/topicSubscription:TopicSubscription",
        "jobs-subscription",
    ).inputs;

describe("a subscription", () => {
    it("delivers every message raw, and from the time it exists", async () => {
        deepStrictEqual(await inputsOf({}), {
            topic: topicArn,
            protocol: "sqs",
            endpoint: queueArn,
            rawMessageDelivery: true,
            redrivePolicy:
                '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:jobs-subscription-dlq-0a1b2c3"}',
        });
    });

    it("filters by a policy, on attributes or on the body", async () => {
        const filterPolicy = '{"type":["invoice"]}';
        const inputs = await inputsOf({ filterPolicy });
        deepStrictEqual([inputs["filterPolicy"], inputs["filterPolicyScope"]], [filterPolicy, undefined]);
        const body = await inputsOf({
            filterPolicy: pulumi.output(filterPolicy),
            filterPolicyScope: pulumi.output(FilterPolicyScope.MessageBody),
        });
        deepStrictEqual([body["filterPolicy"], body["filterPolicyScope"]], [filterPolicy, "MessageBody"]);
    });

    it("replays the archive of a FIFO topic from a point of time on", async () => {
        const args = { topicArn: `${topicArn}.fifo`, fifo: true };
        for (const replayFrom of ["2026-10-01T10:00:00Z", "2026-10-01T10:00:00.000Z"])
            strictEqual(
                (await inputsOf({ ...args, replayFrom }))["replayPolicy"],
                `{"PointType":"Timestamp","StartingPoint":"${replayFrom}"}`,
            );
    });

    it("is made, with its dead-letter queue, in the region of a topic elsewhere", async () => {
        const program = subscribe({
            topicArn: topicElsewhere,
            topicRegion: "us-east-1",
            kmsKeyArn: keyElsewhere,
        });
        const recording = await runProgram(program, { preview: true });
        const subscription = recording.one(
            "aws:sns/topicSubscription:TopicSubscription",
            "jobs-subscription",
        );
        const queue = recording.one("aws:sqs/queue:Queue", "jobs-subscription-dlq");
        const policy = recording.one("aws:sqs/queuePolicy:QueuePolicy", "jobs-subscription-dlq-policy");
        deepStrictEqual(
            [subscription, queue, policy].map(({ inputs }) => inputs["region"]),
            ["us-east-1", "us-east-1", "us-east-1"],
        );
        const arn = "arn:aws:sqs:us-east-1:111122223333:jobs-subscription-dlq-0a1b2c3";
        strictEqual(subscription.inputs["redrivePolicy"], `{"deadLetterTargetArn":"${arn}"}`);
        deepStrictEqual(
            JSON.parse(String(policy.inputs["policy"])).Statement.map(
                ({ Resource }: { Resource: string }) => Resource,
            ),
            [arn, arn],
        );
    });

    it("has dead letters for the roles and networks that are named", async () => {
        const role = "arn:aws:iam::111122223333:role/ops";
        const recording = await runProgram(
            subscribe({
                deadLetterExclusiveTo: [role],
                network: { vpcEndpointIds: ["vpce-0123456789abcdef0"] },
            }),
        );
        const { policy } = recording.one(
            "aws:sqs/queuePolicy:QueuePolicy",
            "jobs-subscription-dlq-policy",
        ).inputs;
        strictEqual(String(policy).includes(role), true);
        strictEqual(String(policy).includes("vpce-0123456789abcdef0"), true);
    });

    it("has dead letters that SQS encrypts, for a reason", async () => {
        const program = subscribe({ kmsKeyArn: undefined, sseSqsReason: "only counts of visits" });
        const { inputs } = (await runProgram(program)).one("aws:sqs/queue:Queue", "jobs-subscription-dlq");
        deepStrictEqual(
            [
                inputs["sqsManagedSseEnabled"],
                inputs["kmsMasterKeyId"],
                inputs["kmsDataKeyReusePeriodSeconds"],
            ],
            [true, undefined, undefined],
        );
    });

    it("knows its dead-letter queue before it knows the topic", async () => {
        const program = () => {
            const { arn } = new aws.sns.Topic("raw", {});
            subscribe({ topicArn: arn })();
        };
        const recording = await runProgram(program, { preview: true });
        const own = recording.one("pulumi-secure-messaging:index:QueueSubscription", "jobs");
        strictEqual(
            own.outputs["deadLetterQueueArn"],
            "arn:aws:sqs:eu-west-1:111122223333:jobs-subscription-dlq-0a1b2c3",
        );
        strictEqual(
            recording.one("aws:sns/topicSubscription:TopicSubscription", "jobs-subscription").inputs["topic"],
            UNKNOWN,
        );
    });
});

const early: Record<string, [Partial<QueueSubscriptionArgs>, string]> = {
    "no encryption": [
        { kmsKeyArn: undefined },
        "kmsKeyArn is missing; a queue here is encrypted with a customer-managed key; give its ARN, for example the " +
            "keyArn of a MessagingKey, or say in sseSqsReason why SQS may use keys of its own.",
    ],
    "a scope without a filter": [
        { filterPolicyScope: FilterPolicyScope.MessageBody },
        "filterPolicyScope is set, but filterPolicy is not; SNS filters nothing then; give a policy or leave it out.",
    ],
    "a replay of a standard topic": [
        { replayFrom: "2026-10-01T10:00:00Z" },
        "replayFrom is set, but fifo is not true; only FIFO topics keep an archive; set fifo to true or leave it out.",
    ],
    "no region": [
        { topicRegion: "Ireland", kmsKeyArn: undefined, sseSqsReason: "only counts of visits" },
        'topicRegion is "Ireland"; regions of AWS have names such as eu-west-1; give the region in the ARN of the topic.',
    ],
};

const late: Record<string, [Partial<QueueSubscriptionArgs>, keyof QueueSubscriptionArgs, string]> = {
    "a topic by its name": [
        { topicArn: "news" },
        "topicArn",
        'topicArn is "news"; SNS names a topic by its ARN; give that ARN, for example the topicArn of an EncryptedTopic.',
    ],
    "a queue by its URL": [
        { queueArn: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs" },
        "queueArn",
        'queueArn is "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"; SNS delivers to a queue that is given by ' +
            "its ARN; give that ARN, for example the queueArn of an EncryptedQueue.",
    ],
    "a filter that SNS would refuse": [
        { filterPolicy: '{"type":"invoice"}' },
        "filterPolicy",
        'filterPolicy.type is "invoice"; SNS matches a key with a list of values; give at least one value in a list.',
    ],
    "a scope that does not exist": [
        { filterPolicy: "{}", filterPolicyScope: "Message" as FilterPolicyScope },
        "filterPolicyScope",
        'filterPolicyScope is "Message"; SNS filters by attributes or by the body; choose MessageAttributes or MessageBody.',
    ],
    "a day to replay from": [
        { topicArn: `${topicArn}.fifo`, fifo: true, replayFrom: "2026-10-01" },
        "replayFrom",
        'replayFrom is "2026-10-01"; SNS replays from a point of time in UTC; give one such as "2026-10-01T10:00:00.000Z".',
    ],
    "a day to replay from that no calendar has": [
        { topicArn: `${topicArn}.fifo`, fifo: true, replayFrom: "2026-13-01T10:00:00Z" },
        "replayFrom",
        'replayFrom is "2026-13-01T10:00:00Z"; SNS replays from a point of time in UTC; give one such as ' +
            '"2026-10-01T10:00:00.000Z".',
    ],
    "a topic in another region than topicRegion": [
        { topicRegion: "us-east-1", kmsKeyArn: keyElsewhere },
        "topicArn",
        `topicArn is "${topicArn}"; the subscription and its dead-letter queue are made in us-east-1, and SNS wants ` +
            "them in the region of the topic; set topicRegion to the region in this ARN, with a key of that region, " +
            "or leave it out for the region of the provider.",
    ],
    "a key in another region than topicRegion": [
        { topicArn: topicElsewhere, topicRegion: "us-east-1" },
        "kmsKeyArn",
        `kmsKeyArn is "${kmsKeyArn}"; the dead-letter queue is made in topicRegion, us-east-1, and SQS takes ` +
            "customer-managed keys of that region alone; give the ARN of a key there, or of the replica there of a " +
            "multi-Region key.",
    ],
};

describe("a subscription refuses", () => {
    for (const [what, [args, problem]] of Object.entries(early)) {
        it(what, async () => {
            strictEqual(await refusalOf(subscribe(args)), `QueueSubscription "jobs": ${problem}`);
        });
    }

    for (const [what, [args, argument, problem]] of Object.entries(late)) {
        it(`${what}, plain and late`, async () => {
            strictEqual(await refusalOf(subscribe(args)), `QueueSubscription "jobs": ${problem}`);
            const value = pulumi.output({ topicArn, queueArn, kmsKeyArn, ...args }[argument]);
            strictEqual(
                await lateRefusalOf(subscribe({ ...args, [argument]: value })),
                `QueueSubscription "jobs": ${problem}`,
            );
        });
    }

    it("a topic of another region, when it knows its own", async () => {
        strictEqual(
            await lateRefusalOf(subscribe({ topicArn: topicElsewhere })),
            `QueueSubscription "jobs": topicArn is "${topicElsewhere}"; the subscription and its dead-letter queue are ` +
                "made in eu-west-1, and SNS wants them in the region of the topic; set topicRegion to the region in " +
                "this ARN, with a key of that region, or leave it out for the region of the provider.",
        );
    });

    it("a queue of another account, when it knows its own", async () => {
        const foreign = "arn:aws:sqs:eu-west-1:444455556666:jobs";
        strictEqual(
            await lateRefusalOf(subscribe({ queueArn: foreign })),
            `QueueSubscription "jobs": queueArn is "${foreign}"; this program works in the account 111122223333, and ` +
                "SNS waits until the owner of a queue confirms what others subscribe; subscribe the queue in a " +
                "program of its own account.",
        );
    });
});
