import { type Coverage } from ".";

export const secrets: Coverage = {
    "R-215": {
        what: "No credential stands in the settings or start scripts of a workload, in the address of a subscription, or in a file of this repository, as far as its form or name tells.",
        by: [
            "policypack/rules/workload/no-plaintext-credentials.ts",
            "policypack/checks/credentials.ts",
            "tests/policypack/rules/workload/no-plaintext-credentials.test.ts",
            "tests/credentials.test.ts",
        ],
    },
    "R-216": {
        what: "Programs make no access keys; workloads take roles.",
        by: ["policypack/rules/iam/no-access-keys.ts", "components/messaging-role.ts"],
    },
    "R-217": {
        what: "Where an access key is left over, there is an order in which to replace it.",
        by: ["examples/shoryuken-workers/README.md#on-other-platforms"],
    },
    "R-218": {
        what: "Credentials are temporary, those of people and of callers of an API included.",
        by: [
            "components/documents/principal-trust.ts",
            "components/role/trust-args.ts",
            "policypack/docs/rules/iam-no-user-messaging.md#why",
        ],
    },
    "R-219": {
        what: "A workload reads its one secret at run time, and its policy names that secret alone.",
        by: [
            "policypack/rules/iam/scoped-secret.ts",
            "examples/shoryuken-workers/database.ts",
            "examples/atx-batch-jobs/secret.ts",
            "examples/atx-batch-jobs/batch.ts",
            "examples/atx-batch-jobs/container/entrypoint.sh",
            "tests/deployed/examples/shoryuken-workers.test.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
    "R-220": {
        what: "A secret is JSON with a name for each of its values.",
        by: ["examples/shoryuken-workers/database.ts", "examples/atx-batch-jobs/secret.ts"],
    },
    "R-221": {
        what: "A container gets its secret by reference, read by the role that starts it.",
        by: ["examples/shoryuken-workers/services.ts"],
    },
    "R-222": {
        what: "What looks like a secret in plain settings is found, by its name or by its form.",
        by: [
            "policypack/rules/workload/no-plaintext-credentials.ts",
            "policypack/model/workloads.ts",
            "tests/policypack/rules/workload/no-plaintext-credentials-forms.test.ts",
        ],
    },
    "R-223": {
        what: "A secret is handed to the client that needs it, not to the environment of every process.",
        by: [
            "examples/shoryuken-workers/ruby/initializer.rb",
            "examples/shoryuken-workers/services.ts",
            "examples/atx-batch-jobs/container/entrypoint.sh",
        ],
    },
    "R-224": {
        what: "A policy names a secret by its whole ARN, or by its name with the six characters that AWS adds.",
        by: [
            "policypack/rules/iam/scoped-secret.ts",
            "policypack/docs/rules/iam-scoped-secret.md#how-to-fix-it",
            "examples/shoryuken-workers/database.ts",
            "examples/atx-batch-jobs/secret.ts",
        ],
    },
    "R-225": {
        what: "Who reads a secret under a customer-managed key may decrypt with that key.",
        by: [
            "examples/shoryuken-workers/keys.ts",
            "examples/shoryuken-workers/database.ts",
            "examples/atx-batch-jobs/keys.ts",
        ],
    },
    "R-226": {
        what: "Secret settings of a stack are Pulumi's secrets, and what the pack mends of them stays secret.",
        by: [
            "policypack/remediate.ts",
            "examples/shoryuken-workers/settings.ts",
            "examples/atx-batch-jobs/settings.ts",
        ],
    },
    "R-227": {
        what: "What is packed or built holds neither credentials nor history.",
        by: [
            "package.json",
            "cli/package.json",
            "policypack/package.json",
            "examples/shoryuken-workers/.dockerignore",
            "examples/atx-batch-jobs/container/.dockerignore",
            "examples/atx-batch-jobs/container/entrypoint.sh",
            "tests/cli/published.test.ts",
        ],
    },
    "R-228": {
        what: "Callers of an API sign; there are no shared keys.",
        by: ["policypack/rules/support/apigw-iam.ts", "examples/atx-batch-jobs/api.ts"],
    },
};
