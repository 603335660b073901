import {
    GetObjectTaggingCommand,
    HeadObjectCommand,
    type HeadObjectCommandOutput,
    type ObjectCannedACL,
    PutObjectAclCommand,
    PutObjectCommand,
    type PutObjectCommandInput,
    PutObjectLegalHoldCommand,
    PutObjectRetentionCommand,
    PutObjectTaggingCommand,
    S3Client,
} from "@aws-sdk/client-s3";

import { type Aws, unlessMissing } from "../../aws";
import type { Values } from "../../values";
import { assetContent, contentChanged } from "../assets";
import { inAws, inPulumi, pick, told, type Words } from "../blocks";
import type { Change, Resource } from "../resource";
import { tagList, tagMap, tagsRead } from "../tags";
import { deleteObject } from "./empty";
import { noBucket } from "./part";

const words: Words = {
    names: {
        acl: "ACL",
        etag: "ETag",
        checksumCrc32: "ChecksumCRC32",
        checksumCrc32c: "ChecksumCRC32C",
        checksumCrc64nvme: "ChecksumCRC64NVME",
        checksumSha1: "ChecksumSHA1",
        checksumSha256: "ChecksumSHA256",
        kmsKeyId: "SSEKMSKeyId",
        objectLockRetainUntilDate: "ObjectLockRetainUntilDate",
        websiteRedirect: "WebsiteRedirectLocation",
    },
    maps: ["metadata"],
};

/** What is told again with the content: a change of it puts the object anew. */
const headers = [
    "bucketKeyEnabled",
    "cacheControl",
    "contentDisposition",
    "contentEncoding",
    "contentLanguage",
    "contentType",
    "kmsKeyId",
    "metadata",
    "serverSideEncryption",
    "storageClass",
    "websiteRedirect",
];

const lock = ["objectLockLegalHoldStatus", "objectLockMode", "objectLockRetainUntilDate"];
const outputs = ["checksumCrc32", "checksumCrc32c", "checksumCrc64nvme", "checksumSha1", "checksumSha256"];

/** An object of a bucket: its id is the name of the bucket and its key. */
export const object: Resource = {
    replaceOn: ["bucket", "key", "region"],

    async create(inputs, aws) {
        const id = `${String(inputs["bucket"])}/${cleanKey(inputs)}`;
        await upload(id, inputs, aws);
        return id;
    },

    async read(id, aws, known) {
        const s3 = aws.client(S3Client);
        const place = placeOf(id);
        const asked = s3.send(new HeadObjectCommand({ ...place, ChecksumMode: "ENABLED" }));
        const found = await unlessMissing(asked, "NotFound", "NoSuchKey", noBucket);
        if (found === undefined) return undefined;
        const { TagSet } = await s3.send(new GetObjectTaggingCommand(place));
        const key = sameKey(known["key"], place.Key) ? known["key"]! : place.Key;
        return {
            ...described(found),
            ...tagsRead(TagSet),
            ...{ bucket: place.Bucket, key },
            ...arnOf(place),
        };
    },

    async update(id, change, aws) {
        const { changed, news } = change;
        const content = ["source", "content", "contentBase64", "etag", "sourceHash", "checksumAlgorithm"];
        const isNew = content.some((key) =>
            key === "source" ? contentChanged(change, key) : changed.has(key),
        );
        if (isNew || headers.some((key) => changed.has(key))) return upload(id, news, aws);
        await changeAside(id, change, aws);
    },

    async delete(id, { forceDestroy }, aws) {
        await unlessMissing(deleteObject(placeOf(id), forceDestroy === true, aws.client(S3Client)), noBucket);
    },
};

function described(found: HeadObjectCommandOutput): Values {
    const read = inPulumi(found, words);
    return {
        ...told(read, [...headers, ...lock, ...outputs]),
        bucketKeyEnabled: read["bucketKeyEnabled"] ?? false,
        etag: String(read["etag"]).replaceAll('"', ""),
        storageClass: read["storageClass"] ?? "STANDARD",
        ...(read["versionId"] === undefined ? {} : { versionId: read["versionId"] }),
    };
}

async function upload(id: string, inputs: Values, aws: Aws): Promise<void> {
    const set = pick(inputs, [...headers, ...lock, "acl", "checksumAlgorithm"]);
    const until = set["objectLockRetainUntilDate"];
    await aws.client(S3Client).send(
        new PutObjectCommand({
            ...inAws<PutObjectCommandInput>(set, words),
            ...placeOf(id),
            ...(until ? { ObjectLockRetainUntilDate: new Date(String(until)) } : {}),
            ...(set["kmsKeyId"] ? { ServerSideEncryption: "aws:kms" as const } : {}),
            Body: await bodyOf(inputs),
            Tagging: new URLSearchParams(tagMap(inputs)).toString(),
        }),
    );
}

function bodyOf({ source, content, contentBase64 }: Values): Promise<Buffer> | Buffer {
    if (source) return assetContent(source);
    return contentBase64 ? Buffer.from(String(contentBase64), "base64") : Buffer.from(String(content ?? ""));
}

/** What changes beside the content. */
async function changeAside(id: string, { changed, news }: Change, aws: Aws): Promise<void> {
    const s3 = aws.client(S3Client);
    const place = placeOf(id);
    if (changed.has("tags"))
        await s3.send(new PutObjectTaggingCommand({ ...place, Tagging: { TagSet: tagList(news) } }));
    if (changed.has("acl"))
        await s3.send(new PutObjectAclCommand({ ...place, ACL: news["acl"] as ObjectCannedACL }));
    if (changed.has("objectLockLegalHoldStatus")) {
        const Status = news["objectLockLegalHoldStatus"] === "ON" ? "ON" : "OFF";
        await s3.send(new PutObjectLegalHoldCommand({ ...place, LegalHold: { Status } }));
    }
    if (changed.has("objectLockMode") || changed.has("objectLockRetainUntilDate")) {
        const { objectLockMode: mode, objectLockRetainUntilDate: until } = news;
        const Retention = until
            ? { Mode: mode as "GOVERNANCE", RetainUntilDate: new Date(String(until)) }
            : {};
        await s3.send(
            new PutObjectRetentionCommand({ ...place, Retention, BypassGovernanceRetention: true }),
        );
    }
}

function placeOf(id: string): { Bucket: string; Key: string } {
    const [bucket, ...key] = id.replace(/^s3:\/\//, "").split("/");
    return { Bucket: bucket!, Key: key.join("/") };
}

/** S3 has no folders: a path starts without a slash and has one between its parts. */
function cleanKey({ key }: Values): string {
    return String(key).replace(/^\.\//, "").replace(/^\/+/, "").replace(/\/+/g, "/");
}

function sameKey(given: unknown, key: string): boolean {
    return typeof given === "string" && cleanKey({ key: given }) === key;
}

function arnOf({ Bucket, Key }: { Bucket: string; Key: string }): Values {
    return { arn: `arn:aws:s3:::${Bucket}/${Key}` };
}
