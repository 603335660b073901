import assert from "node:assert/strict";

import { liveThrough, make } from "../../../support/resource-life";

const type = "aws:xray/resourcePolicy:ResourcePolicy";

const policy = (topic: string, action = "xray:PutTraceSegments") =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: [action, "xray:GetSamplingRules"],
                Resource: "*",
                Condition: { ArnEquals: { "aws:SourceArn": `arn:aws:sns:us-east-1:111122223333:${topic}` } },
            },
        ],
    });

describe("the stand-in's X-Ray", function () {
    this.timeout(60_000);

    it("has resource policies", async () => {
        await liveThrough({
            type,
            inputs: { policyName: "orders", policyDocument: policy("orders") },
            later: { policyDocument: policy("all-orders") },
            replacing: { policyName: "others" },
        });
    });

    it("passes on what AWS says of a policy that is none", async () => {
        await assert.rejects(make(type, { policyName: "orders", policyDocument: "{}" }), {
            name: "MalformedPolicyDocumentException",
        });
        const ofOthers = policy("orders", "sqs:SendMessage");
        await assert.rejects(make(type, { policyName: "orders", policyDocument: ofOthers }), {
            name: "MalformedPolicyDocumentException",
        });
    });

    it("makes a policy only where there is none, if the program says so", async () => {
        const first = { policyName: "first", policyDocument: policy("orders"), policyRevisionId: "0" };
        const made = await make(type, { ...first, policyRevisionId: null });
        await assert.rejects(make(type, first), { name: "InvalidPolicyRevisionIdException" });
        await made.delete();
    });
});
