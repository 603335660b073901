import assert from "node:assert";

import { changesBetween } from "../../../cli/access/diff";
import { type Access } from "../../../cli/access/matrix";
import { accessOf, queue, role, rolePolicy } from "../../support/sketched-access";

const send = { Action: "sqs:SendMessage" };
const settings = { Action: ["sqs:GetQueueAttributes", "sqs:ListQueueTags"] };

/** A stack with one role. */
function stack(...statements: Record<string, unknown>[]): Access {
    return accessOf([queue(), role("worker"), rolePolicy("worker", ...statements)]);
}

function changes(before: Access, after: Access): string[] {
    return changesBetween(before, after).map(
        ({ principal, column, before, after, direction }) =>
            `${principal} ${column}: ${before} -> ${after}, ${direction}`,
    );
}

describe("the difference of two matrices", () => {
    it("is empty where nobody's access changed, however it is written", () => {
        assert.deepStrictEqual(changes(stack(send, settings), stack(settings, send)), []);
    });

    it("tells what is wider and what is narrower", () => {
        assert.deepStrictEqual(changes(stack(send), stack({ Action: "sqs:PurgeQueue" })), [
            "worker send: yes -> no, narrower",
            "worker purge: no -> yes, wider",
        ]);
    });

    it("is wider where one action of a column is more, whatever is less", () => {
        const other = { Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"] };
        assert.deepStrictEqual(changes(stack(settings), stack(other)), [
            "worker read settings: some -> some, wider",
        ]);
    });

    it("is unknown where other conditions hold", () => {
        const from = (endpoint: string) => ({ Condition: { StringEquals: { "aws:SourceVpce": endpoint } } });
        const found = changesBetween(
            stack({ ...send, ...from("vpce-1") }),
            stack({ ...send, ...from("vpce-2") }),
        );
        assert.deepStrictEqual(
            found.map(({ direction, conditions }) => [direction, conditions]),
            [["unknown", [["aws:SourceVpce StringEquals vpce-1"], ["aws:SourceVpce StringEquals vpce-2"]]]],
        );
    });

    it("counts what is new as wider, and what is gone as narrower", () => {
        const empty = accessOf([role("worker")]);
        const directions = (before: Access, after: Access) => [
            ...new Set(changesBetween(before, after).map(({ direction }) => direction)),
        ];
        assert.deepStrictEqual(directions(empty, stack(send)), ["wider"]);
        assert.deepStrictEqual(directions(stack(send), empty), ["narrower"]);
    });
});
