import { type Coverage } from ".";

export const monitoring: Coverage = {
    "R-229": {
        what: "A trail for all regions writes to a bucket, and the pack can demand one.",
        by: [
            "components/messaging-audit.ts",
            "policypack/rules/trail/present.ts",
            "examples/pettracker-notifications/audit.ts",
            "tests/components/messaging-audit.test.ts",
        ],
    },
    "R-230": {
        what: "The trail records who sends, receives and publishes on the named queues and topics, which it does not by itself.",
        by: [
            "components/documents/trail-events.ts",
            "policypack/rules/trail/data-events.ts",
            "tests/components/audit/documents.test.ts",
        ],
    },
    "R-231": {
        what: "The use of a key is read from the trail, a call for each caller and period and not for each message.",
        by: [
            "cli/verify/key-callers.ts",
            "components/documents/metric-filters.ts",
            "examples/encrypt-existing-queues/README.md#checklist",
            "tests/cli/verify/key-callers.test.ts",
        ],
    },
    "R-232": {
        what: "No trail leaves out the events of KMS, nor what only reads.",
        by: [
            "components/documents/trail-events.ts",
            "policypack/rules/trail/data-events.ts",
            "policypack/model/trails.ts",
        ],
    },
    "R-233": {
        what: "Who reviews the trail knows which fields to look at.",
        by: [
            "examples/shoryuken-workers/README.md#somebody-knocks",
            "components/documents/metric-filters.ts",
            "cli/verify/key-callers.ts",
        ],
    },
    "R-234": {
        what: "Unusual numbers of messages and unknown callers are noticed.",
        by: [
            "components/alarms/plans.ts",
            "cli/verify/key-callers.ts",
            "examples/pettracker-notifications/events.ts",
            "tests/components/alarms/plans.test.ts",
        ],
    },
    "R-235": {
        what: "Denied calls set off an alarm, for a queue, its topic and its key.",
        by: [
            "components/alarms/trail.ts",
            "components/documents/metric-filters.ts",
            "tests/components/documents/metric-filters.test.ts",
        ],
    },
    "R-236": {
        what: "Changes of who may reach a queue, topic or key set off an alarm, and so do calls that endanger a key.",
        by: [
            "components/alarms/trail.ts",
            "components/documents/metric-filters.ts",
            "tests/components/alarms/trail.test.ts",
        ],
        not: "changes of identity policies and of buckets are the account's matter, and are not watched here",
    },
    "R-237": {
        what: "The first message in a dead-letter queue sets off an alarm.",
        by: [
            "components/alarms/plans.ts",
            "policypack/rules/dlq/alarm.ts",
            "tests/components/messaging-alarms.test.ts",
        ],
    },
    "R-238": {
        what: "A message that waits too long sets off an alarm.",
        by: ["components/alarms/plans.ts", "components/alarms/args.ts"],
    },
    "R-239": {
        what: "Jobs that fail or run for hours set off alarms, and so do many errors.",
        by: [
            "examples/atx-batch-jobs/alerts.ts",
            "examples/atx-batch-jobs/handlers/watch.ts",
            "tests/examples/atx-batch-jobs/handlers.test.ts",
        ],
    },
    "R-240": {
        what: "Alarms speak by an encrypted topic.",
        by: [
            "components/alarms/notifications.ts",
            "components/set/alarms.ts",
            "policypack/rules/sns/encrypted.ts",
        ],
    },
    "R-241": {
        what: "Alarms are there from the first deployment on, and are looked over every quarter.",
        by: [
            "components/set/alarms.ts",
            "cli/verify/monitoring.ts",
            "examples/atx-batch-jobs/README.md#ongoing",
        ],
    },
    "R-242": {
        what: "Log groups keep what is written for a set time, thirty days where ours, on a key if one is given.",
        by: [
            "components/topic/delivery-logging.ts",
            "components/audit/log-group.ts",
            "policypack/rules/log/group-retention.ts",
            "examples/shoryuken-workers/logs.ts",
            "examples/atx-batch-jobs/logs.ts",
        ],
    },
    "R-243": {
        what: "Logs are kept for long in a bucket, and searched where they are fresh.",
        by: ["components/audit/args.ts", "components/audit/trail-bucket.ts", "components/audit/log-group.ts"],
        not: "that holds for the trail: the logs of workers stay in their log groups for thirty days, and are exported nowhere",
    },
    "R-244": {
        what: "Workers write a line of JSON for each event, with the time in UTC.",
        by: ["examples/messages/audit-log.ts", "tests/examples/messages/batch.test.ts"],
    },
    "R-245": {
        what: "Each message leaves a line when its work begins, ends and fails, and a failure brings the message back.",
        by: [
            "examples/messages/jobs.ts",
            "examples/messages/audit-log.ts",
            "examples/shoryuken-workers/ruby/initializer.rb",
            "tests/examples/messages/batch.test.ts",
        ],
    },
    "R-246": {
        what: "No line tells what a message says: of foreign errors it tells the kind alone.",
        by: [
            "examples/messages/audit-log.ts",
            "components/topic/delivery-logging.ts",
            "tests/deployed/deliveries.test.ts",
            "tests/examples/messages/batch.test.ts",
        ],
    },
    "R-247": {
        what: "Each of these lines tells the queue.",
        by: [
            "examples/messages/jobs.ts",
            "examples/messages/audit-log.ts",
            "examples/shoryuken-workers/ruby/initializer.rb",
        ],
    },
    "R-248": {
        what: "The log of a job tells when it began and ended, and that of the API who asked for it.",
        by: [
            "examples/atx-batch-jobs/container/entrypoint.sh",
            "examples/atx-batch-jobs/handlers/dispatch.ts",
            "examples/atx-batch-jobs/api.ts",
        ],
        not: "under which role a job ran is in the trail, and each command of its own is in no log",
    },
    "R-249": {
        what: "After a deployment one looks whether trail and alarms are at work.",
        by: [
            "cli/verify/monitoring.ts",
            "examples/atx-batch-jobs/README.md#after",
            "tests/deployed/cli-verify.test.ts",
        ],
    },
    "R-250": {
        what: "Who reads a bucket of results or logs is logged.",
        by: [
            "components/audit/trail-bucket.ts",
            "policypack/rules/support/s3-logging.ts",
            "examples/inventory-updates/files.ts",
            "examples/atx-batch-jobs/files.ts",
        ],
    },
    "R-251": {
        what: "It is written down what to do when a key or a policy is tampered with.",
        by: [
            "components/alarms/trail.ts",
            "examples/shoryuken-workers/README.md#a-key-is-in-danger",
            "tests/deployed/key-incident.test.ts",
        ],
    },
    "R-252": {
        what: "A dashboard shows queues, topic and the use of the key over time.",
        by: [
            "components/documents/dashboard.ts",
            "components/alarms/dashboard.ts",
            "tests/components/documents/dashboard.test.ts",
        ],
    },
    "R-253": {
        what: "The bucket of the trail is private, encrypted, closed to plain HTTP, and its files are validated.",
        by: [
            "components/audit/bucket.ts",
            "components/documents/trail-bucket-policy.ts",
            "components/messaging-audit.ts",
            "tests/components/audit/bucket.test.ts",
        ],
    },
};
