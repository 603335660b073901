import { KMSClient } from "@aws-sdk/client-kms";

import { KmsDataKeys, KmsMacs, Opener, poll } from "../../messages";
import { Postgres } from "./database";
import { queueUrl, setting, sqs } from "./settings";
import { worker } from "./work";

/** The program of a worker's task. It ends, when ECS asks it to, after the jobs that it has begun. */
async function main(): Promise<void> {
    const kms = new KMSClient({});
    const client = sqs();
    const purpose = setting("PURPOSE");
    await poll({
        sqs: client,
        queueUrl: await queueUrl(client),
        visibilitySeconds: 60,
        work: worker({
            purpose,
            macs: new KmsMacs(kms, setting("SIGNING_KEY")),
            opener: new Opener(new KmsDataKeys(kms, setting("DATA_KEY")), { purpose }),
            database: Postgres.at(setting("DATABASE_URL")),
        }),
    });
}

void main();
