import { GetBucketLoggingCommand, type LoggingEnabled, PutBucketLoggingCommand } from "@aws-sdk/client-s3";

import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import { bucketPart } from "./part";

const members = ["targetBucket", "targetGrants", "targetObjectKeyFormat", "targetPrefix"];
const words: Words = { names: { id: "ID", uri: "URI" } };

export const resource = bucketPart({
    put(s3, bucket, inputs) {
        const LoggingEnabled = inAws<LoggingEnabled>(pick(inputs, members), words);
        return s3.send(new PutBucketLoggingCommand({ ...bucket, BucketLoggingStatus: { LoggingEnabled } }));
    },
    async get(s3, bucket) {
        const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand(bucket));
        return LoggingEnabled && { targetPrefix: "", ...told(inPulumi(LoggingEnabled, words), members) };
    },
    remove: (s3, bucket) => s3.send(new PutBucketLoggingCommand({ ...bucket, BucketLoggingStatus: {} })),
});
