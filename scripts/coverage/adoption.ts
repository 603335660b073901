import { type Coverage } from ".";

export const adoption: Coverage = {
    "R-300": {
        what: "The queues and topics of an account are listed, each with how it is encrypted and what data it is tagged with.",
        by: [
            "cli/audit/gather.ts",
            "cli/audit/facts.ts",
            "cli/commands/audit.ts",
            "examples/encrypt-existing-queues/README.md#how-it-goes",
            "tests/cli/audit/audit.test.ts",
        ],
    },
    "R-301": {
        what: "They come in the order of their risk, in which personal data counts twice.",
        by: ["cli/audit/risk.ts", "tests/cli/audit/risk.test.ts"],
    },
    "R-302": {
        what: "Every queue is asked to be encrypted, not only those on a list.",
        by: ["policypack/rules/sqs/encrypted.ts", "cli/audit/audit.ts"],
    },
    "R-303": {
        what: "The key of each queue is a choice; a customer-managed one is what is made without a word.",
        by: [
            "components/set/args.ts",
            "components/queue/args.ts",
            "cli/audit/plan.ts",
            "examples/encrypt-existing-queues/README.md#how-it-goes",
        ],
    },
    "R-304": {
        what: "An existing queue is taken over by the program, or switched by the AWS command line.",
        by: [
            "components/queue/settings.ts",
            "components/queue/resource.ts",
            "cli/audit/program.ts",
            "examples/encrypt-existing-queues/queues.ts",
            "tests/deployed/adoption.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-305": {
        what: "The commands that switch a queue are printed with JSON that a shell leaves as it is.",
        by: [
            "cli/audit/switching.ts",
            "cli/docs/audit.md",
            "examples/encrypt-existing-queues/README.md#take-over-your-own",
            "tests/deployed/cli-audit-plan.test.ts",
        ],
    },
    "R-306": {
        what: "It is said where the console has the setting.",
        by: ["examples/encrypt-existing-queues/README.md#take-over-your-own"],
    },
    "R-307": {
        what: "First the key and its policy, then the rights of callers, then the switch: another order refuses messages.",
        by: [
            "cli/audit/plan.ts",
            "components/set/parts.ts",
            "tests/components/messaging-set-order.test.ts",
            "tests/deployed/cli-audit-plan.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-308": {
        what: "What waited before the switch stays as it was, which the plan says, with how much it is.",
        by: [
            "cli/audit/plan.ts",
            "components/queue/settings.ts",
            "tests/deployed/adoption.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-309": {
        what: "A change takes a minute to hold everywhere: the plan waits for it, and the check looks again.",
        by: ["cli/audit/plan.ts", "cli/verify/run.ts", "tests/deployed/cli-verify.test.ts"],
    },
    "R-310": {
        what: "The dead-letter queue is encrypted in the same change.",
        by: [
            "components/encrypted-queue.ts",
            "cli/audit/plan.ts",
            "examples/encrypt-existing-queues/queues.ts",
            "tests/deployed/adoption.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-311": {
        what: "Who calls a queue is known beforehand: from policies, subscriptions, notifications, rules and mappings.",
        by: [
            "cli/audit/callers.ts",
            "cli/source/account/callers.ts",
            "examples/encrypt-existing-queues/README.md#how-it-goes",
            "tests/deployed/cli-audit-account.test.ts",
        ],
        not: "who is let in by IAM alone stands in none of these: `access --account` shows it, and the trail shows who called",
    },
    "R-312": {
        what: "The way back restores the former mode, and keeps the key for what was sent under it.",
        by: [
            "cli/audit/plan.ts",
            "cli/audit/switching.ts",
            "examples/encrypt-existing-queues/README.md#back",
            "tests/deployed/cli-audit-plan.test.ts",
        ],
    },
    "R-313": {
        what: "Topics go the same way.",
        by: [
            "cli/audit/plan.ts",
            "cli/audit/program.ts",
            "examples/encrypt-existing-queues/topic.ts",
            "examples/encrypt-existing-queues/README.md#take-over-your-own",
            "tests/deployed/cli-audit-plan.test.ts",
            "tests/deployed/examples/encrypt-existing-queues.test.ts",
        ],
    },
    "R-314": {
        what: "New queues are encrypted by the component, and the pack blocks those that are not.",
        by: ["components/messaging-set.ts", "policypack/rules/sqs/encrypted.ts", "README.md#ten-lines"],
    },
};
