import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";

import { batchHandler, KmsDataKeys, KmsMacs, Opener } from "../../messages";
import { healthContext } from "./event";
import { inboxIn } from "./inbox";
import { notifying } from "./notifying";

const { INBOX, HEALTH_KEY, SIGNATURE_KEY } = process.env as Record<string, string>;
const kms = new KMSClient({});

export const handler = batchHandler(
    notifying({
        macs: new KmsMacs(kms, SIGNATURE_KEY!),
        opener: new Opener(new KmsDataKeys(kms, HEALTH_KEY!), healthContext),
        put: inboxIn(new DynamoDBClient({}), INBOX!),
    }),
);
