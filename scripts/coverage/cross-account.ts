import { type Coverage } from ".";

export const crossAccount: Coverage = {
    "R-179": {
        what: "Another account is let in by the policy of the queue or topic, and needs its own IAM besides.",
        by: [
            "components/source-args.ts",
            "components/documents/senders.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-180": {
        what: "A partner may send to one queue, and only callers with the agreed tag.",
        by: [
            "components/source-args.ts",
            "components/documents/senders.ts",
            "examples/pettracker-notifications/partner.ts",
            "tests/deployed/examples/pettracker-notifications.test.ts",
        ],
    },
    "R-181": {
        what: "A whole account is let in only with another bound beside it; a tag, which it sets itself, narrows and proves nothing.",
        by: [
            "components/sources/sender-checks.ts",
            "components/source-args.ts",
            "policypack/checks/foreign-principals.ts",
        ],
    },
    "R-182": {
        what: "Only accounts that the organisation has declared stand in a policy.",
        by: [
            "policypack/rules/sqs/policy-cross-account.ts",
            "policypack/rules/sns/policy-cross-account.ts",
            "policypack/rules/kms/policy-cross-account.ts",
            "policypack/README.md#settings",
            "tests/deployed/examples/pettracker-notifications.test.ts",
        ],
    },
    "R-183": {
        what: "Who sends from another account is let in by the key as well, which is a customer-managed one.",
        by: [
            "components/set/keys.ts",
            "components/documents/key-policy.ts",
            "policypack/docs/rules/sqs-customer-managed-key.md#why",
        ],
    },
    "R-184": {
        what: "Other accounts send and publish; none receives, deletes or manages.",
        by: [
            "components/documents/queue-policy.ts",
            "policypack/rules/sqs/policy-cross-account.ts",
            "policypack/rules/sqs/policy-admin-actions.ts",
        ],
        not: "an account that is declared as trusted is let through by the pack whatever it does with messages",
    },
    "R-185": {
        what: "Topics are shared in the same way: named publishers, and subscribers with queues of their own account.",
        by: [
            "components/documents/topic-policy.ts",
            "policypack/rules/sns/policy-cross-account.ts",
            "tests/components/documents/topic-policy.test.ts",
        ],
    },
    "R-186": {
        what: "After a deployment one sees which other accounts get in, on everything that the account holds.",
        by: ["cli/access/verdict-others.ts", "cli/commands/access.ts", "tests/deployed/cli-access.test.ts"],
        not: "the findings of IAM Access Analyzer are not read: they need an analyzer in the account",
    },
};
