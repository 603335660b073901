import { deepStrictEqual, strictEqual } from "node:assert";

import { SourceService, type SourceTarget } from "../../../components/documents/sources";
import { resolvedSources, type SourceArgs } from "../../../components/source-args";
import { lateRefusalOf } from "../../support/mocks";
import { later, valueOf } from "../../support/outputs";

const { Sns, S3, EventBridge, Ses, Backup } = SourceService;
const place = {
    partition: "aws",
    region: "eu-west-1",
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
};
const owner = { kind: "EncryptedQueue", name: "jobs" };
const partner = "444455556666";
const newsArn = "arn:aws:sns:eu-west-1:111122223333:news";

describe("sources that become known", () => {
    const queue = { owner, path: "sources", target: "queue" as const, fifo: false };

    it("have the ARN of their name and the account that owns them", async () => {
        const sources: SourceArgs[] = [
            { service: Sns, name: later("news") },
            { service: S3, name: "uploads", accountId: partner },
            { service: Sns, arn: "arn:aws:sns:us-east-1:444455556666:news" },
        ];
        deepStrictEqual(await valueOf(() => resolvedSources(later(place), sources, queue)), [
            { service: Sns, arn: newsArn, accountId: "111122223333" },
            { service: S3, arn: "arn:aws:s3:::uploads", accountId: partner },
            { service: Sns, arn: "arn:aws:sns:us-east-1:444455556666:news", accountId: partner },
        ]);
        deepStrictEqual(await valueOf(() => resolvedSources(place, undefined, queue)), []);
    });

    it("are refused like plain ones", async () => {
        const sources = [{ service: Sns, arn: later("news") }];
        strictEqual(
            await lateRefusalOf(() => resolvedSources(place, sources, queue)),
            'EncryptedQueue "jobs": sources[0].arn is "news"; SNS gives no topic such an ARN; ' +
                "give the ARN of one topic, arn:<partition>:sns:<region>:<account>:<topic>.",
        );
    });

    const distant = (words: string, target: SourceTarget, source: SourceArgs, problem: string) =>
        it(`are refused ${words}`, async () => {
            strictEqual(
                await lateRefusalOf(() => resolvedSources(place, [source], { ...queue, target })),
                `EncryptedQueue "jobs": sources[0] is "${String(source.arn)}"; ${problem}.`,
            );
        });
    distant(
        "from another partition",
        "queue",
        { service: S3, arn: "arn:aws-cn:s3:::uploads" },
        "nothing is sent between partitions; name one of partition aws",
    );
    distant(
        "from another region",
        "topic",
        { service: Ses, arn: "arn:aws:ses:us-east-1:111122223333:identity/example.com" },
        "SES sends within a region only; name one of eu-west-1",
    );
    distant(
        "of AWS Backup from another account",
        "topic",
        { service: Backup, arn: "arn:aws:backup:eu-west-1:444455556666:backup-vault:daily" },
        "AWS Backup publishes within an account only; name one of 111122223333",
    );
    for (const [target, who] of [
        ["queue", "senders"],
        ["topic", "publishers"],
    ] as const)
        distant(
            `of EventBridge from another account to a ${target}`,
            target,
            { service: EventBridge, arn: "arn:aws:events:eu-west-1:444455556666:rule/nightly" },
            "EventBridge crosses accounts by event buses; let that rule send to a bus of 111122223333 and name a rule " +
                `of the bus, or name the role with which the rule sends in ${who}`,
        );
});
