import type {
    AttributeDefinition,
    GlobalSecondaryIndex,
    GlobalSecondaryIndexDescription,
    GlobalSecondaryIndexUpdate,
    KeySchemaElement,
    LocalSecondaryIndex,
    LocalSecondaryIndexDescription,
    OnDemandThroughput,
    Projection,
    ProvisionedThroughput,
} from "@aws-sdk/client-dynamodb";

import { sameMeaning } from "../../meaning";
import { isObject, type Value, type Values } from "../../values";
import { inAws, inPulumi, pick, unfilled } from "../blocks";

type Read = GlobalSecondaryIndexDescription & LocalSecondaryIndexDescription;

export function attributesOf({ attributes }: Values): AttributeDefinition[] {
    return listOf(attributes).map(({ name, type }) => ({
        AttributeName: String(name),
        AttributeType: type as NonNullable<AttributeDefinition["AttributeType"]>,
    }));
}

/** The keys by which a table or index finds its items. */
export function keysOf({ hashKey, rangeKey, keySchemas }: Values): KeySchemaElement[] {
    const named = listOf(keySchemas).map((one) => inAws<KeySchemaElement>(one));
    if (named.length > 0) return named;
    return [
        ...(hashKey ? [{ AttributeName: String(hashKey), KeyType: "HASH" as const }] : []),
        ...(rangeKey ? [{ AttributeName: String(rangeKey), KeyType: "RANGE" as const }] : []),
    ];
}

/** What a table or an index is paid for. */
export function throughputOf(inputs: Values, isProvisioned: boolean) {
    const { readCapacity, writeCapacity, onDemandThroughput } = inputs;
    const ProvisionedThroughput: ProvisionedThroughput = {
        ReadCapacityUnits: Number(readCapacity ?? 1),
        WriteCapacityUnits: Number(writeCapacity ?? 1),
    };
    if (isProvisioned) return { ProvisionedThroughput };
    return isObject(onDemandThroughput)
        ? { OnDemandThroughput: inAws<OnDemandThroughput>(onDemandThroughput) }
        : {};
}

export function globalIndexesOf(inputs: Values): GlobalSecondaryIndex[] {
    const isProvisioned = inputs["billingMode"] !== "PAY_PER_REQUEST";
    return listOf(inputs["globalSecondaryIndexes"]).map((index) => ({
        IndexName: String(index["name"]),
        KeySchema: keysOf(index),
        Projection: projectionOf(index),
        ...throughputOf(index, isProvisioned),
    }));
}

/** An index of a table's own partitions shares the partition key of the table. */
export function localIndexesOf({ hashKey, localSecondaryIndexes }: Values): LocalSecondaryIndex[] {
    return listOf(localSecondaryIndexes).map((index) => ({
        IndexName: String(index["name"]),
        KeySchema: keysOf({ hashKey: hashKey!, rangeKey: index["rangeKey"]! }),
        Projection: projectionOf(index),
    }));
}

/** The steps, one after the other, from the indexes that are there to those of the inputs. */
export function indexSteps(actual: Values, news: Values): GlobalSecondaryIndexUpdate[] {
    const before = new Map(globalIndexesOf(actual).map((index) => [index.IndexName!, index]));
    const after = new Map(globalIndexesOf(news).map((index) => [index.IndexName!, index]));
    const stays = (name: string) => sameKeys(before.get(name), after.get(name));
    const removed = [...before.keys()].filter((name) => !stays(name));
    const added = [...after.values()].filter(({ IndexName }) => !stays(IndexName!));
    const kept = [...after.values()].filter(({ IndexName }) => stays(IndexName!));
    const changed = kept.filter(
        (index) => !sameMeaning(asValue(index), asValue(before.get(index.IndexName!))),
    );
    return [
        ...removed.map((name) => ({ Delete: { IndexName: name } })),
        ...changed.map(({ IndexName, ProvisionedThroughput, OnDemandThroughput }) => ({
            Update: { IndexName, ProvisionedThroughput, OnDemandThroughput },
        })),
        ...added.map((index) => ({ Create: index })),
    ];
}

/** The indexes that AWS tells, in the order and the words of the program. */
export function indexesRead(
    indexes: readonly Read[] | undefined,
    given: Value | undefined,
): Values[] | undefined {
    if (indexes === undefined || indexes.length === 0) return undefined;
    const own = listOf(given);
    const place = ({ IndexName }: Read) => own.findIndex(({ name }) => name === IndexName);
    const ordered = [...indexes].sort((one, other) => place(one) - place(other));
    const read = ordered.map((index) => indexRead(index, own[place(index)]));
    return unfilled(read, given, { readCapacity: 0, writeCapacity: 0 });
}

function indexRead(index: Read, given: Values | undefined): Values {
    const { ProjectionType, NonKeyAttributes } = index.Projection ?? {};
    const { ReadCapacityUnits, WriteCapacityUnits } = index.ProvisionedThroughput ?? {};
    const read = {
        name: index.IndexName,
        ...keysRead(index.KeySchema, given),
        projectionType: ProjectionType,
        nonKeyAttributes: NonKeyAttributes,
        readCapacity: ReadCapacityUnits ?? 0,
        writeCapacity: WriteCapacityUnits ?? 0,
        onDemandThroughput: index.OnDemandThroughput && inPulumi(index.OnDemandThroughput),
    } as Values;
    return pick(read, Object.keys(read));
}

export function keysRead(keys: readonly KeySchemaElement[] = [], given?: Values): Values {
    if (given?.["keySchemas"]) return { keySchemas: keys.map((key) => inPulumi(key)) };
    const named = (type: string) => keys.find(({ KeyType }) => KeyType === type)?.AttributeName;
    return { hashKey: named("HASH"), rangeKey: named("RANGE") } as Values;
}

function projectionOf({ projectionType, nonKeyAttributes }: Values): Projection {
    return {
        ProjectionType: projectionType as NonNullable<Projection["ProjectionType"]>,
        ...(listOf(nonKeyAttributes).length > 0 ? { NonKeyAttributes: nonKeyAttributes as string[] } : {}),
    };
}

function sameKeys(one: GlobalSecondaryIndex | undefined, other: GlobalSecondaryIndex | undefined): boolean {
    const keys = (index: GlobalSecondaryIndex | undefined) =>
        asValue(index && { keys: index.KeySchema, projection: index.Projection });
    return one !== undefined && other !== undefined && sameMeaning(keys(one), keys(other));
}

function asValue(index: object | undefined): Value | undefined {
    return index as Values | undefined;
}

function listOf(value: Value | undefined): Values[] {
    return Array.isArray(value) ? (value as Values[]) : [];
}
