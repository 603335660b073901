import { deepStrictEqual } from "node:assert";

import { SourceService, type SourceTarget } from "../../../components/documents/sources";
import { sourceProblems, type SourceArgs } from "../../../components/source-args";
import { later } from "../../support/outputs";

const { Sns, S3, EventBridge, CloudWatchAlarms, Ses, Backup } = SourceService;
const partner = "444455556666";
const newsArn = "arn:aws:sns:eu-west-1:111122223333:news";
const ruleArn = "arn:aws:events:eu-west-1:111122223333:rule";

describe("sources that are as AWS names them", () => {
    const cases: [SourceTarget, SourceArgs][] = [
        ["queue", { service: Sns, name: "news" }],
        ["queue", { service: Sns, arn: `${newsArn}.fifo`, accountId: "111122223333" }],
        ["queue", { service: S3, name: "my.uploads-1", accountId: partner }],
        ["topic", { service: S3, arn: "arn:aws-cn:s3:::uploads", accountId: partner }],
        ["queue", { service: EventBridge, name: "shop/nightly" }],
        ["topic", { service: EventBridge, arn: `${ruleArn}/aws.partner/x.com/1/r` }],
        ["topic", { service: CloudWatchAlarms, name: "jobs: late*" }],
        ["topic", { service: Ses, name: "no-reply@example.com" }],
        ["topic", { service: Ses, arn: "arn:aws:ses:eu-west-1:111122223333:configuration-set/all" }],
        [
            "topic",
            { service: Ses, arn: "arn:aws:ses:eu-west-1:111122223333:receipt-rule-set/in:receipt-rule/a" },
        ],
        ["topic", { service: Backup, name: "daily" }],
    ];
    for (const [target, source] of cases)
        it(`are taken: ${source.service} ${JSON.stringify(source.name ?? source.arn)}`, () => {
            deepStrictEqual(sourceProblems("sources", [source], target, false), []);
        });

    it("are taken of a key, whatever they reach, and where there are none", () => {
        deepStrictEqual(sourceProblems("sources", [{ service: Ses, name: "example.com" }]), []);
        deepStrictEqual(sourceProblems("sources", undefined, "topic", true), []);
        deepStrictEqual(sourceProblems("sources", later([]), "topic", true), []);
        deepStrictEqual(sourceProblems("sources", [{ service: Sns, arn: later("news") }], "queue", true), []);
    });
});

describe("a source that cannot reach its target", () => {
    const refused = (service: SourceService, target: SourceTarget, fifo: boolean, reason: string) =>
        it(`is refused: ${service} to a ${fifo ? "FIFO " : ""}${target}`, () => {
            deepStrictEqual(sourceProblems("queues.main.sources", [{ service, name: "x" }], target, fifo), [
                `queues.main.sources[0].service is "${service}"; ${reason}.`,
            ]);
        });
    const republish =
        "SNS delivers no messages from topic to topic; " +
        "name the topic among the sources of a queue, and subscribe the queue to both";
    refused(Sns, "topic", false, republish);
    refused(Sns, "topic", true, republish);
    refused(
        S3,
        "queue",
        true,
        "S3 notifies no FIFO queue; " +
            "use a standard queue, or turn on EventBridge for the bucket and let a rule send its events to the queue",
    );
    const alone: [SourceService, string, string][] = [
        [CloudWatchAlarms, "CloudWatch", "alarm"],
        [Ses, "SES", "identity"],
        [Backup, "AWS Backup", "vault"],
    ];
    for (const [service, label, thing] of alone)
        refused(
            service,
            "queue",
            false,
            `${label} publishes to topics and sends to no queue; ` +
                `name the ${thing} among the sources of a topic, and subscribe the queue to it`,
        );
    const group = (label: string, way: string) =>
        `${label} publishes without a message group, and a FIFO topic takes no message without one; ` +
        `use a standard topic, or ${way}`;
    refused(EventBridge, "topic", true, group("EventBridge", "let the rule send to a FIFO queue"));
    for (const [service, label] of [[S3, "S3"] as const, ...alone])
        refused(service, "topic", true, group(label, "let EventBridge send to a FIFO queue"));
});

describe("a source that is named wrongly is refused", () => {
    const refused = (words: string, source: object, problem: string, fifo = false) =>
        it(words, () => {
            const target = [CloudWatchAlarms, Ses, Backup].includes((source as SourceArgs).service)
                ? "topic"
                : "queue";
            deepStrictEqual(sourceProblems("sources", [source as SourceArgs], target, fifo), [
                `sources[0]${problem}`,
            ]);
        });
    refused(
        "of a service that is none",
        { service: "sms", name: "x" },
        '.service is "sms"; sources are of sns, s3, events, cloudwatch, ses, backup; choose one of these.',
    );
    refused(
        "in no way",
        { service: Sns },
        " has neither name nor arn; a source is named in exactly one way; set one of them.",
    );
    refused(
        "in two ways",
        { service: Sns, name: "news", arn: newsArn },
        " has both name and arn; a source is named in exactly one way; set one of them.",
    );
    const names: [SourceService, string, string, string][] = [
        [Sns, newsArn, "SNS", "topic"],
        [S3, "Uploads", "S3", "bucket"],
        [EventBridge, "a b", "EventBridge", "rule"],
        [CloudWatchAlarms, "", "CloudWatch", "alarm"],
        [Ses, "*", "SES", "identity"],
        [Backup, "d", "AWS Backup", "vault"],
    ];
    for (const [service, name, label, thing] of names)
        refused(
            `by a name that is no ${thing}'s`,
            { service, name },
            `.name is "${name}"; ${label} gives no ${thing} such a name; give the name of one ${thing}, not its ARN.`,
        );
    const forms: [SourceService, string, string, string][] = [
        [Sns, "SNS", "topic", "sns:<region>:<account>:<topic>"],
        [S3, "S3", "bucket", "s3:::<bucket>"],
        [EventBridge, "EventBridge", "rule", "events:<region>:<account>:rule/<rule>"],
        [CloudWatchAlarms, "CloudWatch", "alarm", "cloudwatch:<region>:<account>:alarm:<alarm>"],
        [Ses, "SES", "identity", "ses:<region>:<account>:identity/<identity>"],
        [Backup, "AWS Backup", "vault", "backup:<region>:<account>:backup-vault:<vault>"],
    ];
    for (const [service, label, thing, form] of forms)
        refused(
            `by an ARN that is no ${thing}'s`,
            { service, arn: "arn:aws:iam::111122223333:root" },
            `.arn is "arn:aws:iam::111122223333:root"; ${label} gives no ${thing} such an ARN; ` +
                `give the ARN of one ${thing}, arn:<partition>:${form}.`,
        );
    refused(
        "with wildcards where they would admit others",
        { service: Sns, arn: "arn:aws:sns:eu-west-1:*:news" },
        '.arn is "arn:aws:sns:eu-west-1:*:news"; SNS gives no topic such an ARN; ' +
            "give the ARN of one topic, arn:<partition>:sns:<region>:<account>:<topic>.",
    );
    refused(
        "by an account that is none",
        { service: S3, name: "uploads", accountId: "42" },
        '.accountId is "42"; an account of AWS has 12 digits; give them, in quotation marks.',
    );
    refused(
        "by two accounts",
        { service: Sns, arn: newsArn, accountId: partner },
        `.accountId is "${partner}"; the ARN names account 111122223333; leave accountId out, or correct one.`,
    );
    for (const [key, value] of [
        ["name", "news"],
        ["arn", newsArn],
    ] as const)
        refused(
            `as a standard topic of a FIFO queue, by ${key}`,
            { service: Sns, [key]: value },
            `.${key} is "${value}"; only a FIFO topic, whose name ends in .fifo, delivers to a FIFO queue; ` +
                "name such a topic, or use a standard queue.",
            true,
        );
});
