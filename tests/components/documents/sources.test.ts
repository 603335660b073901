import { deepStrictEqual, strictEqual } from "node:assert";

import { pairProblem } from "../../../components/documents/source-pairs";
import {
    sourceArn,
    sourceFacts,
    sourcePrincipal,
    SourceService,
    topicSource,
} from "../../../components/documents/sources";

const place = (region: string, partition = "aws") => ({
    partition,
    region,
    accountId: "111122223333",
    dnsSuffix: "amazonaws.com",
});

describe("the ARN of a source", () => {
    const cases: [SourceService, string, string][] = [
        [SourceService.Sns, "news", "arn:aws:sns:eu-west-1:111122223333:news"],
        [SourceService.S3, "uploads", "arn:aws:s3:::uploads"],
        [SourceService.EventBridge, "nightly", "arn:aws:events:eu-west-1:111122223333:rule/nightly"],
        [SourceService.EventBridge, "shop/new", "arn:aws:events:eu-west-1:111122223333:rule/shop/new"],
        [SourceService.CloudWatchAlarms, "late", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:late"],
        [SourceService.Ses, "example.com", "arn:aws:ses:eu-west-1:111122223333:identity/example.com"],
        [SourceService.Backup, "daily", "arn:aws:backup:eu-west-1:111122223333:backup-vault:daily"],
    ];
    for (const [service, name, arn] of cases)
        it(`of ${service} named ${name} is ${arn}`, () => {
            strictEqual(sourceArn(service, name, place("eu-west-1")), arn);
        });

    it("is of the partition", () => {
        const china = place("cn-north-1", "aws-cn");
        strictEqual(sourceArn(SourceService.S3, "uploads", china), "arn:aws-cn:s3:::uploads");
        strictEqual(
            sourceArn(SourceService.Backup, "daily", china),
            "arn:aws-cn:backup:cn-north-1:111122223333:backup-vault:daily",
        );
    });
});

describe("the principal of a source", () => {
    const from = (region: string, partition = "aws") =>
        topicSource(`arn:${partition}:sns:${region}:111122223333:news`);

    it("is the service under amazonaws.com, in every partition", () => {
        for (const service of Object.values(SourceService)) {
            const china = place("cn-north-1", "aws-cn");
            const source = { service, arn: sourceArn(service, "daily", china), accountId: "111122223333" };
            strictEqual(sourcePrincipal(source, china), `${service}.amazonaws.com`);
        }
    });

    const cases: [topic: string, queue: string, principal: string][] = [
        ["eu-west-1", "eu-west-1", "sns.amazonaws.com"],
        ["us-east-1", "eu-west-1", "sns.amazonaws.com"],
        ["ap-east-1", "ap-east-1", "sns.amazonaws.com"],
        ["ap-east-1", "us-east-1", "sns.ap-east-1.amazonaws.com"],
        ["us-east-1", "ap-east-1", "sns.ap-east-1.amazonaws.com"],
        ["me-south-1", "ap-east-1", "sns.ap-east-1.amazonaws.com"],
    ];
    for (const [topic, queue, principal] of cases)
        it(`of a topic in ${topic} for a queue in ${queue} is ${principal}`, () => {
            strictEqual(sourcePrincipal(from(topic), place(queue)), principal);
        });

    it("of a topic elsewhere in a partition without opt-in regions is the service", () => {
        const source = from("us-gov-east-1", "aws-us-gov");
        strictEqual(sourcePrincipal(source, place("us-gov-west-1", "aws-us-gov")), "sns.amazonaws.com");
    });
});

describe("what a service reaches", () => {
    const reached = (target: "queue" | "topic", fifo: boolean) =>
        Object.values(SourceService).filter((service) => pairProblem(service, target, fifo) === undefined);

    it("is what AWS documents", () => {
        const { Sns, S3, EventBridge, CloudWatchAlarms, Ses, Backup } = SourceService;
        deepStrictEqual(reached("queue", false), [Sns, S3, EventBridge]);
        deepStrictEqual(reached("queue", true), [Sns, EventBridge]);
        deepStrictEqual(reached("topic", false), [S3, EventBridge, CloudWatchAlarms, Ses, Backup]);
        deepStrictEqual(reached("topic", true), []);
    });

    it("has its condition keys in the table", () => {
        for (const target of ["queue", "topic"] as const)
            deepStrictEqual(
                Object.values(SourceService).filter((it) => sourceFacts[it].pins[target] !== undefined),
                reached(target, false),
            );
    });
});
