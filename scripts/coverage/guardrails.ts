import { type Coverage } from ".";

export const guardrails: Coverage = {
    "R-292": {
        what: "Service control policies keep keys from being given up, policies from being opened, and queues from being made untagged.",
        by: [
            "examples/atx-batch-jobs/guardrails/service-control-policy.json",
            "tests/examples/atx-batch-jobs/guardrails.test.ts",
        ],
    },
    "R-293": {
        what: "Resource control policies keep out plain HTTP and whoever is not of the organisation, for the services that have them.",
        by: [
            "examples/atx-batch-jobs/guardrails/resource-control-policy.json",
            "tests/examples/atx-batch-jobs/guardrails.test.ts",
        ],
    },
    "R-294": {
        what: "Roles of a stack stay within a boundary.",
        by: [
            "components/base/role-defaults.ts",
            "policypack/rules/iam/permissions-boundary.ts",
            "examples/atx-batch-jobs/guardrails/permissions-boundary.json",
            "tests/examples/atx-batch-jobs/guardrails.test.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
    "R-295": {
        what: "AWS Config and Security Hub watch what is changed by hand, and it is said where they ask for less than the pack.",
        by: [
            "examples/atx-batch-jobs/guardrails/config-rules.json",
            "cli/verify/settings.ts",
            "tests/examples/atx-batch-jobs/guardrails.test.ts",
            "tests/deployed/drift.test.ts",
        ],
    },
    "R-296": {
        what: "Access is looked over again and again, and what has become wider shows.",
        by: [
            "cli/commands/access.ts",
            "cli/access/diff-table.ts",
            "examples/atx-batch-jobs/README.md#ongoing",
            "tests/cli/access/diff.test.ts",
        ],
    },
    "R-297": {
        what: "An organisation publishes the pack, demands it of every stack, and sets levels and settings.",
        by: [
            "policypack/README.md#use-it",
            "policypack/README.md#configure-it",
            "policypack/config.schema.json",
            "policypack/profiles/strict.json",
        ],
    },
    "R-298": {
        what: "An exemption is for one rule and some resources, has a reason, a ticket and an end, and blocks again after it.",
        by: [
            "policypack/exemptions.ts",
            "policypack/README.md#exemptions",
            "cli/config/validate.ts",
            "tests/policypack/exemptions.test.ts",
        ],
    },
    "R-299": {
        what: "Rules name the pages of AWS and the controls of CIS, NIST and PCI DSS that they stand on; examples name the guides to read on.",
        by: [
            "policypack/rule.ts",
            "policypack/docs/README.md",
            "examples/atx-batch-jobs/README.md#checklist",
        ],
    },
};
