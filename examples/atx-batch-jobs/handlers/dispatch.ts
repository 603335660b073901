import { BatchClient, SubmitJobCommand } from "@aws-sdk/client-batch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";

import {
    auditLog,
    batchHandler,
    KmsMacs,
    type Ledger,
    type Macs,
    once,
    read,
    TableLedger,
    verify,
} from "../../messages";
import { purpose, request } from "./request";

export interface Surroundings {
    batch: BatchClient;
    jobQueue: string;
    jobDefinition: string;
    macs: Macs;
    ledger: Ledger;
}

/** Makes a job of each request that is signed and as it should be: one, however often its message comes. */
export function dispatchHandler(around: Surroundings, log = auditLog) {
    const { batch, jobQueue, jobDefinition, macs, ledger } = around;
    return batchHandler(async (delivery) => {
        await verify(macs, purpose, delivery);
        const { id, source, transformation } = read(request, delivery.body);
        const state = await once(ledger, id, async () => {
            // Batch puts these in the place of Ref::source and the like: each stays an argument of its own.
            const parameters = { source, transformation, result: `results/${id}/` };
            const jobName = `request-${id.replaceAll(/[^A-Za-z0-9_-]/g, "_")}`;
            await batch.send(new SubmitJobCommand({ jobName, jobQueue, jobDefinition, parameters }));
        });
        const event = state === "done" ? "job_submitted" : "job_submitted_before";
        log(event, { queue: delivery.queue, messageId: delivery.id, record: id });
    }, log);
}

export const handler = dispatchHandler({
    batch: new BatchClient({}),
    jobQueue: process.env["JOB_QUEUE"]!,
    jobDefinition: process.env["JOB_DEFINITION"]!,
    macs: new KmsMacs(new KMSClient({}), process.env["SIGNING_KEY"]!),
    ledger: new TableLedger({ dynamodb: new DynamoDBClient({}), table: process.env["LEDGER"]! }),
});
