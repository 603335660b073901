import { strictEqual } from "node:assert";

import { isQueueArn, isRegion, isTopicArn } from "../../../components/limits/arns";
import { queueUrlLimit } from "../../../components/limits/queue";

const FIFO = ".fifo";
const queue = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:${name}`;
const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;

const kinds: [string, (name: string) => boolean, number][] = [
    ["the ARN of a queue", (name) => isQueueArn(queue(name)), 80],
    ["the URL of a queue", (name) => queueUrlLimit.admits(url(name)), 80],
    ["the ARN of a topic", (name) => isTopicArn(topic(name)), 256],
];

for (const [what, admits, most] of kinds)
    describe(`the name in ${what}`, () => {
        it(`has 1 to ${most} characters`, () => {
            strictEqual(admits(""), false);
            strictEqual(admits("q"), true);
            strictEqual(admits("q".repeat(most)), true);
            strictEqual(admits("q".repeat(most + 1)), false);
        });

        it(`ends in ${FIFO} within these, and not with this alone`, () => {
            strictEqual(admits(FIFO), false);
            strictEqual(admits(`q${FIFO}`), true);
            strictEqual(admits(`${"q".repeat(most - FIFO.length)}${FIFO}`), true);
            strictEqual(admits(`${"q".repeat(most - FIFO.length + 1)}${FIFO}`), false);
        });

        it("has no wildcards, dots and colons", () => {
            for (const name of ["q*", "q?", "q.r", "q:r", `q${FIFO}${FIFO}`])
                strictEqual(admits(name), false);
        });
    });

describe("ARNs", () => {
    it("are those of one service, with region and account", () => {
        strictEqual(isQueueArn(topic("q")), false);
        strictEqual(isTopicArn(queue("q")), false);
        strictEqual(isQueueArn("arn:aws:sqs::111122223333:q"), false);
        strictEqual(isTopicArn("arn:aws:sns:eu-west-1:1:q"), false);
        strictEqual(isQueueArn(undefined), false);
    });
});

describe("regions", () => {
    it("are named as AWS names them", () => {
        for (const region of ["eu-west-1", "us-gov-west-1", "eusc-de-east-1", "us-iso-east-12"])
            strictEqual(isRegion(region), true);
        for (const region of ["eu-west", "eu-west-123", "eu-west-1a", "EU-WEST-1", "eu-*-1", 1])
            strictEqual(isRegion(region), false);
    });
});
