import { type Coverage } from ".";

export const topicPolicies: Coverage = {
    "R-083": {
        what: "Every topic has a policy of ours in place of the one that AWS would give it.",
        by: [
            "components/encrypted-topic.ts",
            "components/documents/topic-policy.ts",
            "tests/components/documents/topic-policy.test.ts",
        ],
    },
    "R-084": {
        what: "A bucket publishes to a topic by its ARN and its account.",
        by: [
            "components/documents/sources.ts",
            "policypack/rules/sns/policy-service-source.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-085": {
        what: "A rule of EventBridge may publish to a topic, unpinned since AWS takes no condition there; better it sends to a queue, and an alarm watches whether it can.",
        by: [
            "components/documents/sources.ts",
            "policypack/rules/sns/policy-service-source.ts",
            "policypack/checks/service-source.ts",
            "examples/pettracker-notifications/alerts.ts",
        ],
    },
    "R-086": {
        what: "A topic policy is about its own topic and no other.",
        by: ["components/documents/topic-policy.ts", "policypack/rules/sns/policy-own-resource.ts"],
    },
    "R-087": {
        what: "Nobody publishes or subscribes without a name; AWS's own statement for the owner is understood.",
        by: [
            "policypack/rules/sns/policy-no-public.ts",
            "iam/callers.ts",
            "tests/policypack/rules/sns/policy-no-public.test.ts",
        ],
    },
    "R-088": {
        what: "Publishers publish, subscribers subscribe, and wildcards are blocked.",
        by: ["components/documents/topic-policy.ts", "policypack/rules/sns/policy-no-wildcard-action.ts"],
    },
    "R-089": {
        what: "Actions that a topic policy cannot name are found before SNS refuses them.",
        by: [
            "policypack/rules/policy/valid-actions.ts",
            "components/documents/access.ts",
            "iam/facts/sns.ts",
        ],
    },
    "R-090": {
        what: "Alarms publish to an encrypted topic, each by its own ARN and account.",
        by: [
            "components/documents/sources.ts",
            "components/alarms/notifications.ts",
            "tests/components/alarms/notifications.test.ts",
        ],
    },
    "R-091": {
        what: "Statements of a topic policy have names of their own, and the whole fits what SNS takes.",
        by: [
            "components/documents/senders.ts",
            "components/documents/size.ts",
            "policypack/rules/policy/wellformed.ts",
        ],
        not: "documents bear no Id: SNS needs none, and nothing reads it",
    },
    "R-092": {
        what: "Administrator, publisher and subscriber of a topic are three roles.",
        by: [
            "components/documents/access.ts",
            "components/messaging-role.ts",
            "tests/components/access-matrix.test.ts",
        ],
    },
};
