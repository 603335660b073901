import {
    AbortMultipartUploadCommand,
    DeleteObjectsCommand,
    ListMultipartUploadsCommand,
    ListObjectVersionsCommand,
    type ListObjectVersionsCommandOutput,
    type ObjectIdentifier,
    type S3Client,
} from "@aws-sdk/client-s3";

/** Deletes everything in a bucket, with all versions, whatever holds them for a while. */
export async function emptyBucket(bucket: string, s3: S3Client): Promise<void> {
    await deleteVersions({ Bucket: bucket }, () => true, true, s3);
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    for (const { Key, UploadId } of Uploads)
        await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: Key!, UploadId: UploadId! }));
}

/** Deletes one object with all its versions; by force, also while a lock of the bucket's owner holds it. */
export async function deleteObject(
    { Bucket, Key }: { Bucket: string; Key: string },
    byForce: boolean,
    s3: S3Client,
): Promise<void> {
    await deleteVersions({ Bucket, Prefix: Key }, (version) => version.Key === Key, byForce, s3);
}

async function deleteVersions(
    place: { Bucket: string; Prefix?: string },
    isMeant: (version: ObjectIdentifier) => boolean,
    byForce: boolean,
    s3: S3Client,
): Promise<void> {
    let page: ListObjectVersionsCommandOutput | undefined;
    do {
        const next = { KeyMarker: page?.NextKeyMarker, VersionIdMarker: page?.NextVersionIdMarker };
        page = await s3.send(new ListObjectVersionsCommand({ ...place, ...next }));
        const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
        const Objects = all.map(({ Key, VersionId }) => ({ Key: Key!, VersionId })).filter(isMeant);
        if (Objects.length === 0) continue;
        const Delete = { Objects, Quiet: true };
        const command = {
            Bucket: place.Bucket,
            Delete,
            ...(byForce ? { BypassGovernanceRetention: true } : {}),
        };
        const { Errors: [error] = [] } = await s3.send(new DeleteObjectsCommand(command));
        if (error) throw new Error(`${error.Code}: ${error.Key} cannot be deleted: ${error.Message}`);
    } while (page.IsTruncated);
}
