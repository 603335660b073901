import { type Coverage } from ".";

export const tags: Coverage = {
    "R-187": {
        what: "Roles can be kept to queues and topics that have their tags, for every action.",
        by: [
            "components/documents/role-policy.ts",
            "components/set/args.ts",
            "examples/inventory-updates/messaging.ts",
            "tests/components/documents/role-policy.test.ts",
        ],
    },
    "R-188": {
        what: "No queue is made without the tags that are asked for: not by a program, and not by hand.",
        by: [
            "policypack/rules/messaging/required-tags.ts",
            "examples/inventory-updates/people.ts",
            "tests/deployed/examples/inventory-updates.test.ts",
        ],
    },
    "R-189": {
        what: "Any tags serve: role, environment, department, location and others.",
        by: [
            "components/limits/role.ts",
            "components/role/checks.ts",
            "examples/inventory-updates/README.md#people-and-departments",
            "tests/components/role/checks.test.ts",
        ],
    },
    "R-190": {
        what: "One policy serves a business role, and a new queue with its tags needs no change of it.",
        by: ["examples/inventory-updates/people.ts", "tests/deployed/examples/inventory-updates.test.ts"],
    },
    "R-191": {
        what: "Tags of a queue are asked for in identity policies only, where SQS tells them.",
        by: [
            "components/documents/role-policy.ts",
            "policypack/checks/wellformed.ts",
            "policypack/rules/policy/wellformed.ts",
            "examples/inventory-updates/README.md#people-and-departments",
        ],
    },
    "R-192": {
        what: "The policy of a queue may ask for tags of the caller, letter by letter.",
        by: [
            "components/documents/senders.ts",
            "components/source-args.ts",
            "tests/components/documents/queue-policy.test.ts",
        ],
    },
    "R-193": {
        what: "Everything that has tags gets those of the set, and the pack asks for those of the organisation.",
        by: [
            "components/set/args.ts",
            "components/messaging-key.ts",
            "policypack/rules/messaging/required-tags.ts",
        ],
        not: "the pack asks it of queues, topics and keys, not of roles and endpoints",
    },
    "R-194": {
        what: "Where tags decide who gets in, only administrators change them.",
        by: [
            "components/documents/access.ts",
            "components/role/checks.ts",
            "policypack/rules/sqs/policy-admin-actions.ts",
        ],
    },
    "R-195": {
        what: "Access follows the caller: tags of the role or of its session, as they are at the time of the call.",
        by: [
            "components/documents/role-policy.ts",
            "examples/inventory-updates/people.ts",
            "examples/inventory-updates/README.md#people-and-departments",
        ],
    },
};
