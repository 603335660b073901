import { type Coverage } from ".";

export const product: Coverage = {
    "R-346": {
        what: "The package has components, pack, examples and tests, in TypeScript.",
        by: [
            "Pulumi.yaml",
            "package.json",
            "components/index.ts",
            "policypack/index.ts",
            "examples",
            "tsconfig.json",
            "ARCHITECTURE.md#architecture",
        ],
    },
    "R-347": {
        what: "What neither a program nor a policy can do is a tool of its own.",
        by: ["cli/main.ts", "cli/tool.ts", "cli/README.md#commands"],
    },
    "R-348": {
        what: "What leaves messages open blocks, the rest is advice, and the organisation can set each level.",
        by: [
            "policypack/rules/index.ts",
            "policypack/profiles/baseline.json",
            "policypack/README.md#profiles",
            "tests/policypack/catalogue.test.ts",
        ],
    },
    "R-349": {
        what: "What a first preview does not know hides no fault: components write what is known, and rules say what they could not judge.",
        by: [
            "components/base/place.ts",
            "policypack/README.md#unknown-values",
            "policypack/adapter.ts",
            "tests/examples.test.ts",
            "tests/undecided.test.ts",
        ],
    },
    "R-350": {
        what: "A policy that cannot be read is a violation.",
        by: ["policypack/checks/unreadable.ts", "iam/document.ts", "tests/policypack/pack-malformed.test.ts"],
    },
    "R-351": {
        what: "Policies are read in every spelling: lists and single values, any case, texts and objects, ids and ARNs.",
        by: ["iam/document.ts", "iam/elements.ts", "iam/principals.ts", "tests/iam/document.test.ts"],
    },
    "R-352": {
        what: "What is allowed is said, not what is left out.",
        by: [
            "policypack/rules/policy/no-not-elements.ts",
            "policypack/checks/not-elements.ts",
            "policypack/checks/wide-grants.ts",
        ],
    },
    "R-353": {
        what: "A policy is found wherever it sits, of both AWS providers.",
        by: [
            "policypack/model/types.ts",
            "policypack/model/policies.ts",
            "policypack/rules/vpc/endpoint-scoped-policy.ts",
        ],
    },
    "R-354": {
        what: "Managed policies of AWS that allow everything are attached to nobody.",
        by: ["policypack/rules/iam/no-broad-managed-policy.ts"],
    },
    "R-355": {
        what: "A violation tells the resource, the rule, what was found and how to mend it.",
        by: ["policypack/report.ts", "policypack/rule.ts", "tests/policypack/report.test.ts"],
    },
    "R-356": {
        what: "Components tell every ARN, address, name and role that they make.",
        by: [
            "components/messaging-set.ts",
            "components/base/owner.ts",
            "tests/components/documented.test.ts",
        ],
    },
    "R-357": {
        what: "Everything works in every partition of AWS.",
        by: [
            "components/base/place.ts",
            "components/documents/arns.ts",
            "iam/arn.ts",
            "tests/components/messaging-set-variants.test.ts",
            "tests/components/role/trust-partitions.test.ts",
        ],
    },
};
