import { type Coverage } from ".";

export const acceptance: Coverage = {
    "R-315": {
        what: "With encryption on, messages are encrypted with the key that was named.",
        by: [
            "cli/verify/settings.ts",
            "cli/verify/flow.ts",
            "examples/encrypt-existing-queues/try.ts",
            "tests/deployed/cli-verify.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
        not: "that AWS encrypts with the key of a queue is AWS's promise, and is not looked at message by message",
    },
    "R-316": {
        what: "The use of the key shows in the trail.",
        by: [
            "cli/verify/key-callers.ts",
            "components/documents/metric-filters.ts",
            "tests/cli/verify/key-callers.test.ts",
        ],
        not: "the local backend writes no trail: events are those that AWS documents",
    },
    "R-317": {
        what: "Who has no right is denied, and the denial is recorded.",
        by: [
            "cli/verify/access.ts",
            "components/documents/trail-events.ts",
            "components/alarms/trail.ts",
            "examples/encrypt-existing-queues/try.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-318": {
        what: "An audit ends with an error as long as a queue is not encrypted.",
        by: [
            "cli/commands/audit.ts",
            "cli/audit/risk.ts",
            "examples/encrypt-existing-queues/README.md#new-queues",
            "tests/cli/commands/audit.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-319": {
        what: "Key policies and roles give each actor its part, letter by letter.",
        by: [
            "components/documents/access.ts",
            "tests/components/access-matrix.test.ts",
            "tests/deployed/access-matrix.test.ts",
        ],
    },
    "R-320": {
        what: "Messages are sent and received by the roles that are to, and come as they were sent.",
        by: [
            "cli/verify/flow.ts",
            "examples/inventory-updates/try.ts",
            "examples/shoryuken-workers/try.ts",
            "examples/pettracker-notifications/try.ts",
            "examples/encrypt-existing-queues/try.ts",
            "tests/deployed/flows.test.ts",
        ],
    },
    "R-321": {
        what: "Alarms and trail are there and at work.",
        by: ["cli/verify/monitoring.ts", "components/set/alarms.ts", "components/messaging-audit.ts"],
    },
    "R-322": {
        what: "It is written down how things are set up, and how the next queue is.",
        by: [
            "examples/encrypt-existing-queues/README.md#new-queues",
            "README.md#ten-lines",
            "cli/commands/describe.ts",
        ],
    },
    "R-323": {
        what: "Who is authorised reads on, functions that Lambda feeds included.",
        by: [
            "cli/verify/flow.ts",
            "examples/encrypt-existing-queues/try.ts",
            "tests/deployed/updates.test.ts",
            "tests/sandbox/backend/mappings.test.ts",
        ],
    },
    "R-324": {
        what: "Nobody but who is authorised sends or receives.",
        by: [
            "cli/verify/access.ts",
            "tests/deployed/access-matrix.test.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-325": {
        what: "The trail tells of no use of a key by somebody whom the program does not know.",
        by: ["cli/verify/key-callers.ts", "tests/cli/verify/key-callers.test.ts"],
    },
    "R-326": {
        what: "Plain HTTP is refused, tried by somebody who gets an answer with TLS.",
        by: ["cli/verify/plain-http.ts", "tests/deployed/refusals.test.ts"],
    },
    "R-327": {
        what: "What fails as often as it may goes to the dead-letter queue, calls somebody, and is brought back.",
        by: ["cli/verify/dead-letters.ts", "components/alarms/plans.ts", "tests/deployed/redrive.test.ts"],
        not: "no alarm goes off in the local backend, whose queues write no metrics",
    },
    "R-328": {
        what: "What is published arrives in each subscribed queue, and of a topic that is not named nothing does.",
        by: ["cli/verify/flow.ts", "tests/deployed/flows.test.ts", "tests/deployed/sources.test.ts"],
    },
    "R-329": {
        what: "Examples pass the pack, and of each insecure way to build them a named rule blocks the deployment.",
        by: [
            "examples/variants.ts",
            "examples/orders",
            "examples/insecure",
            "examples/shoryuken-workers/insecure",
            "examples/pettracker-notifications/insecure",
            "examples/inventory-updates/insecure",
            "examples/atx-batch-jobs/insecure",
            "examples/encrypt-existing-queues/insecure",
            "tests/examples.test.ts",
            "tests/deployed/examples/variants.test.ts",
        ],
    },
    "R-330": {
        what: "Ten points of workers on a queue, from least privilege to managed secrets, each hold.",
        by: [
            "examples/shoryuken-workers/README.md#checklist",
            "examples/shoryuken-workers/try.ts",
            "tests/deployed/examples/shoryuken-workers.test.ts",
        ],
    },
    "R-331": {
        what: "Seven points of queues and of topics, from encryption to the trail, each hold.",
        by: [
            "examples/pettracker-notifications/index.ts",
            "examples/pettracker-notifications/try.ts",
            "examples/pettracker-notifications/README.md#checklist",
            "tests/deployed/examples/pettracker-notifications.test.ts",
        ],
    },
    "R-332": {
        what: "What to do before a deployment, after it and from then on stands in lists.",
        by: [
            "examples/atx-batch-jobs/README.md#before",
            "examples/atx-batch-jobs/README.md#after",
            "examples/atx-batch-jobs/README.md#ongoing",
        ],
    },
    "R-333": {
        what: "The tests run without an account: on a stand-in for the provider and on a local AWS.",
        by: [
            "sandbox/provider/provider.ts",
            "sandbox/backend/index.ts",
            "ARCHITECTURE.md#what-is-deployed-and-where-the-local-backend-ends",
        ],
    },
    "R-334": {
        what: "Encryption with an audit means a customer-managed key, a function in a VPC an endpoint, a bucket and a topic a policy with a source.",
        by: [
            "components/messaging-key.ts",
            "components/messaging-endpoints.ts",
            "components/documents/sources.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
};
