import { type Coverage } from ".";

export const atRest: Coverage = {
    "R-001": {
        what: "No argument, and no set of arguments, makes a queue whose messages rest in the clear.",
        by: [
            "components/queue/encryption.ts",
            "policypack/rules/sqs/encrypted.ts",
            "tests/components/properties.test.ts",
        ],
    },
    "R-002": {
        what: "A program says how a queue is encrypted; the default of AWS is not relied on, since no reviewer sees it.",
        by: [
            "policypack/rules/sqs/encrypted.ts",
            "policypack/model/encryption.ts",
            "tests/policypack/rules/sqs/encrypted.test.ts",
        ],
    },
    "R-003": {
        what: "Who says nothing gets a customer-managed key of the set's own.",
        by: [
            "components/set/keys.ts",
            "components/messaging-key.ts",
            "policypack/rules/sqs/customer-managed-key.ts",
            "tests/components/messaging-set.test.ts",
        ],
    },
    "R-004": {
        what: "Keys owned by SQS are taken only with a reason in the program, and by the pack only with an exemption.",
        by: [
            "components/queue/encryption.ts",
            "components/limits/queue.ts",
            "policypack/rules/sqs/customer-managed-key.ts",
            "policypack/exemptions.ts",
            "tests/components/queue/encryption.test.ts",
        ],
    },
    "R-005": {
        what: "The key that AWS manages for SQS is refused in every spelling: nobody can open it to a service or to another account.",
        by: [
            "components/limits/key.ts",
            "policypack/rules/sqs/customer-managed-key.ts",
            "policypack/model/encryption.ts",
        ],
    },
    "R-006": {
        what: "A key that belongs to AWS and is given by its ARN is recognised by asking KMS who manages it.",
        by: ["cli/verify/keys.ts", "cli/source/account/keys.ts", "tests/deployed/cli-verify.test.ts"],
    },
    "R-007": {
        what: "A queue has one mode of encryption; of the other nothing is said.",
        by: [
            "components/queue/encryption.ts",
            "policypack/rules/sqs/encryption-mode-exclusive.ts",
            "tests/components/queue/encryption.test.ts",
        ],
    },
    "R-008": {
        what: "A key is given by the ARN of the key, and the queue gets that ARN.",
        by: [
            "components/limits/key.ts",
            "components/key/located.ts",
            "tests/components/encrypted-queue.test.ts",
        ],
        not: "an id tells no region and account, and an alias may lead to another key tomorrow: both are refused",
    },
    "R-009": {
        what: "Every topic has a KMS key, for SNS encrypts nothing by itself.",
        by: [
            "components/encrypted-topic.ts",
            "policypack/rules/sns/encrypted.ts",
            "tests/components/encrypted-topic.test.ts",
        ],
    },
    "R-010": {
        what: "The key of a topic is the customer's own, so that alarms, rules and buckets can be let in.",
        by: [
            "components/topic/checks.ts",
            "components/limits/key.ts",
            "policypack/rules/sns/customer-managed-key.ts",
        ],
    },
    "R-011": {
        what: "An existing topic is encrypted in place, with its subscriptions.",
        by: [
            "cli/audit/program.ts",
            "cli/audit/switching.ts",
            "cli/docs/audit.md",
            "examples/encrypt-existing-queues/topic.ts",
            "tests/deployed/cli-audit-plan.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-012": {
        what: "Only the body of a message is encrypted, in whichever mode: names, tags and attributes hold no personal data.",
        by: [
            "policypack/rules/messaging/tags-no-pii.ts",
            "policypack/checks/personal-data.ts",
            "policypack/docs/rules/messaging-tags-no-pii.md#why",
            "examples/pettracker-notifications/README.md#what-is-secured-and-why",
        ],
    },
    "R-013": {
        what: "Each rule on encryption names the controls that it helps to meet, and tags mark what needs a key of one's own.",
        by: [
            "policypack/rules/sqs/encrypted.ts",
            "policypack/rules/sns/encrypted.ts",
            "policypack/rules/sqs/customer-managed-key.ts",
            "policypack/configuration.ts",
            "policypack/README.md#settings",
        ],
        not: "PCI DSS, CIS, NIST and Security Hub are named; HIPAA and GDPR are not, for they name no such control",
    },
    "R-014": {
        what: "A queue that is tagged as holding personal data gets no exemption from a key of its own.",
        by: [
            "policypack/rules/sqs/customer-managed-key.ts",
            "policypack/report.ts",
            "policypack/README.md#exemptions",
            "tests/policypack/pack-configuration.test.ts",
        ],
    },
    "R-015": {
        what: "Programs that hold their rights send and receive as before, and need no change for encryption.",
        by: [
            "cli/audit/plan.ts",
            "components/documents/key-use-policy.ts",
            "examples/pettracker-notifications/README.md#what-is-secured-and-why",
            "tests/deployed/updates.test.ts",
            "tests/deployed/cli-audit-plan.test.ts",
        ],
    },
    "R-016": {
        what: "How long SQS reuses a data key is always set; 300 seconds unless somebody says otherwise.",
        by: [
            "components/queue/encryption.ts",
            "components/queue/settings.ts",
            "tests/components/messaging-set.test.ts",
        ],
    },
    "R-017": {
        what: "The time is between 60 and 86,400 seconds, and its price is told for the periods to choose from.",
        by: [
            "components/limits/queue.ts",
            "policypack/rules/sqs/data-key-reuse.ts",
            "cli/cost/bill.ts",
            "examples/pettracker-notifications/README.md#what-it-costs",
            "tests/components/bounds.test.ts",
        ],
    },
    "R-018": {
        what: "An organisation sets a longest time of its own, and whether more is advised against or blocked.",
        by: [
            "policypack/rules/sqs/data-key-reuse.ts",
            "policypack/README.md#settings",
            "tests/policypack/rules/sqs/data-key-reuse.test.ts",
        ],
    },
    "R-019": {
        what: "The time is refused where no key of KMS is used, for it would do nothing.",
        by: [
            "components/queue/encryption.ts",
            "components/set/queue-checks.ts",
            "policypack/rules/sqs/data-key-reuse.ts",
        ],
    },
    "R-020": {
        what: "It is explained that KMS makes data keys, that these encrypt the messages, and that SQS keeps each for a while.",
        by: [
            "policypack/docs/rules/sqs-data-key-reuse.md#why",
            "policypack/docs/rules/kms-minimal-actions.md#why",
            "examples/pettracker-notifications/README.md#what-it-costs",
        ],
    },
    "R-021": {
        what: "Why encryption at rest: a queue is kept in several places at once, and all of them are covered.",
        by: ["examples/pettracker-notifications/README.md#what-is-secured-and-why"],
    },
    "R-022": {
        what: "Only a key with a policy of its own keeps out whoever has the right to receive; keys of SQS keep out nobody.",
        by: [
            "components/set/args.ts",
            "components/documents/key-policy.ts",
            "tests/components/access-matrix-bounds.test.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-023": {
        what: "After a deployment the key in use is compared with the one that was meant.",
        by: ["cli/verify/settings.ts", "tests/deployed/cli-verify.test.ts"],
    },
    "R-024": {
        what: "Encryption at rest proves nothing to the receiver: who wrote a message, and that it is whole, a signature tells.",
        by: ["examples/messages/signed.ts", "tests/examples/messages/signed.test.ts"],
    },
};
