import { deepStrictEqual, ok } from "node:assert";

import { policyJson } from "../../../iam";
import { logGroupArn } from "../../../components/documents/arns";
import { bucketArn, trailArn } from "../../../components/documents/trail-arns";
import { accessLogBucketPolicy, trailBucketPolicy } from "../../../components/documents/trail-bucket-policy";
import { trailSelectors } from "../../../components/documents/trail-events";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { trailLogPolicy, trailLogTrust } from "../../../components/documents/trail-log-role";

const partitions: Record<string, [region: string, dnsSuffix: string]> = {
    aws: ["eu-west-1", "amazonaws.com"],
    "aws-cn": ["cn-north-1", "amazonaws.com.cn"],
    "aws-us-gov": ["us-gov-west-1", "amazonaws.com"],
    "aws-eusc": ["eusc-de-east-1", "amazonaws.eu"],
};

for (const [partition, [region, dnsSuffix]] of Object.entries(partitions)) {
    const place = { partition, region, dnsSuffix, accountId: "111122223333" };
    const trailName = "audit";

    describe(`the documents of a trail in ${partition}`, () => {
        it("name what is in the partition", () => {
            deepStrictEqual(
                [trailArn(place, trailName), bucketArn(place, "logs"), logGroupArn(place, "events")],
                [
                    `arn:${partition}:cloudtrail:${region}:111122223333:trail/audit`,
                    `arn:${partition}:s3:::logs`,
                    `arn:${partition}:logs:${region}:111122223333:log-group:events`,
                ],
            );
        });

        it("name nothing outside it, and services by the names that they have everywhere", () => {
            const text = policyJson([
                ...trailBucketPolicy({ place, bucketName: "logs", trailName }),
                ...accessLogBucketPolicy({ place, bucketName: "access", sourceName: "logs" }),
                ...trailKeyPolicy({ place, trailName }),
                ...trailLogTrust(),
                ...trailLogPolicy({ place, logGroupName: "events" }),
            ]);
            const arns = text.match(/arn:[^":]+(?=:)/g) ?? [];
            deepStrictEqual([...new Set(arns)], [`arn:${partition}`]);
            const services = text.match(/(?<="Service":")[^"]+/g) ?? [];
            deepStrictEqual([...new Set(services)], ["cloudtrail.amazonaws.com", "logging.s3.amazonaws.com"]);
            ok(text.includes(`"kms:ViaService":"s3.${region}.${dnsSuffix}"`));
        });
    });
}

describe("the selectors of a trail", () => {
    it("have no kind of messages of which nothing is named, and name nothing twice", () => {
        const topicArn = "arn:aws:sns:eu-west-1:111122223333:news";
        deepStrictEqual(trailSelectors([], [topicArn, topicArn]), [
            {
                name: "Management events",
                fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
            },
            {
                name: "Messages of topics",
                fieldSelectors: [
                    { field: "eventCategory", equals: ["Data"] },
                    { field: "resources.type", equals: ["AWS::SNS::Topic"] },
                    { field: "resources.ARN", equals: [topicArn] },
                ],
            },
        ]);
    });
});
