import { type Coverage } from ".";

export const byPlatform: Coverage = {
    "R-115": {
        what: "A role for EC2 comes with its instance profile.",
        by: [
            "components/role/identity.ts",
            "components/documents/trust-policy.ts",
            "tests/components/messaging-role.test.ts",
        ],
    },
    "R-116": {
        what: "On ECS the task role has the rights on messages, and the role that starts containers has none.",
        by: [
            "components/role/trust-args.ts",
            "policypack/rules/iam/role-split.ts",
            "policypack/model/execution-roles.ts",
            "examples/shoryuken-workers/services.ts",
            "examples/shoryuken-workers/execution.ts",
            "tests/deployed/examples/shoryuken-workers.test.ts",
        ],
    },
    "R-117": {
        what: "On EKS a role is for one service account of one namespace, by token or by association.",
        by: [
            "components/documents/web-identity-trust.ts",
            "components/documents/trust-policy.ts",
            "policypack/checks/federated-trust.ts",
            "examples/shoryuken-workers/README.md#on-other-platforms",
            "tests/components/trust-matrix.test.ts",
        ],
    },
    "R-118": {
        what: "A function has a role of its own, which writes its log group and nothing beside.",
        by: [
            "components/documents/function-policy.ts",
            "components/role/trust-args.ts",
            "examples/inventory-updates/messaging.ts",
            "examples/atx-batch-jobs/functions.ts",
        ],
    },
    "R-119": {
        what: "A job of Batch has a job role beside the role that starts it, and only the first has rights on messages.",
        by: [
            "components/role/trust-args.ts",
            "policypack/rules/iam/role-split.ts",
            "examples/atx-batch-jobs/messaging.ts",
            "examples/atx-batch-jobs/batch.ts",
            "tests/deployed/examples/atx-batch-jobs.test.ts",
        ],
    },
    "R-120": {
        what: "People come by single sign-on and for a while; tool and examples take the credentials that the SDK finds.",
        by: [
            "components/documents/principal-trust.ts",
            "cli/cloud.ts",
            "cli/README.md#secure-messaging",
            "examples/shoryuken-workers/README.md#on-other-platforms",
        ],
    },
    "R-121": {
        what: "Programs find their credentials as the SDK does, and none is handed to a client.",
        by: [
            "cli/cloud.ts",
            "examples/shoryuken-workers/handlers/worker.ts",
            "examples/pettracker-notifications/handlers/sender.ts",
            "examples/inventory-updates/handlers/csv.ts",
        ],
    },
    "R-122": {
        what: "Roles come first; an access key in a program is found.",
        by: [
            "policypack/rules/iam/no-access-keys.ts",
            "policypack/docs/rules/iam-no-access-keys.md#how-to-fix-it",
        ],
    },
    "R-123": {
        what: "How long a session lasts can be set, and long jobs let the SDK renew their credentials.",
        by: [
            "components/role/args.ts",
            "components/limits/role.ts",
            "examples/atx-batch-jobs/messaging.ts",
            "examples/atx-batch-jobs/container/entrypoint.sh",
            "tests/components/role/bounds.test.ts",
        ],
    },
    "R-124": {
        what: "Roles of ours pass no other role on, and have no wildcard among their actions.",
        by: ["components/documents/access.ts", "policypack/rules/iam/no-wildcard-messaging-action.ts"],
        not: "no rule looks for iam:PassRole in roles that a program makes by itself",
    },
    "R-125": {
        what: "Containers run as a user without rights, and without privileges.",
        by: [
            "policypack/rules/support/container-user.ts",
            "policypack/checks/root-containers.ts",
            "examples/shoryuken-workers/services.ts",
            "examples/atx-batch-jobs/batch.ts",
            "examples/atx-batch-jobs/container/Dockerfile",
        ],
    },
};
