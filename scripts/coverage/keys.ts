import { type Coverage } from ".";

export const keys: Coverage = {
    "R-025": {
        what: "A set has one symmetric key of its own, whose description says what it is for.",
        by: [
            "components/messaging-key.ts",
            "policypack/rules/kms/key-usable.ts",
            "tests/components/messaging-set.test.ts",
        ],
    },
    "R-026": {
        what: "Keys are tagged with application and purpose, and with whatever an organisation asks for.",
        by: ["components/messaging-key.ts", "policypack/rules/messaging/required-tags.ts"],
    },
    "R-027": {
        what: "A key has an alias that one can choose, outside of the names that AWS keeps for itself.",
        by: [
            "components/messaging-key.ts",
            "components/limits/key.ts",
            "examples/shoryuken-workers/messaging.ts",
            "tests/components/messaging-key.test.ts",
        ],
    },
    "R-028": {
        what: "One key serves queues and topic, or two do; then every grant stands on the right one.",
        by: [
            "components/set/keys.ts",
            "tests/components/set/encryption-keys.test.ts",
            "tests/deployed/key-incident.test.ts",
        ],
    },
    "R-029": {
        what: "Keys rotate, every year or in a period of one's choice.",
        by: [
            "components/messaging-key.ts",
            "components/limits/key.ts",
            "policypack/rules/kms/rotation.ts",
            "cli/verify/keys.ts",
        ],
    },
    "R-030": {
        what: "A key is lost by no single mistake: it waits 30 days for its deletion, and Pulumi refuses to delete it.",
        by: [
            "components/messaging-key.ts",
            "components/limits/key.ts",
            "policypack/rules/kms/deletion-window.ts",
            "tests/deployed/protection.test.ts",
        ],
    },
    "R-031": {
        what: "The account always keeps what it takes to mend the policy of its key, so that no key is orphaned.",
        by: ["components/documents/key-policy.ts", "tests/components/documents/access.test.ts"],
        not: "the account is not given the use of the key as well: that would let identity policies decide who reads",
    },
    "R-032": {
        what: "Who manages a key never uses it, and who uses it never manages it.",
        by: [
            "components/key/use.ts",
            "components/documents/key-policy.ts",
            "policypack/rules/kms/policy-no-wildcard-actions.ts",
            "tests/components/messaging-key.test.ts",
        ],
    },
    "R-033": {
        what: "Who sends may have data keys made and decrypt them, and nothing else with the key.",
        by: ["components/documents/access.ts", "tests/components/documents/access.test.ts"],
    },
    "R-034": {
        what: "Who receives may decrypt only.",
        by: [
            "components/documents/access.ts",
            "README.md#who-may-do-what",
            "tests/components/access-matrix.test.ts",
        ],
    },
    "R-035": {
        what: "Nobody is given kms:Encrypt, which no use of queues and topics asks for.",
        by: ["components/documents/access.ts", "policypack/rules/kms/minimal-actions.ts"],
    },
    "R-036": {
        what: "An identity policy names the keys that it opens by their ARNs, or is bound to their aliases.",
        by: [
            "components/documents/key-use-policy.ts",
            "policypack/rules/iam/kms-scoped.ts",
            "tests/policypack/rules/iam/kms-scoped.test.ts",
        ],
    },
    "R-037": {
        what: "Services get the actions in the form that AWS documents for them, roles get the exact ones.",
        by: [
            "components/documents/access.ts",
            "components/documents/source-statements.ts",
            "policypack/checks/key-wildcards.ts",
        ],
    },
    "R-038": {
        what: "A role uses the key only through SQS or SNS of its region, never by a call of its own.",
        by: [
            "components/documents/statements.ts",
            "components/documents/key-policy.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-039": {
        what: "A service that sends or publishes may use the key of its target, for the named source only.",
        by: [
            "components/documents/source-statements.ts",
            "components/documents/sources.ts",
            "policypack/rules/kms/policy-service-source.ts",
            "policypack/rules/kms/publisher-access.ts",
            "tests/deployed/sources.test.ts",
        ],
    },
    "R-040": {
        what: "For EventBridge and an encrypted topic, where no source is told to KMS, the key is bound to the topic instead.",
        by: [
            "components/documents/source-statements.ts",
            "policypack/rules/kms/policy-service-source.ts",
            "tests/components/documents/key-policy.test.ts",
        ],
        not: "that the key is so bound rests on the documentation of AWS, and the local backend follows it",
    },
    "R-041": {
        what: "No key policy lets in everybody without a condition that a stranger cannot meet.",
        by: ["policypack/rules/kms/policy-no-public.ts", "components/documents/key-policy.ts"],
    },
    "R-042": {
        what: "Who may receive from a queue and not use its key reads nothing.",
        by: [
            "components/documents/key-policy.ts",
            "tests/components/access-matrix-bounds.test.ts",
            "tests/deployed/refusals.test.ts",
        ],
    },
    "R-043": {
        what: "Key policies name roles, not users.",
        by: ["components/limits/source.ts", "policypack/rules/iam/no-user-messaging.ts"],
    },
    "R-044": {
        what: "The three ways to encrypt a queue are set side by side: who controls them, who else can be let in, what is logged.",
        by: ["examples/encrypt-existing-queues/README.md#how-it-goes", "components/set/args.ts"],
    },
    "R-045": {
        what: "There are guidelines on who manages a key, who uses it, how it rotates and how it is watched.",
        by: [
            "examples/encrypt-existing-queues/README.md#new-queues",
            "components/key/args.ts",
            "cli/verify/keys.ts",
        ],
    },
    "R-046": {
        what: "After a change of keys the former one stays readable for consumers and operators until the queues are drained.",
        by: [
            "components/set/args.ts",
            "components/documents/key-use-policy.ts",
            "examples/encrypt-existing-queues/README.md#a-key-incident",
            "tests/deployed/updates.test.ts",
        ],
    },
    "R-047": {
        what: "A policy names the role, not one of its sessions: to KMS these are the same caller.",
        by: ["components/limits/source.ts", "cli/verify/key-callers.ts"],
    },
    "R-048": {
        what: "The use of a key is given to callers and to named sources, not to SQS or SNS as such.",
        by: ["components/documents/key-policy.ts", "policypack/rules/kms/policy-service-source.ts"],
    },
};
