import {
    DeleteBucketOwnershipControlsCommand,
    GetBucketOwnershipControlsCommand,
    type OwnershipControlsRule,
    PutBucketOwnershipControlsCommand,
} from "@aws-sdk/client-s3";

import type { Values } from "../../values";
import { inAws, inPulumi } from "../blocks";
import { bucketPart } from "./part";

export const resource = bucketPart({
    put: (s3, bucket, { rule }) =>
        s3.send(
            new PutBucketOwnershipControlsCommand({
                ...bucket,
                OwnershipControls: { Rules: [inAws<OwnershipControlsRule>(rule as Values)] },
            }),
        ),
    async get(s3, bucket) {
        const { OwnershipControls } = await s3.send(new GetBucketOwnershipControlsCommand(bucket));
        return { rule: inPulumi(OwnershipControls!.Rules![0]) };
    },
    remove: (s3, bucket) => s3.send(new DeleteBucketOwnershipControlsCommand(bucket)),
    missing: ["OwnershipControlsNotFoundError"],
});
