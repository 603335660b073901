import { type Coverage } from ".";

export const transport: Coverage = {
    "R-049": {
        what: "The policy of a queue denies every action to everybody who comes without TLS.",
        by: [
            "components/documents/queue-policy.ts",
            "components/documents/statements.ts",
            "policypack/rules/sqs/tls-only.ts",
            "policypack/remedies/tls-only.ts",
        ],
    },
    "R-050": {
        what: "Dead-letter queues, those of subscriptions included, deny it as well.",
        by: [
            "components/queue/resource.ts",
            "components/queue-subscription.ts",
            "policypack/rules/sqs/tls-only.ts",
            "tests/components/messaging-set-documents.test.ts",
        ],
    },
    "R-051": {
        what: "A topic denies what comes without TLS, for each action that its policy may speak of.",
        by: [
            "components/documents/topic-policy.ts",
            "components/documents/access.ts",
            "policypack/rules/sns/tls-only.ts",
        ],
    },
    "R-052": {
        what: "A denial counts where it is attached to the queue; a policy that belongs to nothing protects nothing.",
        by: [
            "policypack/rules/sqs/tls-only.ts",
            "policypack/model/policies.ts",
            "tests/policypack/rules/sqs/tls-only-attachment.test.ts",
        ],
    },
    "R-053": {
        what: "A statement of a resource policy without a principal is found, since it is about nobody.",
        by: [
            "policypack/rules/policy/wellformed.ts",
            "policypack/checks/unreadable.ts",
            "tests/policypack/rules/policy/wellformed.test.ts",
        ],
    },
    "R-054": {
        what: "Only a denial that leaves no action, caller or circumstance out is one: near misses do not count.",
        by: [
            "policypack/checks/plain-http.ts",
            "iam/decision.ts",
            "tests/policypack/rules/sqs/tls-only.test.ts",
            "tests/iam/plain-http.test.ts",
        ],
    },
    "R-055": {
        what: "That the endpoints answer plain HTTP is taken for granted, and after a deployment the refusal is tried out.",
        by: [
            "policypack/docs/rules/sqs-tls-only.md#why",
            "cli/verify/plain-http.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-056": {
        what: "A refusal over plain HTTP is told by its error, and any answer is a failure.",
        by: ["cli/verify/plain-http.ts", "components/documents/metric-filters.ts"],
    },
    "R-057": {
        what: "TLS older than 1.2 is not spoken.",
        by: ["package.json"],
        not: "no setting of ours says so: AWS accepts nothing older, nor does the Node.js that package.json asks for",
    },
    "R-058": {
        what: "No workload or provider is sent to a plain HTTP address of SQS, SNS or KMS, except to one's own machine.",
        by: [
            "policypack/rules/workload/no-insecure-endpoint.ts",
            "policypack/checks/insecure-endpoints.ts",
            "tests/policypack/rules/workload/no-insecure-endpoint.test.ts",
        ],
    },
    "R-059": {
        what: "Who sends from outside AWS comes by TLS and with a role as everybody else.",
        by: [
            "components/documents/queue-policy.ts",
            "components/documents/web-identity-trust.ts",
            "policypack/docs/rules/iam-no-access-keys.md#how-to-fix-it",
        ],
    },
    "R-060": {
        what: "A function that sends leaves the address to the SDK, which goes by HTTPS.",
        by: [
            "examples/inventory-updates/handlers/csv.ts",
            "examples/pettracker-notifications/handlers/sender.ts",
        ],
    },
    "R-061": {
        what: "No subscription delivers over plain HTTP.",
        by: [
            "components/queue-subscription.ts",
            "components/role/args.ts",
            "policypack/rules/sns/subscription-protocol.ts",
        ],
    },
    "R-062": {
        what: "Buckets beside queues deny what comes without TLS.",
        by: [
            "components/documents/trail-bucket-policy.ts",
            "policypack/rules/support/s3-tls.ts",
            "examples/private-bucket.ts",
        ],
    },
};
