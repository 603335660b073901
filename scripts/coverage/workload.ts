import { type Coverage } from ".";

export const workload: Coverage = {
    "R-272": {
        what: "Buckets are encrypted with a customer-managed key, except those of access logs, which S3 takes with its own only.",
        by: [
            "policypack/rules/support/s3-kms.ts",
            "components/audit/trail-bucket.ts",
            "examples/inventory-updates/files.ts",
            "examples/atx-batch-jobs/files.ts",
        ],
    },
    "R-273": {
        what: "No bucket can become public.",
        by: [
            "policypack/rules/support/s3-public-block.ts",
            "components/audit/bucket.ts",
            "examples/private-bucket.ts",
        ],
    },
    "R-274": {
        what: "Buckets keep former versions.",
        by: ["components/audit/bucket.ts", "examples/private-bucket.ts"],
    },
    "R-275": {
        what: "It is said why MFA delete is not set by a program, and what does instead.",
        by: ["examples/atx-batch-jobs/README.md#what-cannot-be-had"],
    },
    "R-276": {
        what: "Uploads expire after a week, and old results move to cheaper storage.",
        by: ["examples/atx-batch-jobs/files.ts", "examples/inventory-updates/files.ts"],
    },
    "R-277": {
        what: "Results can be locked against any change.",
        by: ["examples/atx-batch-jobs/files.ts", "examples/atx-batch-jobs/settings.ts"],
    },
    "R-278": {
        what: "Access to the buckets is logged into another.",
        by: [
            "components/audit/trail-bucket.ts",
            "policypack/rules/support/s3-logging.ts",
            "examples/private-bucket.ts",
        ],
    },
    "R-279": {
        what: "Inventories and access points are named as the next steps for buckets.",
        by: ["examples/atx-batch-jobs/README.md#recovery"],
    },
    "R-280": {
        what: "Copies in another region and restored backups are named as the next steps.",
        by: ["examples/atx-batch-jobs/README.md#recovery"],
    },
    "R-281": {
        what: "The policies of buckets come with the buckets.",
        by: ["components/audit/bucket.ts", "examples/private-bucket.ts"],
    },
    "R-282": {
        what: "Every method of the API asks for a signature.",
        by: [
            "policypack/rules/support/apigw-iam.ts",
            "examples/atx-batch-jobs/api.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
    "R-283": {
        what: "Callers may invoke one API, stage and method.",
        by: ["examples/atx-batch-jobs/api.ts", "tests/deployed/examples/atx-batch-jobs.test.ts"],
    },
    "R-284": {
        what: "Calls of the API are logged with who made them, and refusals and errors set off alarms.",
        by: ["examples/atx-batch-jobs/api.ts", "examples/atx-batch-jobs/alerts.ts"],
    },
    "R-285": {
        what: "A job ends after twelve hours, or after what one sets.",
        by: ["examples/atx-batch-jobs/settings.ts", "examples/atx-batch-jobs/batch.ts"],
    },
    "R-286": {
        what: "A job is tried three times, by reasons that Batch can tell apart.",
        by: ["examples/atx-batch-jobs/batch.ts", "examples/atx-batch-jobs/settings.ts"],
    },
    "R-287": {
        what: "A job has a bounded size, which one can set.",
        by: ["examples/atx-batch-jobs/settings.ts", "examples/atx-batch-jobs/batch.ts"],
    },
    "R-288": {
        what: "The image is small, official and current, and holds nothing but the program.",
        by: [
            "examples/atx-batch-jobs/container/Dockerfile",
            "examples/atx-batch-jobs/container/.dockerignore",
        ],
    },
    "R-289": {
        what: "Images are scanned when they are pushed, by the setting of the registry.",
        by: [
            "policypack/rules/support/ecr-scan.ts",
            "policypack/model/registry-scans.ts",
            "examples/shoryuken-workers/execution.ts",
            "examples/atx-batch-jobs/batch.ts",
        ],
    },
    "R-290": {
        what: "The limits that are left are written down.",
        by: [
            "examples/atx-batch-jobs/README.md#what-cannot-be-had",
            "examples/atx-batch-jobs/batch.ts",
            "examples/atx-batch-jobs/network.ts",
        ],
    },
    "R-291": {
        what: "After a deployment a job is asked for, and runs.",
        by: [
            "examples/atx-batch-jobs/try.ts",
            "examples/atx-batch-jobs/README.md#after",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
};
