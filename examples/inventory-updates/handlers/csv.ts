import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { KMSClient } from "@aws-sdk/client-kms";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";

import { auditLog, BadMessage, KmsMacs, type Macs, signed, written } from "../../messages";
import { purpose, type StockChange, stockChange } from "../changes";
import { changesIn, fileId } from "../csv-file";
import { type StoredFile, filesIn } from "../file-events";

/** A file larger than this is no stock list. */
const mostBytes = 5_000_000;

/** What the handler works with. */
export interface Surroundings {
    s3: Pick<S3Client, "send">;
    sqs: Pick<SQSClient, "send">;
    macs: Macs;
    bucket: string;
    queueUrl: string;
}

/** A handler that sends a message for each row of each file. A file with a row that is none is refused as a whole. */
export function csvHandler(around: Surroundings, log = auditLog): (event: unknown) => Promise<void> {
    return async (event) => {
        for (const file of filesIn(event, around.bucket)) {
            const changes = changesIn(await content(file, around), fileId(file));
            for (let at = 0; at < changes.length; at += 10) await sent(changes.slice(at, at + 10), around);
            log("file_sent", { record: fileId(file), count: changes.length });
        }
    };
}

async function content({ key, version }: StoredFile, { s3, bucket }: Surroundings): Promise<string> {
    const found = await (s3 as S3Client).send(
        new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }),
    );
    if ((found.ContentLength ?? Infinity) > mostBytes) throw new BadMessage("the file is too large");
    return found.Body!.transformToString("utf-8");
}

/** Sends up to ten. If one of them was not taken, the file is read again: what was sent before is recognised by its id. */
async function sent(changes: readonly StockChange[], { sqs, macs, queueUrl }: Surroundings): Promise<void> {
    const Entries = await Promise.all(
        changes.map(async (change, index) => {
            const { body, attributes } = await signed(macs, purpose, written(stockChange, change));
            return { Id: String(index), MessageBody: body, MessageAttributes: attributes };
        }),
    );
    const { Failed = [] } = await (sqs as SQSClient).send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
    );
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken`);
}

export const handler = csvHandler({
    s3: new S3Client({}),
    // AWS_ENDPOINT_URL counts, where it is set, and not the host in the queue's URL.
    sqs: new SQSClient({ useQueueUrlAsEndpoint: false }),
    macs: new KmsMacs(new KMSClient({}), process.env["SIGNING_KEY"]!),
    bucket: process.env["BUCKET"]!,
    queueUrl: process.env["QUEUE_URL"]!,
});
