import { createServer } from "node:http";

import { KMSClient } from "@aws-sdk/client-kms";

import { KmsDataKeys, KmsMacs, Sealer, untilStopped } from "../../messages";
import { Enqueuer } from "./enqueue";
import { requests } from "./requests";
import { queueUrl, setting, sqs } from "./settings";

/** The program of the web application's task. */
async function main(): Promise<void> {
    const kms = new KMSClient({});
    const client = sqs();
    const purpose = setting("PURPOSE");
    const enqueuer = new Enqueuer({
        sqs: client,
        queueUrl: await queueUrl(client),
        macs: new KmsMacs(kms, setting("SIGNING_KEY")),
        sealer: new Sealer(new KmsDataKeys(kms, setting("DATA_KEY")), { purpose }),
        purpose,
    });
    const server = createServer(requests(enqueuer)).listen(8080);
    untilStopped().addEventListener("abort", () => server.close());
}

void main();
