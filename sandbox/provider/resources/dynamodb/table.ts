import {
    type BillingMode,
    CreateTableCommand,
    DeleteTableCommand,
    DynamoDBClient,
    type TableClass,
    TagResourceCommand,
    UntagResourceCommand,
    waitUntilTableExists,
    waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";

import { type Aws, unlessMissing } from "../../aws";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { asTagList, changeTags, tagList } from "../tags";
import { refuseInputs } from "../unsupported";
import { changeTable, encryptionOf, setAside, streamOf } from "./changes";
import { attributesOf, globalIndexesOf, keysOf, localIndexesOf, throughputOf } from "./indexes";
import { readTable } from "./read";

const missing = "ResourceNotFoundException";
const patience = { maxWaitTime: 120, minDelay: 0.1, maxDelay: 5 };

const undeployed = [
    "globalTableWitness",
    "importTable",
    "replicas",
    "restoreBackupArn",
    "restoreDateTime",
    "restoreSourceName",
    "restoreSourceTableArn",
    "restoreToLatestTime",
    "warmThroughput",
];

export const resource: Resource = {
    replaceOn: ["hashKey", "localSecondaryIndexes", "name", "rangeKey", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.dynamodb.Table", inputs, undeployed);
        const { billingMode, tableClass } = inputs;
        const name = nameOf(inputs);
        const [globals, locals] = [globalIndexesOf(inputs), localIndexesOf(inputs)];
        await aws.client(DynamoDBClient).send(
            new CreateTableCommand({
                TableName: name,
                AttributeDefinitions: attributesOf(inputs),
                KeySchema: keysOf(inputs),
                BillingMode: billingMode as BillingMode,
                ...throughputOf(inputs, billingMode !== "PAY_PER_REQUEST"),
                ...(globals.length > 0 ? { GlobalSecondaryIndexes: globals } : {}),
                ...(locals.length > 0 ? { LocalSecondaryIndexes: locals } : {}),
                ...encryptionOf(inputs),
                ...streamOf(inputs),
                ...(tableClass ? { TableClass: tableClass as TableClass } : {}),
                DeletionProtectionEnabled: inputs["deletionProtectionEnabled"] === true,
                Tags: tagList(inputs),
            }),
        );
        return name;
    },

    async configure(id, inputs, aws) {
        await active(id, aws);
        const named = ["ttl", "pointInTimeRecovery"].filter((key) => inputs[key]);
        await setAside(id, { changed: new Set(named), news: inputs, actual: {} }, aws);
    },

    read: (id, aws, known) => unlessMissing(readTable(id, aws, known), missing),

    async update(id, change, aws) {
        refuseInputs("aws.dynamodb.Table", change.news, undeployed);
        await changeTable(id, change, aws, () => active(id, aws));
        await setAside(id, change, aws);
        const dynamo = aws.client(DynamoDBClient);
        const ResourceArn = String(change.actual["arn"]);
        await changeTags(
            change,
            (put) => dynamo.send(new TagResourceCommand({ ResourceArn, Tags: asTagList(put) })),
            (TagKeys) => dynamo.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
        );
    },

    async delete(id, _state, aws) {
        const client = aws.client(DynamoDBClient);
        await unlessMissing(client.send(new DeleteTableCommand({ TableName: id })), missing);
        await waitUntilTableNotExists({ client, ...patience }, { TableName: id });
    },
};

/** A table takes its next change when it has made the last one. */
async function active(id: string, aws: Aws): Promise<void> {
    await waitUntilTableExists({ client: aws.client(DynamoDBClient), ...patience }, { TableName: id });
}
