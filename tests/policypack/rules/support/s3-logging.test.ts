import { supportS3Logging } from "../../../../policypack/rules/support/s3-logging";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";
import { nativeBucket, newBucket, notKnown, part, uploads, withQueue } from "../buckets";

const logging = (props = {}, type = "aws:s3/bucketLogging:BucketLogging") =>
    part(type, { targetBucket: "logs", ...props }, "logging");
const silent = uploads("access to it is not logged");

testRule(supportS3Logging, {
    documented: { violates: "no logging", complies: "a resource of its own" },
    accepts: {
        "a resource of its own": withQueue(newBucket(), logging()),
        "a resource of its own, of the older type": withQueue(
            newBucket(),
            logging({}, "aws:s3/bucketLoggingV2:BucketLoggingV2"),
        ),
        "a resource that names the bucket": withQueue(newBucket(), logging({ bucket: "uploads" })),
        "the bucket's own setting": withQueue(newBucket({ logging: { targetBucket: "logs" } })),
        "the older type": withQueue({
            ...newBucket({ loggings: [{ targetBucket: "logs" }] }),
            type: "aws:s3/bucketV2:BucketV2",
        }),
        "aws-native": withQueue(nativeBucket({ loggingConfiguration: { destinationBucketName: "logs" } })),
        "the target, which would log into itself": withQueue(newBucket(), logging(), newBucket({}, "logs")),
        "the target of a bucket that says so itself": withQueue(
            newBucket({ logging: { targetBucket: "logs" } }),
            newBucket({}, "logs"),
        ),
        "a new target": withQueue(newBucket(), newBucket({}, "logs"), {
            ...logging({ targetBucket: unknown }),
            deps: { bucket: ["uploads"], targetBucket: ["logs"] },
        }),
        "a stack without messaging": { resources: [newBucket()] },
    },
    rejects: {
        "no logging": { ...withQueue(newBucket()), ...silent },
        "an empty setting": { ...withQueue(newBucket({ logging: {} })), ...silent },
        "an empty list in the older type": {
            ...withQueue({ ...newBucket({ loggings: [] }), type: "aws:s3/bucketV2:BucketV2" }),
            ...silent,
        },
        "the logging of another bucket": {
            ...withQueue(newBucket(), { ...logging({ bucket: "images" }), deps: {} }),
            ...silent,
        },
        "no logging under aws-native": { ...withQueue(nativeBucket()), ...silent },
    },
    undecided: {
        "a setting that is not known": {
            ...withQueue(nativeBucket({ loggingConfiguration: unknown })),
            ...notKnown("loggingConfiguration"),
        },
    },
});
