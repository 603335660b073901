import * as aws from "@pulumi/aws";
import { Access, MessagingSet, SourceService } from "pulumi-secure-messaging";

import { alerts, toOnCall } from "./alerts";
import { watched } from "./audit";
import { logAccess, privateBucket } from "../private-bucket";
import { samePeople } from "./people";
import { tags } from "./tags";

const key = new aws.kms.Key("pettracker-images", {
    description: "Encrypts the images of PetTracker",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    tags,
});

const logs = privateBucket("pettracker-image-logs", { logsOf: ["pettracker-images*"], settings: { tags } });

/** The images that owners upload. */
export const bucket = privateBucket("pettracker-images", { kmsKeyArn: key.arn, settings: { tags } });
logAccess("pettracker-images", bucket, logs);

/** Each upload, told to whoever works on images. */
export const uploads = new MessagingSet("pettracker-uploads", {
    topic: { sources: [{ service: SourceService.S3, name: bucket.name }] },
    queues: { thumbnails: {} },
    roles: {
        thumbnails: { access: Access.Consumer, trust: { ecsTask: {} } },
        ...samePeople(alerts),
    },
    alarms: { ...watched, ...toOnCall },
    tags,
});

new aws.s3.BucketNotification(
    "pettracker-images",
    {
        bucket: bucket.name,
        topics: [{ topicArn: uploads.topic().topicArn, events: ["s3:ObjectCreated:*"] }],
    },
    // S3 tries the way at once: the policies of topic and key have to let it in.
    { dependsOn: uploads },
);
