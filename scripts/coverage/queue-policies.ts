import { type Coverage } from ".";

export const queuePolicies: Coverage = {
    "R-063": {
        what: "Every queue and dead-letter queue comes with a policy of its own.",
        by: ["components/queue/resource.ts", "tests/components/messaging-set.test.ts"],
    },
    "R-064": {
        what: "Whom a policy lets in, it names by the exact ARN of a role.",
        by: [
            "components/limits/source.ts",
            "components/documents/senders.ts",
            "policypack/rules/sqs/policy-no-public.ts",
        ],
    },
    "R-065": {
        what: "A sender may send, and nothing else.",
        by: ["components/documents/queue-policy.ts", "tests/components/documents/queue-policy.test.ts"],
    },
    "R-066": {
        what: "A worker receives, deletes, extends its time and looks up the queue: these five actions by its own role.",
        by: ["components/documents/access.ts", "components/documents/role-policy.ts"],
        not: "the queue policy does not repeat them: within an account one of the two is enough, and one place is easier to review",
    },
    "R-067": {
        what: "A queue policy makes nobody both producer and consumer.",
        by: [
            "policypack/rules/sqs/policy-role-split.ts",
            "policypack/checks/both-roles.ts",
            "tests/policypack/rules/sqs/policy-role-split.test.ts",
        ],
    },
    "R-068": {
        what: "A queue policy is about its own queue and no other.",
        by: ["components/documents/queue-policy.ts", "policypack/rules/sqs/policy-own-resource.ts"],
    },
    "R-069": {
        what: "A URL in place of the ARN is found, and told as what it is.",
        by: ["policypack/rules/sqs/policy-own-resource.ts", "policypack/checks/own-resource.ts"],
    },
    "R-070": {
        what: "Policies have the current version, and each statement a name of its own.",
        by: ["iam/write.ts", "components/documents/queue-policy.ts", "policypack/rules/policy/wellformed.ts"],
        not: "documents bear no Id: SQS and SNS need none, and nothing reads it",
    },
    "R-071": {
        what: "Nobody is let in without a name, unless a fixed organisation, account or source binds the statement.",
        by: [
            "policypack/rules/sqs/policy-no-public.ts",
            "policypack/checks/open-to-strangers.ts",
            "iam/callers.ts",
            "tests/policypack/rules/sqs/policy-no-public.test.ts",
        ],
    },
    "R-072": {
        what: "A policy spells out its actions; wildcards over reading and writing are blocked.",
        by: ["policypack/rules/sqs/policy-no-wildcard-action.ts", "policypack/checks/wildcard-actions.ts"],
    },
    "R-073": {
        what: "Actions that IAM does not know, batch calls above all, are found wherever they stand.",
        by: [
            "policypack/rules/policy/valid-actions.ts",
            "iam/facts/sqs.ts",
            "tests/policypack/rules/policy/valid-actions.test.ts",
        ],
    },
    "R-074": {
        what: "That others may get in by IAM alone is said, and a set can be made exclusive.",
        by: [
            "components/set/args.ts",
            "components/set/exclusive.ts",
            "examples/inventory-updates/README.md#what-is-secured-and-why",
            "tests/components/access-matrix-bounds.test.ts",
        ],
    },
    "R-075": {
        what: "An exclusive set denies its messages to all but named roles and services, and never its management to who deploys it.",
        by: [
            "components/documents/restrictions.ts",
            "components/documents/queue-policy.ts",
            "tests/components/documents/restrictions.test.ts",
            "tests/components/set/restrictions.test.ts",
            "tests/deployed/examples/inventory-updates.test.ts",
        ],
    },
    "R-076": {
        what: "A service is let in for a named source; of a bucket, whose ARN tells no account, for its account too.",
        by: [
            "components/documents/sources.ts",
            "components/documents/source-statements.ts",
            "policypack/rules/sqs/policy-service-source.ts",
        ],
    },
    "R-077": {
        what: "Every grant to a service or to another account says for whom or for what.",
        by: [
            "components/sources/sender-checks.ts",
            "policypack/rules/sqs/policy-service-source.ts",
            "policypack/rules/sqs/policy-cross-account.ts",
        ],
    },
    "R-078": {
        what: "A policy that is larger than its service takes is refused before deployment, with the way out.",
        by: [
            "components/documents/size.ts",
            "components/documents/senders.ts",
            "policypack/checks/quotas.ts",
            "tests/components/documents/size.test.ts",
        ],
    },
    "R-079": {
        what: "All statements about a queue stand in one policy; a second writer of it is blocked.",
        by: [
            "components/queue/resource.ts",
            "policypack/rules/messaging/single-policy.ts",
            "policypack/model/policy-writers.ts",
        ],
    },
    "R-080": {
        what: "No queue policy hands out the management of the queue, purging included.",
        by: ["policypack/rules/sqs/policy-admin-actions.ts", "components/documents/access.ts"],
    },
    "R-081": {
        what: "It is explained what policies of IAM decide and what those of queues and topics, within an account and across.",
        by: [
            "components/set/args.ts",
            "policypack/docs/rules/sqs-policy-cross-account.md#why",
            "examples/pettracker-notifications/README.md#checklist",
        ],
    },
    "R-082": {
        what: "The policies that components write are well formed, and pass every rule of the pack.",
        by: [
            "components/documents/size.ts",
            "policypack/rules/policy/wellformed.ts",
            "tests/components/documents/pack.test.ts",
            "tests/support/simulator.ts",
        ],
        not: "AWS's own linter is not asked, for it needs an account; an independent simulator of IAM is",
    },
};
