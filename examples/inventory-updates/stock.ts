import {
    type DynamoDBClient,
    TransactionCanceledException,
    TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";

import { TableLedger } from "../messages";
import type { StockChange } from "./changes";

/** More was taken than there is. A delivery that is on its way may make it good, so the message comes back. */
export class NotEnoughStock extends Error {
    override readonly name = "NotEnoughStock";
}

/** How much there is of what, and where. */
export class Stock {
    constructor(
        private readonly dynamodb: DynamoDBClient,
        private readonly table: string,
        private readonly ledger: TableLedger,
    ) {}

    /** Makes a change and notes it, both or neither. False: it was made before. */
    async make(change: StockChange): Promise<boolean> {
        const TransactItems = [this.ledger.entry(change.id), this.update(change)];
        try {
            await this.dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));
            return true;
        } catch (error) {
            if (TableLedger.doneBefore(error)) return false;
            throw lacksStock(error) ? new NotEnoughStock() : error;
        }
    }

    private update({ sku, warehouse, change }: StockChange) {
        return {
            Update: {
                TableName: this.table,
                Key: { sku: { S: sku }, warehouse: { S: warehouse } },
                UpdateExpression: "ADD quantity :change",
                ExpressionAttributeValues: {
                    ":change": { N: String(change) },
                    ...(change < 0 && { ":needed": { N: String(-change) } }),
                },
                ...(change < 0 && { ConditionExpression: "quantity >= :needed" }),
            },
        };
    }
}

function lacksStock(error: unknown): boolean {
    if (!(error instanceof TransactionCanceledException)) return false;
    return error.CancellationReasons?.[1]?.Code === "ConditionalCheckFailed";
}
