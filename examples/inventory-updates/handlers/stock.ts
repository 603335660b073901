import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";

import { auditLog, batchHandler, KmsMacs, type Macs, read, TableLedger, verify } from "../../messages";
import { purpose, stockChange } from "../changes";
import { Stock } from "../stock";

/** A handler that makes each change once, if it is signed and as it should be. */
export function stockHandler(macs: Macs, stock: Pick<Stock, "make">, log = auditLog) {
    return batchHandler(async (delivery) => {
        await verify(macs, purpose, delivery);
        const change = read(stockChange, delivery.body);
        const made = await stock.make(change);
        log(made ? "stock_changed" : "stock_changed_before", {
            queue: delivery.queue,
            messageId: delivery.id,
            record: change.id,
        });
    }, log);
}

const dynamodb = new DynamoDBClient({});
const ledger = new TableLedger({ dynamodb, table: process.env["LEDGER_TABLE"]! });

export const handler = stockHandler(
    new KmsMacs(new KMSClient({}), process.env["SIGNING_KEY"]!),
    new Stock(dynamodb, process.env["STOCK_TABLE"]!, ledger),
);
