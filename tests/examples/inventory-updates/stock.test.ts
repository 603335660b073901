import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

import {
    type DynamoDBClient,
    TransactionCanceledException,
    type TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";

import { purpose, type StockChange } from "../../../examples/inventory-updates/changes";
import { stockHandler } from "../../../examples/inventory-updates/handlers/stock";
import { NotEnoughStock, Stock } from "../../../examples/inventory-updates/stock";
import { LocalMacs, signed, TableLedger } from "../../../examples/messages";
import { recordOf } from "../messages/deliveries";

const macs = new LocalMacs(randomBytes(32));
const change = { id: "f-2", sku: "tea", warehouse: "north", change: 5 };

/** A message of the queue, signed for a purpose. */
async function record(id: string, body: string, forPurpose = purpose) {
    const { attributes } = await signed(macs, forPurpose, body);
    const messageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, { StringValue }]) => [
            name,
            { dataType: "String", stringValue: StringValue! },
        ]),
    );
    return recordOf(id, body, { messageAttributes });
}

describe("the stock function", () => {
    const made: StockChange[] = [];
    const lines: object[] = [];
    const stock = { make: async (it: StockChange) => made.push(it) === 1 };
    const handler = stockHandler(macs, stock, (event, facts) => lines.push({ event, ...facts }));

    it("makes what is signed and as it should be, and gives everything else back", async () => {
        const good = await record("good", JSON.stringify(change));
        const { batchItemFailures } = await handler({
            Records: [
                good,
                await record("again", JSON.stringify(change)),
                { ...good, messageId: "forged", body: JSON.stringify({ ...change, change: 500 }) },
                recordOf("unsigned", JSON.stringify(change)),
                await record("of-another-system", JSON.stringify(change), "price-updates"),
                await record("no-json", "tea,north,5"),
                await record("too-much", JSON.stringify({ ...change, email: "ada@example.com" })),
                await record("path", JSON.stringify({ ...change, sku: "../tea" })),
            ],
        });
        const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort();
        assert.deepEqual(failed, ["forged", "no-json", "of-another-system", "path", "too-much", "unsigned"]);
        assert.deepEqual(made, [change, change]);
    });

    it("tells in its log what it did, by ids", () => {
        const events = lines.map((line) => (line as { event: string }).event);
        assert.ok(events.includes("stock_changed") && events.includes("stock_changed_before"));
        assert.ok(!JSON.stringify(lines).includes("ada@"));
    });
});

describe("the stock", () => {
    const cancelled = (...codes: string[]) =>
        new TransactionCanceledException({
            message: "cancelled",
            $metadata: {},
            CancellationReasons: codes.map((Code) => ({ Code })),
        });

    /** Makes a change in a table that answers with this error, or takes it. */
    async function make(count: number, error?: Error) {
        const asked: TransactWriteItemsCommand["input"][] = [];
        const send = async ({ input }: TransactWriteItemsCommand) => {
            asked.push(input);
            if (error) throw error;
        };
        const dynamodb = { send } as unknown as DynamoDBClient;
        const ledger = new TableLedger({ dynamodb, table: "ledger" });
        const done = await new Stock(dynamodb, "stock", ledger).make({ ...change, change: count });
        return { done, items: asked[0]!.TransactItems! };
    }

    it("changes and notes that it did in one transaction", async () => {
        const { done, items } = await make(5);
        assert.equal(done, true);
        assert.equal(items[0]?.Put?.TableName, "ledger");
        assert.equal(items[0]?.Put?.ConditionExpression, "attribute_not_exists(id)");
        assert.equal(items[1]?.Update?.TableName, "stock");
        assert.equal(items[1]?.Update?.ConditionExpression, undefined);
    });

    it("never falls below zero", async () => {
        const { items } = await make(-5);
        assert.equal(items[1]?.Update?.ConditionExpression, "quantity >= :needed");
        assert.deepEqual(items[1]?.Update?.ExpressionAttributeValues?.[":needed"], { N: "5" });
        await assert.rejects(make(-5, cancelled("None", "ConditionalCheckFailed")), NotEnoughStock);
    });

    it("knows what was made before, also when there is not enough any more", async () => {
        assert.equal((await make(5, cancelled("ConditionalCheckFailed", "None"))).done, false);
        const both = cancelled("ConditionalCheckFailed", "ConditionalCheckFailed");
        assert.equal((await make(-5, both)).done, false);
    });

    it("fails where the table does, so that the message comes back", async () => {
        await assert.rejects(make(5, cancelled("None", "TransactionConflict")), TransactionCanceledException);
        await assert.rejects(make(5, new Error("throttled")), /throttled/);
    });
});
