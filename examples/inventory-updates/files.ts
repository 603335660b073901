import * as aws from "@pulumi/aws";

import { logAccess, privateBucket } from "../private-bucket";
import { dataKey } from "./keys";
import { removeData, tags } from "./settings";

const settings = { forceDestroy: removeData, tags };

/** Where warehouses put their stock lists. */
export const files = privateBucket("inventory-files", { kmsKeyArn: dataKey.arn, settings });

new aws.s3.BucketLifecycleConfiguration("inventory-files", {
    bucket: files.name,
    rules: [
        {
            id: "expire",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: { days: 7 },
            noncurrentVersionExpiration: { noncurrentDays: 7 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
    ],
});

/** Who read and wrote them. */
const logs = privateBucket("inventory-file-logs", { logsOf: [files.name], settings });
logAccess("inventory-files", files, logs);
