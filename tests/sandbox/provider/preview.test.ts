import assert from "node:assert/strict";

import { previewChangedOutputs, previewOutputs } from "../../../sandbox/provider/preview";
import { unknown } from "../../../sandbox/provider/values";

describe("the stand-in provider's preview", () => {
    it("gives the inputs of a queue and leaves unknown what only AWS knows", () => {
        assert.deepEqual(previewOutputs("aws:sqs/queue:Queue", { name: "orders", __defaults: ["name"] }), {
            name: "orders",
            arn: unknown,
            deduplicationScope: unknown,
            fifoThroughputLimit: unknown,
            kmsDataKeyReusePeriodSeconds: unknown,
            namePrefix: unknown,
            policy: unknown,
            redriveAllowPolicy: unknown,
            redrivePolicy: unknown,
            sqsManagedSseEnabled: unknown,
            tagsAll: unknown,
            url: unknown,
        });
    });

    it("keeps inputs that the program sets and inputs that are unknown", () => {
        const inputs = { policy: "{}", kmsMasterKeyId: unknown };
        const { policy, kmsMasterKeyId } = previewOutputs("aws:sqs/queue:Queue", inputs);
        assert.deepEqual([policy, kmsMasterKeyId], ["{}", unknown]);
    });

    it("knows all tags when the resource has tags", () => {
        const { tagsAll } = previewOutputs("aws:sqs/queue:Queue", { tags: { team: "a" } });
        assert.deepEqual(tagsAll, { team: "a" });
    });

    it("keeps of a changed resource what only AWS knows", () => {
        const inputs = { name: "orders", tags: { team: "b" } };
        const state = {
            name: "orders",
            tags: { team: "a" },
            tagsAll: { team: "a" },
            arn: "arn:1",
            delaySeconds: 5,
        };
        const { arn, url, tagsAll, delaySeconds } = previewChangedOutputs(
            "aws:sqs/queue:Queue",
            inputs,
            state,
        );
        assert.deepEqual([arn, url, tagsAll, delaySeconds], ["arn:1", unknown, { team: "b" }, undefined]);
    });

    it("finds the outputs of a type without a table of its own in the SDK", () => {
        assert.deepEqual(previewOutputs("aws:sqs/queuePolicy:QueuePolicy", { policy: "{}" }), {
            policy: "{}",
        });
        assert.deepEqual(previewOutputs("aws:sns/topicPolicy:TopicPolicy", {}), { owner: unknown });
        assert.deepEqual(previewOutputs("aws:none/such:Such", { a: 1 }), { a: 1 });
    });
});
