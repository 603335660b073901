import { type Coverage } from ".";

export const documentation: Coverage = {
    "R-335": {
        what: "Which key, which rights and how to switch encryption on is written down, and shown for each stack.",
        by: ["README.md#ten-lines", "README.md#who-may-do-what", "cli/commands/describe.ts"],
    },
    "R-336": {
        what: "A team encrypts its next queue by itself: by the component, by the page of the rule or by a plan.",
        by: [
            "README.md#ten-lines",
            "policypack/docs/README.md",
            "cli/audit/plan.ts",
            "examples/encrypt-existing-queues/README.md#new-queues",
        ],
    },
    "R-337": {
        what: "It is said what all this needs: rights on KMS, the security team, CloudWatch and CloudTrail.",
        by: ["examples/encrypt-existing-queues/README.md#new-queues", "cli/source/account/actions.ts"],
    },
    "R-338": {
        what: "For each control there is what it asks for, why, and how to do it.",
        by: ["policypack/rule.ts", "scripts/pages/rule-page.ts", "policypack/docs/README.md"],
    },
    "R-339": {
        what: "The points to keep are there: modes, both kinds of policies, endpoints, other accounts, topics and their queues.",
        by: ["examples/pettracker-notifications/README.md#checklist"],
    },
    "R-340": {
        what: "It is told what was wrong before: data in the clear, for whoever may receive.",
        by: [
            "examples/pettracker-notifications/README.md#notifications-that-nobody-else-can-read",
            "examples/pettracker-notifications/insecure",
        ],
    },
    "R-341": {
        what: "Vulnerabilities are reported in private, with what shows them, what comes of them, and a fix if there is one.",
        by: ["SECURITY.md"],
    },
    "R-342": {
        what: "What was deployed is shown as tables, for a page of one's own.",
        by: ["cli/commands/describe.ts", "cli/describe/sets.ts", "tests/cli/describe/sets.test.ts"],
    },
    "R-343": {
        what: "Arguments and rules link to the page of AWS that they come from, and examples to that and to each other.",
        by: [
            "components/set/args.ts",
            "policypack/rule.ts",
            "examples/pettracker-notifications/README.md#checklist",
            "tests/components/documented.test.ts",
        ],
    },
    "R-344": {
        what: "Errors that one runs into are named with their cause and their way out.",
        by: [
            "examples/encrypt-existing-queues/README.md#something-fails-after-the-switch",
            "cli/redrive/start.ts",
            "cli/failure.ts",
        ],
    },
    "R-345": {
        what: "Authors of stacks, pipelines and administrators of an organisation each have a document.",
        by: [
            "README.md#pulumi-secure-messaging",
            "cli/README.md#verdicts-in-ci",
            "policypack/README.md#configure-it",
        ],
    },
};
