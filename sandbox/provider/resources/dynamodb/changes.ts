import {
    type BillingMode,
    DescribeTimeToLiveCommand,
    DynamoDBClient,
    type SSESpecification,
    type StreamSpecification,
    type TableClass,
    UpdateContinuousBackupsCommand,
    UpdateTableCommand,
    type UpdateTableCommandInput,
    UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";

import type { Aws } from "../../aws";
import { isObject, type Values } from "../../values";
import type { Change } from "../resource";
import { attributesOf, globalIndexesOf, indexSteps, throughputOf } from "./indexes";

type Step = Omit<UpdateTableCommandInput, "TableName">;

export function encryptionOf({ serverSideEncryption: given }: Values): {
    SSESpecification?: SSESpecification;
} {
    if (!isObject(given)) return {};
    const { enabled, kmsKeyArn } = given;
    const key = kmsKeyArn ? { SSEType: "KMS" as const, KMSMasterKeyId: String(kmsKeyArn) } : {};
    return { SSESpecification: { Enabled: enabled === true, ...key } };
}

export function streamOf(inputs: Values): { StreamSpecification?: StreamSpecification } {
    const { streamEnabled, streamViewType } = inputs;
    if (streamEnabled !== true) return {};
    const StreamViewType = streamViewType as NonNullable<StreamSpecification["StreamViewType"]>;
    return { StreamSpecification: { StreamEnabled: true, StreamViewType } };
}

/** Changes the table step by step, since AWS takes one change at a time. */
export async function changeTable(
    TableName: string,
    change: Change,
    aws: Aws,
    settled: () => Promise<void>,
): Promise<void> {
    for (const step of steps(change)) {
        await aws.client(DynamoDBClient).send(new UpdateTableCommand({ TableName, ...step }));
        await settled();
    }
}

function steps({ changed, news, actual }: Change): Step[] {
    const has = (...keys: string[]) => keys.some((key) => changed.has(key));
    const paid = has("billingMode", "readCapacity", "writeCapacity", "onDemandThroughput");
    return [
        ...(paid ? [payment(changed, news, actual)] : []),
        ...(has("tableClass") ? [{ TableClass: (news["tableClass"] ?? "STANDARD") as TableClass }] : []),
        ...(has("deletionProtectionEnabled")
            ? [{ DeletionProtectionEnabled: news["deletionProtectionEnabled"] === true }]
            : []),
        ...(has("streamEnabled", "streamViewType") ? streamSteps(news, actual) : []),
        ...(has("serverSideEncryption") ? [encryptionOf(news)] : []),
        ...(has("globalSecondaryIndexes") ? indexChanges(actual, news) : []),
    ];
}

/** Where a table is paid for in advance, so are its indexes. */
function payment(changed: ReadonlySet<string>, news: Values, actual: Values): Step {
    const isProvisioned = news["billingMode"] !== "PAY_PER_REQUEST";
    const step = { BillingMode: news["billingMode"] as BillingMode, ...throughputOf(news, isProvisioned) };
    if (!isProvisioned || !changed.has("billingMode")) return step;
    const indexes = globalIndexesOf({ ...actual, billingMode: "PROVISIONED" });
    if (indexes.length === 0) return step;
    return {
        ...step,
        GlobalSecondaryIndexUpdates: indexes.map(({ IndexName, ProvisionedThroughput }) => ({
            Update: { IndexName, ProvisionedThroughput },
        })),
    };
}

/** What a stream tells changes with a new stream only. */
function streamSteps(news: Values, actual: Values): Step[] {
    const off = { StreamSpecification: { StreamEnabled: false } };
    const on = streamOf(news);
    return [...(actual["streamEnabled"] === true ? [off] : []), ...(on.StreamSpecification ? [on] : [])];
}

function indexChanges(actual: Values, news: Values): Step[] {
    return indexSteps({ ...actual, billingMode: news["billingMode"]! }, news).map((step) => ({
        AttributeDefinitions: attributesOf(news),
        GlobalSecondaryIndexUpdates: [step],
    }));
}

/** What is set beside the table. */
export async function setAside(TableName: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const dynamo = aws.client(DynamoDBClient);
    if (changed.has("ttl")) await setTtl(TableName, news, dynamo);
    const recovery = news["pointInTimeRecovery"];
    if (!changed.has("pointInTimeRecovery") || !isObject(recovery)) return;
    const { enabled, recoveryPeriodInDays: days } = recovery;
    const PointInTimeRecoverySpecification = {
        PointInTimeRecoveryEnabled: enabled === true,
        ...(days ? { RecoveryPeriodInDays: Number(days) } : {}),
    };
    await dynamo.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
}

/** Items that expire do so by one attribute: to take another, the first has to be given up. */
async function setTtl(TableName: string, { ttl }: Values, dynamo: DynamoDBClient): Promise<void> {
    const { attributeName, enabled } = isObject(ttl) ? ttl : ({} as Values);
    const { TimeToLiveDescription: now } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
    const set = (AttributeName: string, Enabled: boolean) =>
        dynamo.send(
            new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } }),
        );
    const isOn = now?.TimeToLiveStatus?.startsWith("ENABL") === true;
    if (isOn && (enabled !== true || now!.AttributeName !== attributeName))
        await set(now!.AttributeName!, false);
    if (enabled === true && !(isOn && now!.AttributeName === attributeName))
        await set(String(attributeName), true);
}
