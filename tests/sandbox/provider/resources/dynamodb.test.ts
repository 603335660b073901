import assert from "node:assert/strict";

import { DynamoDBClient, UpdateTableCommand } from "@aws-sdk/client-dynamodb";

import { changes, readResource } from "../../../../sandbox/provider/deploy";
import type { Values } from "../../../../sandbox/provider/values";
import { liveThrough, make } from "../../../support/resource-life";

const type = "aws:dynamodb/table:Table";
const text = (name: string) => ({ name, type: "S" });
const plain: Values = { attributes: [text("id")], hashKey: "id", billingMode: "PAY_PER_REQUEST" };

describe("the stand-in's DynamoDB", function () {
    this.timeout(60_000);

    it("has tables", () =>
        liveThrough({
            type,
            inputs: { ...plain, tags: { team: "orders" } },
            later: {
                deletionProtectionEnabled: false,
                tableClass: "STANDARD_INFREQUENT_ACCESS",
                ttl: { enabled: true, attributeName: "expires" },
                pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
                streamEnabled: true,
                streamViewType: "NEW_IMAGE",
                tags: { stage: "test" },
            },
            replacing: { hashKey: "other" },
        }));

    it("has tables that are paid for in advance", () =>
        liveThrough({
            type,
            inputs: { attributes: [text("id")], hashKey: "id", readCapacity: 5, writeCapacity: 5 },
            later: { billingMode: "PAY_PER_REQUEST", readCapacity: null, writeCapacity: null },
        }));

    it("has encrypted tables", async () => {
        const key = await make("aws:kms/key:Key", {});
        const kmsKeyArn = key.state.properties["arn"]!;
        await liveThrough({
            type,
            inputs: { ...plain, serverSideEncryption: { enabled: true, kmsKeyArn } },
            later: { serverSideEncryption: { enabled: false } },
        });
        await key.delete();
    });

    it("has indexes", () => {
        const index = (name: string, hashKey: string, more: Values = {}) => ({
            name,
            hashKey,
            projectionType: "ALL",
            ...more,
        });
        return liveThrough({
            type,
            inputs: {
                ...plain,
                attributes: ["id", "at", "kind", "place"].map(text),
                rangeKey: "at",
                globalSecondaryIndexes: [index("by-place", "place"), index("by-kind", "kind")],
                localSecondaryIndexes: [
                    {
                        name: "own",
                        rangeKey: "kind",
                        projectionType: "INCLUDE",
                        nonKeyAttributes: ["sum"],
                    },
                ],
            },
            later: {
                globalSecondaryIndexes: [
                    index("by-kind", "kind", { rangeKey: "at" }),
                    index("by-at", "at"),
                    index("by-place", "place"),
                ],
            },
            replacing: { localSecondaryIndexes: null },
        });
    });

    it("sees what was changed by hand", async () => {
        const table = await make(type, { ...plain, deletionProtectionEnabled: true });
        const byHand = new UpdateTableCommand({
            TableName: table.state.id,
            DeletionProtectionEnabled: false,
        });
        await table.target.aws.client(DynamoDBClient).send(byHand);
        const read = await readResource(table.target, table.state, table.inputs);
        const { changed } = changes(type, read!.inputs, table.inputs);
        assert.deepEqual(changed, ["deletionProtectionEnabled"]);
        await table.delete();
    });
});
