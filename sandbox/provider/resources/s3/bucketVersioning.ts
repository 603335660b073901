import {
    type BucketVersioningStatus,
    GetBucketVersioningCommand,
    type MFADelete,
    PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";

import { isObject, type Values } from "../../values";
import { bucketPart } from "./part";

/** What Pulumi says of a bucket that never had versions: AWS says nothing. */
const never = "Disabled";

export const resource = bucketPart({
    async put(s3, bucket, { versioningConfiguration, mfa }) {
        const { status, mfaDelete } = versioningConfiguration as Values;
        if (status === never) return;
        const VersioningConfiguration = {
            Status: status as BucketVersioningStatus,
            ...(mfaDelete ? { MFADelete: mfaDelete as MFADelete } : {}),
        };
        const device = mfa ? { MFA: String(mfa) } : {};
        await s3.send(new PutBucketVersioningCommand({ ...bucket, ...device, VersioningConfiguration }));
    },
    async get(s3, bucket, { versioningConfiguration: given }) {
        const { Status = never, MFADelete } = await s3.send(new GetBucketVersioningCommand(bucket));
        const named = isObject(given) && given["mfaDelete"] ? "Disabled" : undefined;
        const mfaDelete = MFADelete ?? named;
        return { versioningConfiguration: { status: Status, ...(mfaDelete ? { mfaDelete } : {}) } };
    },
    /** Versions that were made once stay: a bucket can only stop to make more. */
    async remove(s3, bucket) {
        const { Status } = await s3.send(new GetBucketVersioningCommand(bucket));
        if (Status !== "Enabled") return;
        const VersioningConfiguration = { Status: "Suspended" } as const;
        await s3.send(new PutBucketVersioningCommand({ ...bucket, VersioningConfiguration }));
    },
});
