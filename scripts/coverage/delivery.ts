import { type Coverage } from ".";

export const delivery: Coverage = {
    "R-148": {
        what: "How long a received message stays hidden is always set, within what SQS takes.",
        by: ["components/queue/lambda.ts", "components/limits/queue.ts", "tests/components/bounds.test.ts"],
    },
    "R-149": {
        what: "It is said to choose that time by the time of the work.",
        by: [
            "components/queue/settings.ts",
            "policypack/docs/rules/lambda-visibility-timeout.md#why",
            "examples/inventory-updates/README.md#how-long-a-message-is-hidden",
        ],
    },
    "R-150": {
        what: "Where a function reads, the time is six times its timeout and the batching window, by itself.",
        by: [
            "components/queue/lambda.ts",
            "components/limits/queue.ts",
            "components/consumer/checks.ts",
            "policypack/rules/lambda/visibility-timeout.ts",
        ],
    },
    "R-151": {
        what: "The formula decides, not a number out of an example.",
        by: [
            "components/limits/queue.ts",
            "components/queue/lambda.ts",
            "examples/inventory-updates/functions.ts",
            "examples/inventory-updates/README.md#how-long-a-message-is-hidden",
            "tests/components/queue/lambda.test.ts",
        ],
    },
    "R-152": {
        what: "It is said what each side costs: too short handles messages twice, too long retries late.",
        by: [
            "examples/inventory-updates/README.md#how-long-a-message-is-hidden",
            "policypack/docs/rules/lambda-visibility-timeout.md#why",
        ],
    },
    "R-153": {
        what: "A worker may extend the time of a message.",
        by: ["components/documents/access.ts", "examples/messages/poller.ts"],
    },
    "R-154": {
        what: "How long a queue keeps messages is always set; four days unless somebody says otherwise.",
        by: [
            "components/queue/settings.ts",
            "components/limits/queue.ts",
            "policypack/rules/sqs/retention.ts",
        ],
    },
    "R-155": {
        what: "A consumer deletes a message after its work, and meanwhile keeps it from others.",
        by: [
            "examples/messages/poller.ts",
            "examples/messages/once.ts",
            "tests/deployed/flows.test.ts",
            "tests/examples/messages/poller.test.ts",
        ],
    },
};
