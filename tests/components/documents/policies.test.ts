import { deepStrictEqual } from "node:assert";

import {
    redriveAllowPolicy,
    redrivePolicy,
    subscriptionRedrivePolicy,
} from "../../../components/documents/redrive";

const queueArn = "arn:aws:sqs:eu-west-1:111122223333:jobs";

describe("redrive policies", () => {
    it("name the target and the count, the one source, and the target of a subscription", () => {
        deepStrictEqual(JSON.parse(redrivePolicy(queueArn, 5)), {
            deadLetterTargetArn: queueArn,
            maxReceiveCount: 5,
        });
        deepStrictEqual(JSON.parse(redriveAllowPolicy(queueArn)), {
            redrivePermission: "byQueue",
            sourceQueueArns: [queueArn],
        });
        deepStrictEqual(JSON.parse(subscriptionRedrivePolicy(queueArn)), { deadLetterTargetArn: queueArn });
    });
});
