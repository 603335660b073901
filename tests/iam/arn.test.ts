import assert from "node:assert";

import { accountOf, arnsOverlap, isAccountId, parseArn } from "../../iam";
import { ownerPart } from "../../iam/arn";

describe("parseArn", () => {
    for (const partition of ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc"])
        it(`takes an ARN of the partition ${partition} apart`, () => {
            assert.deepStrictEqual(parseArn(`arn:${partition}:sqs:eu-west-1:111122223333:orders`), {
                partition,
                service: "sqs",
                region: "eu-west-1",
                account: "111122223333",
                resource: "orders",
            });
        });

    it("keeps colons behind the fifth in the resource", () => {
        assert.strictEqual(
            parseArn("arn:aws:sns:eu-west-1:111122223333:orders:6b0e")?.resource,
            "orders:6b0e",
        );
    });

    it("leaves empty what the ARN of a bucket leaves empty", () => {
        assert.deepStrictEqual(parseArn("arn:aws:s3:::exports"), {
            partition: "aws",
            service: "s3",
            region: "",
            account: "",
            resource: "exports",
        });
    });

    for (const text of [
        "",
        "*",
        "111122223333",
        "arn:",
        "arn:aws",
        "arn:aws:iam",
        "arn:aws:iam:*",
        "arn:aws:sqs:eu-west-1:orders",
        "urn:a:b:c:d:e",
    ])
        it(`takes "${text}" for no ARN`, () => {
            assert.strictEqual(parseArn(text), undefined);
        });
});

describe("accounts", () => {
    const accounts: [text: string, account: string | undefined][] = [
        ["111122223333", "111122223333"],
        ["arn:aws:iam::111122223333:root", "111122223333"],
        ["arn:aws-cn:iam::111122223333:role/worker", "111122223333"],
        ["arn:aws-us-gov:sts::111122223333:assumed-role/worker/one", "111122223333"],
        ["arn:aws:iam::*:root", undefined],
        ["arn:aws:iam::1111*:root", undefined],
        ["arn:aws:iam::11112222333?:root", undefined],
        ["arn:aws:s3:::exports", undefined],
        ["11112222333", undefined],
        ["1111222233334", undefined],
        [" 111122223333", undefined],
        ["*", undefined],
    ];
    for (const [text, account] of accounts)
        it(`"${text}" names ${account === undefined ? "no account" : `the account ${account}`}`, () => {
            assert.strictEqual(accountOf(text), account);
        });

    it("an account id is twelve digits, nothing else", () => {
        const found = ["111122223333", "11112222333", "1111222233334", "11112222333x", "", "111122223333\n"];
        assert.deepStrictEqual(found.map(isAccountId), [true, false, false, false, false, false]);
    });
});

describe("the part of a pattern that says whose it is", () => {
    const parts: [sentence: string, pattern: string, part: string][] = [
        ["the account of an ARN", "arn:aws:sns:us-east-1:111122223333:orders", "111122223333"],
        ["an account with wildcards", "arn:aws:sns:us-east-1:1111*:orders", "1111*"],
        ["an open account", "arn:aws:iam::*:role/worker", "*"],
        ["the name of a bucket, which alone in the world bears it", "arn:aws:s3:::exports", "exports"],
        ["the name of a bucket where account and region are left open", "arn:aws:s3:*:*:exports", "exports"],
        ["the account in a pattern with fewer parts", "*:111122223333:*", "111122223333"],
        ["nothing in a pattern with fewer parts and no account", "arn:aws:sns:*", "*"],
        ["the whole text where it is no ARN and no pattern", "orders", "orders"],
    ];
    for (const [sentence, pattern, part] of parts)
        it(`is ${sentence}: ${pattern}`, () => {
            assert.strictEqual(ownerPart(pattern), part);
        });
});

describe("arnsOverlap", () => {
    const queue = "arn:aws:sqs:us-east-1:111122223333:orders";
    const rows: [sentence: string, a: string, b: string, right: boolean][] = [
        ["an ARN and itself", queue, queue, true],
        ["names in another case", queue, "arn:aws:sqs:us-east-1:111122223333:Orders", false],
        ["another name", queue, "arn:aws:sqs:us-east-1:111122223333:orders-dlq", false],
        ["another account", queue, "arn:aws:sqs:us-east-1:444455556666:orders", false],
        ["another region", queue, "arn:aws:sqs:eu-west-1:111122223333:orders", false],
        ["another partition", queue, "arn:aws-cn:sqs:us-east-1:111122223333:orders", false],
        ["another service", queue, "arn:aws:sns:us-east-1:111122223333:orders", false],
        ["open region and account", queue, "arn:aws:sqs:*:*:orders", true],
        ["an open partition", queue, "arn:*:sqs:us-east-1:111122223333:orders", true],
        ["a prefix of the name", queue, "arn:aws:sqs:us-east-1:111122223333:ord*", true],
        ["a pattern with fewer parts", queue, "arn:aws:sqs:*", true],
        ["a pattern with fewer parts in the middle", queue, "arn:aws:sqs:*:orders", true],
        ["a lone star", queue, "*", true],
        ["a path below the queue", queue, `${queue}/*`, false],
        ["two patterns", "arn:aws:sqs:us-east-1:111122223333:*", "arn:aws:sqs:*:*:orders", true],
    ];
    for (const [sentence, a, b, right] of rows)
        it(`${sentence} ${right ? "overlap" : "do not overlap"}`, () => {
            assert.deepStrictEqual([arnsOverlap(a, b), arnsOverlap(b, a)], [right, right]);
        });
});
