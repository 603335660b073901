import {
    type ContinuousBackupsDescription,
    DescribeContinuousBackupsCommand,
    DescribeTableCommand,
    DescribeTimeToLiveCommand,
    DynamoDBClient,
    ListTagsOfResourceCommand,
    type TableDescription,
    type TimeToLiveDescription,
} from "@aws-sdk/client-dynamodb";

import type { Aws } from "../../aws";
import type { Values } from "../../values";
import { anything, type FilledIn, inPulumi, unfilled, without } from "../blocks";
import { tagsRead } from "../tags";
import { indexesRead, keysRead } from "./indexes";

const filledIn: FilledIn = {
    deletionProtectionEnabled: false,
    kmsKeyArn: anything,
    recoveryPeriodInDays: anything,
    streamEnabled: false,
    tableClass: "STANDARD",
};

export async function readTable(TableName: string, aws: Aws, known: Values): Promise<Values | undefined> {
    const dynamo = aws.client(DynamoDBClient);
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    if (Table === undefined || Table.TableStatus === "DELETING") return undefined;
    const arn = Table.TableArn!;
    const { TimeToLiveDescription: ttl } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
    const backups = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));
    const { Tags } = await dynamo.send(new ListTagsOfResourceCommand({ ResourceArn: arn }));
    const told = {
        arn,
        name: TableName,
        ...keysRead(Table.KeySchema),
        ...tagsRead(Tags),
        ...paidFor(Table),
        ...streamRead(Table),
        ...encryptionRead(Table, known),
        attributes: Table.AttributeDefinitions?.map((one) => ({
            name: one.AttributeName!,
            type: one.AttributeType!,
        })),
        deletionProtectionEnabled: Table.DeletionProtectionEnabled === true,
        pointInTimeRecovery: recoveryRead(backups.ContinuousBackupsDescription),
        tableClass: Table.TableClassSummary?.TableClass ?? "STANDARD",
        ttl: ttlRead(ttl, known),
    } as Values;
    return {
        ...unfilled(told, known, filledIn),
        globalSecondaryIndexes: indexesRead(Table.GlobalSecondaryIndexes, known["globalSecondaryIndexes"]),
        localSecondaryIndexes: localsRead(Table, known),
    } as Values;
}

/** An index of a table's own partitions names only what it adds to the key of the table. */
function localsRead({ LocalSecondaryIndexes }: TableDescription, known: Values): Values[] | undefined {
    const read = indexesRead(LocalSecondaryIndexes, known["localSecondaryIndexes"]);
    return read?.map((index) => without(index, "hashKey"));
}

function paidFor({ BillingModeSummary, ProvisionedThroughput, OnDemandThroughput }: TableDescription) {
    return {
        billingMode: BillingModeSummary?.BillingMode ?? "PROVISIONED",
        readCapacity: ProvisionedThroughput?.ReadCapacityUnits ?? 0,
        writeCapacity: ProvisionedThroughput?.WriteCapacityUnits ?? 0,
        onDemandThroughput: OnDemandThroughput && inPulumi(OnDemandThroughput),
    };
}

function streamRead({ StreamSpecification, LatestStreamArn, LatestStreamLabel }: TableDescription) {
    const { StreamEnabled = false, StreamViewType } = StreamSpecification ?? {};
    return {
        streamEnabled: StreamEnabled,
        streamViewType: StreamEnabled ? StreamViewType : undefined,
        streamArn: LatestStreamArn ?? "",
        streamLabel: LatestStreamLabel ?? "",
    };
}

/** What a program says is off, AWS does not tell. */
function encryptionRead({ SSEDescription }: TableDescription, known: Values) {
    const { Status = "DISABLED", KMSMasterKeyArn: kmsKeyArn } = SSEDescription ?? {};
    if (!Status.startsWith("ENABL") && Status !== "UPDATING") return off("serverSideEncryption", known);
    return { serverSideEncryption: { enabled: true, ...(kmsKeyArn ? { kmsKeyArn } : {}) } };
}

function ttlRead(ttl: TimeToLiveDescription | undefined, known: Values) {
    if (ttl?.TimeToLiveStatus?.startsWith("ENABL"))
        return { enabled: true, attributeName: ttl.AttributeName! };
    return off("ttl", known)["ttl"];
}

function off(key: string, known: Values): Values {
    const given = known[key] as Values | undefined;
    return {
        [key]: given === undefined || given === null ? undefined : { ...given, enabled: false },
    } as Values;
}

function recoveryRead(backups: ContinuousBackupsDescription | undefined) {
    const { PointInTimeRecoveryStatus: status, RecoveryPeriodInDays: days } =
        backups?.PointInTimeRecoveryDescription ?? {};
    const enabled = status === "ENABLED";
    return { enabled, ...(enabled && days ? { recoveryPeriodInDays: days } : {}) };
}
