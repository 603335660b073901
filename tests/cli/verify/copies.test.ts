import assert from "node:assert/strict";

import { Copies } from "../../../cli/verify/copies";
import { type Queue } from "../../../cli/verify/state";

const queue = (arn: string) => ({ arn }) as Queue;
const [one, other, dead] = [queue("one"), queue("other"), queue("dead")];

describe("copies of messages", () => {
    const places = (copies: Copies) => copies.places.map((it) => it.queue.arn).sort();

    it("are where they were sent, until they are removed", () => {
        const copies = new Copies();
        copies.add("1", one);
        copies.add("2", one);
        copies.remove("1", one);
        assert.deepEqual(places(copies), ["one"]);
        copies.remove("2", one);
        assert.deepEqual([places(copies), copies.isIn(one)], [[], false]);
        assert.deepEqual(copies.queues, [one]);
    });

    it("are in one of the places to which they may have come", () => {
        const copies = new Copies();
        copies.add("1", one);
        copies.mayCome("1", dead);
        assert.deepEqual(places(copies), ["dead", "one"]);
        copies.remove("1", dead);
        assert.deepEqual(places(copies), []);
    });

    it("of what was published are several, each with its own places", () => {
        const copies = new Copies();
        copies.add("1", one, dead);
        copies.add("1", other, dead);
        copies.remove("1", one);
        assert.deepEqual(places(copies), ["dead", "other"]);
        copies.forget(other);
        assert.deepEqual(places(copies), ["dead"]);
        copies.forget(dead);
        assert.deepEqual(places(copies), []);
    });

    it("are none of what was not sent", () => {
        const copies = new Copies();
        copies.add("1", one);
        copies.drop("1");
        assert.deepEqual([places(copies), copies.queues], [[], []]);
    });
});
