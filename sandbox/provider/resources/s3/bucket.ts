import {
    type BucketLocationConstraint,
    CreateBucketCommand,
    DeleteBucketCommand,
    DeleteBucketTaggingCommand,
    GetBucketTaggingCommand,
    HeadBucketCommand,
    PutBucketTaggingCommand,
    S3Client,
} from "@aws-sdk/client-s3";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { nameOf } from "../names";
import type { Resource } from "../resource";
import { tagList, tagMap, tagsRead } from "../tags";
import { refuseInputs } from "../unsupported";
import { emptyBucket } from "./empty";
import { noBucket } from "./part";
import { readSettings, setSettings } from "./settings";

/** The Region whose buckets are made without naming a Region. */
const first = "us-east-1";

const undeployed = [
    "accelerationStatus",
    "acl",
    "bucketNamespace",
    "corsRules",
    "grants",
    "lifecycleRules",
    "objectLockConfiguration",
    "replicationConfiguration",
    "requestPayer",
    "website",
];

const instead =
    "Pulumi has deprecated it: say it with a resource of its own, such as BucketLifecycleConfiguration.";

export const resource: Resource = {
    replaceOn: ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled", "region"],

    async create(inputs, aws) {
        refuseInputs("aws.s3.Bucket", inputs, undeployed, instead);
        const name = nameOf(inputs, "bucket");
        const place = { LocationConstraint: aws.region as BucketLocationConstraint };
        await aws.client(S3Client).send(
            new CreateBucketCommand({
                Bucket: name,
                ...(aws.region === first ? {} : { CreateBucketConfiguration: place }),
                ...(inputs["objectLockEnabled"] === true ? { ObjectLockEnabledForBucket: true } : {}),
            }),
        );
        return name;
    },

    async configure(id, inputs, aws) {
        if (Object.keys(tagMap(inputs)).length > 0) await putTags(id, inputs, aws);
        await setSettings(id, inputs, aws);
    },

    async read(id, aws) {
        const s3 = aws.client(S3Client);
        const found = await unlessMissing(
            s3.send(new HeadBucketCommand({ Bucket: id })),
            "NotFound",
            noBucket,
        );
        if (found === undefined) return undefined;
        const tagged = s3.send(new GetBucketTaggingCommand({ Bucket: id }));
        const tags = await unlessMissing(tagged, "NoSuchTagSet");
        return {
            ...namesOf(id, aws.region),
            ...tagsRead(tags?.TagSet),
            ...(await readSettings(id, aws)),
        };
    },

    async update(id, { changed, news }, aws) {
        refuseInputs("aws.s3.Bucket", news, undeployed, instead);
        if (changed.has("tags")) await putTags(id, news, aws);
        await setSettings(id, news, aws, changed);
    },

    async delete(id, state, aws) {
        const s3 = aws.client(S3Client);
        if (state["forceDestroy"] === true) await unlessMissing(emptyBucket(id, s3), noBucket);
        await unlessMissing(s3.send(new DeleteBucketCommand({ Bucket: id })), noBucket);
    },
};

async function putTags(id: string, inputs: Values, aws: Aws): Promise<void> {
    const s3 = aws.client(S3Client);
    const TagSet = tagList(inputs);
    if (TagSet.length === 0) await s3.send(new DeleteBucketTaggingCommand({ Bucket: id }));
    else await s3.send(new PutBucketTaggingCommand({ Bucket: id, Tagging: { TagSet } }));
}

function namesOf(bucket: string, region: string): Values {
    return {
        bucket,
        arn: `arn:aws:s3:::${bucket}`,
        bucketDomainName: `${bucket}.s3.amazonaws.com`,
        bucketRegion: region,
        bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
    };
}
