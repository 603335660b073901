import {
    ConditionalCheckFailedException,
    DeleteItemCommand,
    type DynamoDBClient,
    PutItemCommand,
    TransactionCanceledException,
    type TransactWriteItem,
    UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

import type { Ledger } from "./ledger";

export interface TableLedgerSettings {
    dynamodb: DynamoDBClient;
    /** A table with the partition key `id`, a text, and `expires` as its time to live. */
    table: string;
    /** How long a worker may be at it before somebody else may take over. Default 900: the longest run of a function. */
    leaseSeconds?: number;
    /** How long what was done is remembered: longer than queue and dead-letter queue keep a message. Default 30 days. */
    keepSeconds?: number;
}

const now = () => Math.floor(Date.now() / 1_000);

/** A ledger in a table of DynamoDB, for any number of workers. */
export class TableLedger implements Ledger {
    private readonly settings: Required<TableLedgerSettings>;

    constructor(settings: TableLedgerSettings) {
        this.settings = { leaseSeconds: 900, keepSeconds: 30 * 86_400, ...settings };
    }

    async take(id: string, owner: string): Promise<"taken" | "done" | "busy"> {
        const lease = now() + this.settings.leaseSeconds;
        const command = new PutItemCommand({
            ...this.item(id, { owner: { S: owner }, lease: { N: String(lease) } }),
            // DynamoDB removes what has expired within some days only.
            ConditionExpression: "attribute_not_exists(id) OR lease < :now OR expires < :now",
            ExpressionAttributeValues: { ":now": { N: String(now()) } },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        });
        try {
            await this.settings.dynamodb.send(command);
            return "taken";
        } catch (error) {
            if (!(error instanceof ConditionalCheckFailedException)) throw error;
            return error.Item?.["lease"] === undefined ? "done" : "busy";
        }
    }

    async finish(id: string, owner: string): Promise<void> {
        const command = new UpdateItemCommand({
            ...this.owned(id, owner),
            UpdateExpression: "REMOVE lease",
        });
        await this.settings.dynamodb.send(command);
    }

    async giveBack(id: string, owner: string): Promise<void> {
        await this.settings.dynamodb.send(new DeleteItemCommand(this.owned(id, owner)));
    }

    /** The note that the work is done, as the first item of the transaction that does the work. */
    entry(id: string): TransactWriteItem {
        return { Put: { ...this.item(id, {}), ConditionExpression: "attribute_not_exists(id)" } };
    }

    /** Whether a transaction was cancelled because its work had been done before. */
    static doneBefore(error: unknown): boolean {
        if (!(error instanceof TransactionCanceledException)) return false;
        return error.CancellationReasons?.[0]?.Code === "ConditionalCheckFailed";
    }

    private item(id: string, more: Record<string, { S: string } | { N: string }>) {
        const expires = { N: String(now() + this.settings.keepSeconds) };
        return { TableName: this.settings.table, Item: { id: { S: id }, expires, ...more } };
    }

    private owned(id: string, owner: string) {
        return {
            TableName: this.settings.table,
            Key: { id: { S: id } },
            ConditionExpression: "#owner = :owner",
            ExpressionAttributeNames: { "#owner": "owner" },
            ExpressionAttributeValues: { ":owner": { S: owner } },
        };
    }
}
