import { type Coverage } from ".";

export const deadLetters: Coverage = {
    "R-126": {
        what: "Every queue has a dead-letter queue.",
        by: ["components/encrypted-queue.ts", "policypack/rules/sqs/has-dlq.ts"],
    },
    "R-127": {
        what: "A dead-letter queue is encrypted as its queue is, and never weaker.",
        by: ["components/encrypted-queue.ts", "policypack/rules/dlq/encryption-parity.ts"],
    },
    "R-128": {
        what: "A message stays under the key with which it came, so that operators decrypt with the keys of both queues.",
        by: [
            "components/set/keys.ts",
            "components/documents/key-use-policy.ts",
            "cli/redrive/permissions.ts",
            "tests/deployed/key-incident.test.ts",
        ],
    },
    "R-129": {
        what: "Only operators reach a dead-letter queue, and an exclusive set denies it to everybody else.",
        by: [
            "components/set/exclusive.ts",
            "policypack/rules/iam/dlq-operators-only.ts",
            "tests/deployed/redrive.test.ts",
        ],
    },
    "R-130": {
        what: "Dead letters are kept for fourteen days, as long as SQS keeps anything.",
        by: [
            "components/queue/settings.ts",
            "policypack/rules/dlq/retention.ts",
            "policypack/remedies/dlq-retention.ts",
        ],
    },
    "R-131": {
        what: "A dead-letter queue keeps messages for longer than its queue, since their age goes with them.",
        by: [
            "components/limits/queue.ts",
            "policypack/rules/dlq/retention.ts",
            "tests/components/bounds.test.ts",
        ],
    },
    "R-132": {
        what: "Somebody watches how many messages wait in a dead-letter queue.",
        by: [
            "components/alarms/plans.ts",
            "components/documents/dashboard.ts",
            "policypack/rules/dlq/alarm.ts",
        ],
    },
    "R-133": {
        what: "How often a message is tried can be set; five times unless somebody says otherwise.",
        by: [
            "components/queue/settings.ts",
            "components/queue/lambda.ts",
            "tests/components/queue/lambda.test.ts",
        ],
        not: "who polls gets the same default as Lambda, five, and not three: fewer lose good messages when workers restart",
    },
    "R-134": {
        what: "A message is tried more than once; fewer than five times are warned of where a function reads.",
        by: [
            "components/limits/queue.ts",
            "components/queue/lambda.ts",
            "policypack/rules/sqs/max-receive-count.ts",
        ],
    },
    "R-135": {
        what: "The queue itself names its dead-letter queue and the number of receives.",
        by: ["components/documents/redrive.ts", "components/encrypted-queue.ts"],
    },
    "R-136": {
        what: "A dead-letter queue takes messages of its own queue only.",
        by: [
            "components/documents/redrive.ts",
            "policypack/rules/dlq/redrive-allow.ts",
            "policypack/remedies/redrive-allow.ts",
            "tests/deployed/redrive.test.ts",
        ],
    },
    "R-137": {
        what: "SQS moves messages by itself: no policy grants it that, and a grant to everybody in its place is blocked.",
        by: [
            "components/queue/resource.ts",
            "policypack/rules/sqs/policy-no-public.ts",
            "policypack/rules/policy/wellformed.ts",
        ],
    },
    "R-138": {
        what: "Queue and dead-letter queue are of one type, account and region.",
        by: [
            "components/encrypted-queue.ts",
            "policypack/rules/dlq/compatible.ts",
            "policypack/checks/dead-letter-place.ts",
        ],
    },
    "R-139": {
        what: "It is said what a dead-letter queue is for: one bad message holds up no other, and is there to be looked at and tried again.",
        by: [
            "policypack/docs/rules/sqs-has-dlq.md#why",
            "policypack/docs/rules/dlq-alarm.md#why",
            "examples/inventory-updates/README.md#what-is-secured-and-why",
        ],
    },
    "R-140": {
        what: "Operators look at dead letters, and then move them back or to another queue.",
        by: [
            "cli/commands/redrive.ts",
            "cli/redrive/inspect.ts",
            "cli/redrive/refusals.ts",
            "examples/shoryuken-workers/README.md#dead-letters-wait",
            "examples/inventory-updates/README.md#dead-letters-wait",
            "tests/deployed/cli-redrive.test.ts",
        ],
    },
    "R-141": {
        what: "A move is started, watched, listed and cancelled by a program, which tells its result as JSON.",
        by: [
            "cli/redrive/task.ts",
            "cli/redrive/start.ts",
            "examples/inventory-updates/README.md#dead-letters-wait",
            "tests/deployed/cli-redrive.test.ts",
        ],
    },
    "R-142": {
        what: "What failed as often as it may is among the dead letters, and is processed once it was moved back: nothing is lost.",
        by: [
            "cli/verify/dead-letters.ts",
            "examples/inventory-updates/try.ts",
            "tests/deployed/redrive.test.ts",
            "tests/deployed/examples/inventory-updates.test.ts",
        ],
    },
    "R-143": {
        what: "Of a queue that a function reads, the queue has the dead-letter queue, not the function.",
        by: [
            "components/queue-consumer.ts",
            "components/encrypted-queue.ts",
            "examples/inventory-updates/functions.ts",
            "tests/components/queue-consumer.test.ts",
        ],
    },
    "R-144": {
        what: "A dead-letter queue is called after its queue, with -dlq at the end.",
        by: ["components/queue/names.ts", "tests/components/queue/names.test.ts"],
    },
    "R-145": {
        what: "A dead letter stays hidden for five minutes while somebody looks at it.",
        by: ["components/queue/settings.ts", "tests/components/encrypted-queue.test.ts"],
    },
    "R-146": {
        what: "What a topic or a rule cannot deliver has a dead-letter queue too, on a key that the service may use.",
        by: [
            "components/queue-subscription.ts",
            "policypack/rules/sns/subscription-dlq.ts",
            "policypack/rules/kms/publisher-access.ts",
            "tests/deployed/deliveries.test.ts",
        ],
        not: "the dead-letter queue of a rule of EventBridge is judged by the pack, and made by the program itself",
    },
    "R-147": {
        what: "A dead-letter queue needs none of its own, and is known by who may use it.",
        by: [
            "components/documents/redrive.ts",
            "policypack/rules/sqs/has-dlq.ts",
            "tests/policypack/rules/sqs/has-dlq-kinds.test.ts",
        ],
    },
};
