import { KMSClient } from "@aws-sdk/client-kms";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

import { KmsDataKeys, KmsMacs, Sealer } from "../../messages";
import { healthContext } from "./event";
import { sending } from "./sending";

const { TOPIC, HEALTH_KEY, SIGNATURE_KEY } = process.env as Record<string, string>;
const kms = new KMSClient({});
const sns = new SNSClient({});

export const handler = sending({
    macs: new KmsMacs(kms, SIGNATURE_KEY!),
    sealer: new Sealer(new KmsDataKeys(kms, HEALTH_KEY!), healthContext),
    publish: ({ body, attributes }) =>
        sns.send(new PublishCommand({ TopicArn: TOPIC, Message: body, MessageAttributes: attributes })),
});
