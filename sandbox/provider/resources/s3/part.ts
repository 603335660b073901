import { S3Client } from "@aws-sdk/client-s3";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import type { Resource } from "../resource";

/** One of the settings of a bucket, which is a resource of its own in Pulumi. */
interface Part {
    /** Sets it, at creation and for every change. */
    put(s3: S3Client, bucket: Bucket, inputs: Values, actual: Values): Promise<unknown>;
    /** What AWS says of it, undefined where it is not set. */
    get(s3: S3Client, bucket: Bucket, known: Values): Promise<Values | undefined>;
    remove(s3: S3Client, bucket: Bucket, aws: Aws): Promise<unknown>;
    /** Names of the errors with which AWS says that it is not set. */
    missing?: readonly string[];
    replaceOn?: readonly string[];
}

/** How a command names a bucket. */
export interface Bucket {
    Bucket: string;
    ExpectedBucketOwner?: string;
}

export const noBucket = "NoSuchBucket";

/** Its id is the name of the bucket, and the account that has to own it where the program tells. */
export function bucketPart(part: Part): Resource {
    const absent = [noBucket, ...(part.missing ?? [])];
    return {
        replaceOn: ["bucket", "expectedBucketOwner", "region", ...(part.replaceOn ?? [])],

        async create(inputs, aws) {
            const { bucket, expectedBucketOwner } = inputs;
            const id = expectedBucketOwner
                ? `${bucket as string},${expectedBucketOwner as string}`
                : String(bucket);
            await part.put(aws.client(S3Client), bucketOf(id), inputs, {});
            return id;
        },

        async read(id, aws, known) {
            const bucket = bucketOf(id);
            const found = await unlessMissing(part.get(aws.client(S3Client), bucket, known), ...absent);
            if (found === undefined) return undefined;
            const owner = bucket.ExpectedBucketOwner;
            return { ...found, bucket: bucket.Bucket, ...(owner ? { expectedBucketOwner: owner } : {}) };
        },

        async update(id, { news, actual }, aws) {
            await part.put(aws.client(S3Client), bucketOf(id), news, actual);
        },

        async delete(id, state, aws) {
            if (state["skipDestroy"] === true) return;
            await unlessMissing(part.remove(aws.client(S3Client), bucketOf(id), aws), ...absent);
        },
    };
}

function bucketOf(id: string): Bucket {
    const [name, owner] = id.split(",");
    return { Bucket: name!, ...(owner ? { ExpectedBucketOwner: owner } : {}) };
}
