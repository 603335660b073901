import { GetBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";

import type { Aws } from "../../aws";
import { isObject, type Value, type Values } from "../../values";
import { pick } from "../blocks";
import { resource as logging } from "./bucketLogging";
import { resource as policy } from "./bucketPolicy";
import { resource as versioning } from "./bucketVersioning";
import { getEncryption, putEncryption } from "./encryption";

/** A setting that a bucket has as a property of its own, in the older way, besides the resource for it. */
interface Setting {
    put(bucket: string, value: Value, aws: Aws): Promise<unknown>;
    get(bucket: string, aws: Aws): Promise<Value | undefined>;
}

const settings: Record<string, Setting> = {
    policy: {
        put: (bucket, value, aws) => policy.create({ bucket, policy: value }, aws),
        get: async (bucket, aws) => (await policy.read(bucket, aws, {}))?.["policy"],
    },
    logging: {
        put: (bucket, value, aws) => logging.create({ bucket, ...(value as Values) }, aws),
        async get(bucket, aws) {
            const read = await logging.read(bucket, aws, {});
            return read && { targetBucket: read["targetBucket"]!, targetPrefix: read["targetPrefix"]! };
        },
    },
    serverSideEncryptionConfiguration: {
        put: (bucket, value, aws) =>
            putEncryption(aws.client(S3Client), { Bucket: bucket }, [(value as Values)["rule"] as Values]),
        async get(bucket, aws) {
            const [rule] = await getEncryption(aws.client(S3Client), { Bucket: bucket }, undefined);
            return rule && { rule };
        },
    },
    versioning: {
        put: (bucket, value, aws) =>
            versioning.create({ bucket, versioningConfiguration: status(value) }, aws),
        async get(bucket, aws) {
            const { Status } = await aws
                .client(S3Client)
                .send(new GetBucketVersioningCommand({ Bucket: bucket }));
            return { enabled: Status === "Enabled" };
        },
    },
};

/** Sets what the inputs name; what they leave out stays as it is. */
export async function setSettings(
    bucket: string,
    inputs: Values,
    aws: Aws,
    changed: ReadonlySet<string> = new Set(Object.keys(settings)),
): Promise<void> {
    for (const [name, value] of Object.entries(pick(inputs, changed)))
        await settings[name]?.put(bucket, value, aws);
}

export async function readSettings(bucket: string, aws: Aws): Promise<Values> {
    const read = await Promise.all(
        Object.entries(settings).map(async ([name, { get }]) => [name, await get(bucket, aws)] as const),
    );
    return Object.fromEntries(read) as Values;
}

function status(value: Value): Values {
    const enabled = isObject(value) && value["enabled"] === true;
    return { status: enabled ? "Enabled" : "Suspended" };
}
