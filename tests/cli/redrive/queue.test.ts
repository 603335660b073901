import assert from "node:assert/strict";

import { inWords, located } from "../../../cli/redrive/queue";
import { Failure } from "../../../cli/failure";
import { type Aws } from "../../../sandbox/provider/aws";

const cloud = { region: "eu-west-1", account: "111122223333" } as Aws;

describe("a queue that the user names", () => {
    const place = (text: string) => {
        const { name, url, arn, fifo, cloud: where } = located(text, cloud);
        return [name, url, arn, fifo, where.region];
    };

    it("is found by its name in the place of the caller", () => {
        assert.deepEqual(place("orders-dlq.fifo"), [
            "orders-dlq.fifo",
            "https://sqs.eu-west-1.amazonaws.com/111122223333/orders-dlq.fifo",
            "arn:aws:sqs:eu-west-1:111122223333:orders-dlq.fifo",
            true,
            "eu-west-1",
        ]);
    });

    it("is found by its ARN or URL in the place that this tells", () => {
        const url = "https://sqs.us-east-1.amazonaws.com/444455556666/orders";
        const arn = "arn:aws:sqs:us-east-1:444455556666:orders";
        assert.deepEqual(place(arn), ["orders", url, arn, false, "us-east-1"]);
        assert.deepEqual(place(url), ["orders", url, arn, false, "us-east-1"]);
    });

    it("has the names of its partition", () => {
        assert.deepEqual(place("arn:aws-cn:sqs:cn-north-1:444455556666:orders").slice(1, 3), [
            "https://sqs.cn-north-1.amazonaws.com.cn/444455556666/orders",
            "arn:aws-cn:sqs:cn-north-1:444455556666:orders",
        ]);
        assert.match(
            located("arn:aws-us-gov:sqs:us-gov-west-1:444455556666:orders", cloud).arn,
            /^arn:aws-us-gov:/,
        );
    });

    it("by a URL of another endpoint is in the region of the caller", () => {
        const url = "https://127.0.0.1:4566/111122223333/orders";
        assert.deepEqual(place(url), [
            "orders",
            url,
            "arn:aws:sqs:eu-west-1:111122223333:orders",
            false,
            "eu-west-1",
        ]);
    });

    for (const text of [
        "",
        "two words",
        "arn:aws:sns:eu-west-1:111122223333:orders",
        "https://example.com/orders",
    ])
        it(`is none by "${text}"`, () => {
            assert.throws(
                () => located(text, cloud),
                (error) =>
                    error instanceof Failure && error.ending === "usage" && /is no queue/.test(error.message),
            );
        });

    it("holds what is told in words", () => {
        assert.equal(inWords({ waiting: 2, inFlight: 1, delayed: 0 }), "2 waiting, 1 in flight");
        assert.equal(inWords({ waiting: 0, inFlight: 0, delayed: 3 }), "0 waiting, 0 in flight, 3 delayed");
        assert.equal(inWords(undefined), "not readable by this caller");
    });
});
