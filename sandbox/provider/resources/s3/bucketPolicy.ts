import {
    DeleteBucketPolicyCommand,
    GetBucketPolicyCommand,
    PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";

import { onceSettled } from "../../aws";
import { bucketPart } from "./part";

export const resource = bucketPart({
    /** A policy may name a role that was made a moment ago. */
    put: (s3, bucket, { policy }) =>
        onceSettled(
            () => s3.send(new PutBucketPolicyCommand({ ...bucket, Policy: String(policy) })),
            "MalformedPolicy",
        ),
    async get(s3, bucket) {
        const { Policy } = await s3.send(new GetBucketPolicyCommand(bucket));
        return { policy: Policy! };
    },
    remove: (s3, bucket) => s3.send(new DeleteBucketPolicyCommand(bucket)),
    missing: ["NoSuchBucketPolicy"],
});
