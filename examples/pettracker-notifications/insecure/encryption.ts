// Messages in the clear, or under keys of which somebody else decides.
import { variant } from "../../variants";
import { keyOf, queueOf, topicOf } from "./parts";

const personal = { tags: { DataClassification: "pii" } };

// The queue as it was found: e-mail addresses and the health of pets, and no word of encryption.
variant("before", ["sqs-encrypted"], (name) => queueOf(name, { settings: { ...personal } }));

// With keys of SQS, whoever may receive may read. Personal data is worth a key of one's own, whatever is exempted.
variant("exempted", ["sqs-customer-managed-key"], (name) =>
    queueOf(name, { settings: { ...personal, sqsManagedSseEnabled: true } }),
);

// SNS encrypts nothing unless it is told to.
variant("clear-topic", ["sns-encrypted"], (name) => topicOf(name, { settings: {} }));

// The key of AWS lets in no bucket, no rule and no alarm.
variant("borrowed-topic", ["sns-customer-managed-key"], (name) =>
    topicOf(name, { settings: { kmsMasterKeyId: "alias/aws/sns" } }),
);

// What is outside of 60 to 86400 seconds the provider refuses itself; within, a day is long for somebody who lost a right.
variant("reuse-lazy", ["sqs-data-key-reuse"], (name) =>
    queueOf(name, {
        settings: { kmsMasterKeyId: keyOf(name).arn, kmsDataKeyReusePeriodSeconds: 86_400 },
    }),
);
