import { type Coverage } from ".";

export const eventSources: Coverage = {
    "R-196": {
        what: "A queue takes messages of the topics that it names, and of no other.",
        by: [
            "components/documents/source-statements.ts",
            "components/set/parts.ts",
            "policypack/rules/sqs/policy-service-source.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-197": {
        what: "The key of the queue admits SNS for the same topics, without which nothing would arrive.",
        by: [
            "components/set/keys.ts",
            "components/documents/source-statements.ts",
            "policypack/rules/kms/publisher-access.ts",
            "tests/deployed/flows.test.ts",
        ],
    },
    "R-198": {
        what: "Who receives needs the key of the queue, and not that of the topic.",
        by: [
            "components/set/keys.ts",
            "examples/pettracker-notifications/README.md#what-is-secured-and-why",
            "tests/components/set/encryption-keys.test.ts",
            "tests/deployed/key-incident.test.ts",
        ],
    },
    "R-199": {
        what: "One topic delivers to several queues, each with a grant of its own.",
        by: [
            "components/set/parts.ts",
            "components/queue-subscription.ts",
            "examples/pettracker-notifications/events.ts",
            "tests/deployed/flows.test.ts",
        ],
    },
    "R-200": {
        what: "A bucket notifies a topic, and its notification waits for both policies.",
        by: [
            "components/documents/sources.ts",
            "components/encrypted-topic.ts",
            "examples/pettracker-notifications/images.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-201": {
        what: "A bucket notifies a queue, and is refused for a FIFO one with the way out.",
        by: [
            "components/documents/source-pairs.ts",
            "components/documents/sources.ts",
            "policypack/rules/messaging/fifo-order.ts",
        ],
    },
    "R-202": {
        what: "A rule of EventBridge sends to a queue, pinned to its ARN in the queue policy and in the key policy.",
        by: [
            "components/documents/sources.ts",
            "components/documents/source-statements.ts",
            "examples/pettracker-notifications/alerts.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-203": {
        what: "A rule of EventBridge publishes to an encrypted topic, whose key admits it for that topic.",
        by: [
            "components/documents/source-statements.ts",
            "policypack/rules/sns/policy-service-source.ts",
            "examples/pettracker-notifications/alerts.ts",
            "tests/components/documents/key-policy.test.ts",
        ],
    },
    "R-204": {
        what: "What a service feeds is not on a key of AWS, whose policy would refuse it in silence.",
        by: [
            "policypack/rules/kms/publisher-access.ts",
            "policypack/checks/publisher-key.ts",
            "policypack/model/publishers.ts",
        ],
    },
    "R-205": {
        what: "A bucket invokes a function by its ARN and its account.",
        by: [
            "policypack/rules/lambda/permission-source.ts",
            "policypack/rules/lambda/permission-cross-account.ts",
            "examples/inventory-updates/functions.ts",
        ],
    },
    "R-206": {
        what: "The function that sends does so under its own role.",
        by: [
            "components/role/trust-args.ts",
            "examples/inventory-updates/messaging.ts",
            "examples/inventory-updates/functions.ts",
            "tests/examples/inventory-updates/csv.test.ts",
        ],
    },
    "R-207": {
        what: "For a function that Lambda feeds the role has three actions, the key and its logs.",
        by: [
            "components/documents/access.ts",
            "components/role/checks.ts",
            "components/documents/function-policy.ts",
            "tests/components/access-matrix-bounds.test.ts",
        ],
    },
    "R-208": {
        what: "The function that consumes writes to one encrypted table.",
        by: [
            "examples/inventory-updates/tables.ts",
            "examples/inventory-updates/permissions.ts",
            "tests/deployed/examples/inventory-updates.test.ts",
        ],
    },
    "R-209": {
        what: "A function says which messages of a batch failed, and only these come back.",
        by: [
            "components/queue-consumer.ts",
            "policypack/rules/lambda/partial-batch.ts",
            "examples/messages/batch.ts",
            "examples/inventory-updates/functions.ts",
            "tests/examples/messages/batch.test.ts",
        ],
    },
    "R-210": {
        what: "Functions trace, and their roles may write traces.",
        by: ["components/documents/function-policy.ts", "examples/inventory-updates/functions.ts"],
    },
    "R-211": {
        what: "Functions run on a runtime that AWS still mends.",
        by: [
            "policypack/rules/support/lambda-runtime.ts",
            "policypack/model/runtimes.ts",
            "examples/inventory-updates/functions.ts",
        ],
    },
    "R-212": {
        what: "Alarms publish to a topic whose key admits CloudWatch for them.",
        by: [
            "components/alarms/notifications.ts",
            "components/documents/sources.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-213": {
        what: "A job that fails becomes a message for operators.",
        by: [
            "examples/atx-batch-jobs/alerts.ts",
            "examples/atx-batch-jobs/messaging.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
    "R-214": {
        what: "Jobs are asked for by a signed call, which becomes a message in an encrypted queue.",
        by: [
            "examples/atx-batch-jobs/api.ts",
            "examples/atx-batch-jobs/handlers/submit.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
};
