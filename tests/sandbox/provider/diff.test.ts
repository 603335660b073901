import assert from "node:assert/strict";

import type * as grpc from "@grpc/grpc-js";
import { DiffRequest, type DiffResponse } from "@pulumi/pulumi/proto/provider_pb";

import { awsStandIn } from "../../../sandbox/provider/provider";
import { toStruct, type Values } from "../../../sandbox/provider/values";

/** What the stand-in tells the engine of a change of inputs. */
function diff(type: string, olds: Values, news: Values): Promise<DiffResponse> {
    const request = new DiffRequest().setType(type).setOldInputs(toStruct(olds)).setNews(toStruct(news));
    const handler = awsStandIn()["diff"] as grpc.handleUnaryCall<DiffRequest, DiffResponse>;
    return new Promise((resolve, reject) => {
        handler({ request } as grpc.ServerUnaryCall<DiffRequest, DiffResponse>, (error, answer) =>
            error ? reject(error as Error) : resolve(answer!),
        );
    });
}

const queue = "aws:sqs/queue:Queue";

/** Each change that makes a new resource, and whether the old one has to go first. */
const replacements: Record<string, [string, Values, Values, boolean]> = {
    "a queue that the program names": [
        queue,
        { name: "orders", fifoQueue: false, __defaults: [] },
        { name: "orders", fifoQueue: true, __defaults: [] },
        true,
    ],
    "a queue that Pulumi names": [
        queue,
        { name: "orders-0a1b2c3", fifoQueue: false, __defaults: ["name"] },
        { name: "orders-4d5e6f7", fifoQueue: true, __defaults: ["name"] },
        false,
    ],
    "a policy, which has no name": [
        "aws:sqs/queuePolicy:QueuePolicy",
        { queueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/one", policy: "{}", __defaults: [] },
        { queueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/two", policy: "{}", __defaults: [] },
        false,
    ],
};

describe("the stand-in provider's diff", () => {
    for (const [what, [type, olds, news, deletesFirst]] of Object.entries(replacements))
        it(`replaces ${what}, ${deletesFirst ? "the old one first" : "the new one first"}`, async () => {
            const answer = await diff(type, olds, news);
            assert.ok(answer.getReplacesList().length > 0);
            assert.equal(answer.getDeletebeforereplace(), deletesFirst);
        });

    it("deletes nothing first where nothing is replaced", async () => {
        const answer = await diff(
            queue,
            { name: "orders", delaySeconds: 0 },
            { name: "orders", delaySeconds: 5 },
        );
        assert.deepEqual([answer.getDiffsList(), answer.getReplacesList()], [["delaySeconds"], []]);
        assert.equal(answer.getDeletebeforereplace(), false);
    });
});
