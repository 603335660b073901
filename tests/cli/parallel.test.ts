import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import { inParallel } from "../../cli/parallel";

describe("work in parallel", () => {
    it("does so many at a time, and keeps the order", async () => {
        let [now, most] = [0, 0];
        const results = await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
            most = Math.max(most, ++now);
            await sleep(item);
            now -= 1;
            return item * 10;
        });
        assert.deepEqual(results, [50, 10, 40, 20, 30]);
        assert.equal(most, 2);
    });

    it("begins nothing more once something failed", async () => {
        const begun: number[] = [];
        const work = async (item: number) => {
            begun.push(item);
            await sleep(1);
            if (item === 2) throw new Error("no");
        };
        await assert.rejects(inParallel([1, 2, 3, 4, 5, 6], 2, work), /no/);
        await sleep(5);
        assert.ok(begun.length < 5, begun.join());
    });

    it("begins nothing more once it may not go on, and keeps what it has", async () => {
        const begun: number[] = [];
        const work = async (item: number, place: number) => {
            begun.push(item);
            await sleep(1);
            return place;
        };
        const mayGoOn = () => begun.length < 3;
        assert.deepEqual(await inParallel([7, 8, 9, 10, 11], 1, work, mayGoOn), [0, 1, 2]);
        assert.deepEqual(begun, [7, 8, 9]);
    });

    it("has nothing to do for no items", async () =>
        assert.deepEqual(await inParallel([], 4, () => Promise.resolve(1)), []));
});
