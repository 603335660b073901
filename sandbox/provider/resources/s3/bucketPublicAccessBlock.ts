import {
    DeletePublicAccessBlockCommand,
    GetPublicAccessBlockCommand,
    type PublicAccessBlockConfiguration,
    PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";

import { inAws, inPulumi, pick } from "../blocks";
import { bucketPart } from "./part";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const resource = bucketPart({
    put: (s3, bucket, inputs) =>
        s3.send(
            new PutPublicAccessBlockCommand({
                ...bucket,
                PublicAccessBlockConfiguration: inAws<PublicAccessBlockConfiguration>(pick(inputs, switches)),
            }),
        ),
    async get(s3, bucket) {
        const answer = await s3.send(new GetPublicAccessBlockCommand(bucket));
        const read = inPulumi(answer.PublicAccessBlockConfiguration);
        return Object.fromEntries(switches.map((name) => [name, read[name] === true]));
    },
    remove: (s3, bucket) => s3.send(new DeletePublicAccessBlockCommand(bucket)),
    missing: ["NoSuchPublicAccessBlockConfiguration"],
});
