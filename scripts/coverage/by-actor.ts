import { type Coverage } from ".";

export const byActor: Coverage = {
    "R-093": {
        what: "What each actor may do stands in one table, and nobody gets more.",
        by: [
            "components/documents/access.ts",
            "README.md#who-may-do-what",
            "tests/support/expected-access.ts",
            "tests/components/access-matrix.test.ts",
        ],
    },
    "R-094": {
        what: "Sending and receiving are two roles.",
        by: [
            "components/documents/access.ts",
            "components/set/existing-roles.ts",
            "policypack/rules/iam/role-split.ts",
        ],
    },
    "R-095": {
        what: "A producer sends and looks up the address of its queue.",
        by: [
            "components/documents/access.ts",
            "tests/components/documents/access.test.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-096": {
        what: "A consumer has the five actions of a worker that polls, and cannot send.",
        by: [
            "components/documents/access.ts",
            "tests/components/access-matrix.test.ts",
            "tests/deployed/access-matrix.test.ts",
        ],
    },
    "R-097": {
        what: "The action for one message covers its batch; the names of batch calls in an identity policy grant nothing and are told.",
        by: [
            "policypack/rules/policy/valid-actions.ts",
            "policypack/docs/rules/policy-valid-actions.md#how-to-fix-it",
            "examples/shoryuken-workers/README.md#with-ruby",
        ],
    },
    "R-098": {
        what: "A role names exact queues and topics: no other account, no other region, no whole service.",
        by: [
            "components/documents/role-policy.ts",
            "components/limits/role.ts",
            "policypack/rules/iam/scoped-messaging-resource.ts",
        ],
        not: "the pack admits the beginning of a name within one region and account, which teams use for queues of their own",
    },
    "R-099": {
        what: "A pattern that meets a worker's queue and its dead-letter queue is found, whatever the two are called.",
        by: [
            "policypack/rules/iam/dlq-operators-only.ts",
            "policypack/checks/dead-letter-readers.ts",
            "policypack/checks/queue-pairs.ts",
        ],
        not: "a pattern that begins with the whole name of the queue, as orders-* does for orders, is taken for that service's own",
    },
    "R-100": {
        what: "No role is allowed everything of SQS, of SNS or of the account.",
        by: ["policypack/rules/iam/no-wildcard-messaging-action.ts", "policypack/checks/wide-grants.ts"],
    },
    "R-101": {
        what: "Dead letters are read by the operator alone.",
        by: [
            "components/documents/access.ts",
            "policypack/rules/iam/dlq-operators-only.ts",
            "tests/deployed/redrive.test.ts",
        ],
    },
    "R-102": {
        what: "The operator has all that a move of dead letters asks for: on both queues and on both keys.",
        by: [
            "components/documents/access.ts",
            "components/set/roles.ts",
            "cli/redrive/permissions.ts",
            "tests/deployed/redrive.test.ts",
        ],
    },
    "R-103": {
        what: "A publisher publishes to the topic and uses its key through SNS.",
        by: ["components/documents/access.ts", "tests/components/documents/access.test.ts"],
    },
    "R-104": {
        what: "A subscriber subscribes queues to one topic, and nothing outside AWS unless that is said.",
        by: [
            "components/documents/access.ts",
            "components/documents/role-policy.ts",
            "tests/components/access-matrix-bounds.test.ts",
        ],
    },
    "R-105": {
        what: "An administrator makes, changes and removes, and touches no message.",
        by: [
            "components/documents/access.ts",
            "components/messaging-role.ts",
            "tests/components/documents/access.test.ts",
        ],
    },
    "R-106": {
        what: "An auditor sees every setting of queues, topics and keys, and no message.",
        by: ["components/documents/access.ts", "tests/deployed/refusals.test.ts"],
    },
    "R-107": {
        what: "A function that reads files and sends messages may only send.",
        by: [
            "components/documents/access.ts",
            "components/documents/function-policy.ts",
            "examples/inventory-updates/messaging.ts",
            "tests/deployed/examples/inventory-updates.test.ts",
        ],
    },
    "R-108": {
        what: "Each workload has a role of its own, so that the log tells who it was.",
        by: ["components/set/roles.ts", "components/set/existing-roles.ts", "components/messaging-audit.ts"],
    },
    "R-109": {
        what: "IAM users get no rights on messages, by whichever policy or group.",
        by: ["policypack/rules/iam/no-user-messaging.ts", "policypack/model/users.ts"],
    },
    "R-110": {
        what: "Each trust names its platform and is pinned against others who come through it.",
        by: [
            "components/documents/trust-policy.ts",
            "components/documents/web-identity-trust.ts",
            "components/documents/principal-trust.ts",
            "policypack/rules/iam/trust-scoped.ts",
            "tests/components/trust-matrix.test.ts",
        ],
    },
    "R-111": {
        what: "Roles take a permissions boundary, for one or for all of a stack, and the pack can demand one.",
        by: [
            "components/base/role-defaults.ts",
            "components/role/args.ts",
            "policypack/rules/iam/permissions-boundary.ts",
        ],
    },
    "R-112": {
        what: "Who may do what is told before deployment and after, and a change that widens it can stop a pipeline.",
        by: [
            "cli/commands/access.ts",
            "cli/access/matrix.ts",
            "cli/access/diff.ts",
            "examples/atx-batch-jobs/README.md#ongoing",
            "tests/deployed/cli-access.test.ts",
        ],
    },
    "R-113": {
        what: "After a deployment each role is tried out, or judged by its policies where nobody here can take it.",
        by: ["cli/verify/access.ts", "cli/verify/decisions.ts", "tests/deployed/cli-verify.test.ts"],
    },
    "R-114": {
        what: "Ids of accounts have twelve digits, by themselves and in every ARN.",
        by: [
            "components/limits/source.ts",
            "components/limits/arns.ts",
            "tests/components/limits/arns.test.ts",
        ],
    },
};
