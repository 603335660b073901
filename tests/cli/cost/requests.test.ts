import assert from "node:assert/strict";

import { estimateKmsRequests } from "../../../cli/cost/requests";

describe("the requests that SQS makes of KMS", () => {
    // The worked examples of the SQS Developer Guide.
    it("are those of one producer and one consumer in a month", () => {
        assert.equal(estimateKmsRequests({ reuseSeconds: 300, producers: 1, consumers: 1 }, 31), 26_784);
    });

    it("are those of two queues whose data keys live for a day", () => {
        const first = estimateKmsRequests({ reuseSeconds: 86_400, producers: 3, consumers: 1 }, 28);
        const second = estimateKmsRequests({ reuseSeconds: 86_400, producers: 5, consumers: 2 }, 28);
        assert.equal(first + second, 532);
    });

    it("are none where nobody sends or receives", () => {
        assert.equal(estimateKmsRequests({ reuseSeconds: 60, producers: 0, consumers: 0 }, 366), 0);
    });
});
