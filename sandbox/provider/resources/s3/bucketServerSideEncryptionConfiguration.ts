import { DeleteBucketEncryptionCommand } from "@aws-sdk/client-s3";

import type { Values } from "../../values";
import { getEncryption, putEncryption } from "./encryption";
import { bucketPart } from "./part";

/** A bucket always has one: without any other, AWS's own. */
export const resource = bucketPart({
    put: (s3, bucket, { rules }) => putEncryption(s3, bucket, rules as Values[]),
    get: async (s3, bucket, known) => ({ rules: await getEncryption(s3, bucket, known["rules"]) }),
    remove: (s3, bucket) => s3.send(new DeleteBucketEncryptionCommand(bucket)),
    missing: ["ServerSideEncryptionConfigurationNotFoundError"],
});
