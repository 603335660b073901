// A trail that tells nothing of who read.
import * as aws from "@pulumi/aws";

import { variant } from "../../variants";

// KMS is loud, and was left out; messages are data events, which no trail records by itself.
variant("deaf", ["trail-data-events"], (name) => {
    new aws.cloudtrail.Trail(`${name}-trail`, {
        s3BucketName: "trail-logs",
        isMultiRegionTrail: true,
        enableLogFileValidation: true,
        advancedEventSelectors: [
            {
                fieldSelectors: [
                    { field: "eventCategory", equals: ["Management"] },
                    { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
                ],
            },
        ],
    });
});
