import { type Coverage } from ".";

export const cost: Coverage = {
    "R-263": {
        what: "The requests to KMS are estimated by the formula of AWS, for a queue or for all of a program.",
        by: ["cli/cost/requests.ts", "cli/commands/cost.ts", "tests/cli/cost/requests.test.ts"],
    },
    "R-264": {
        what: "What an endpoint costs stands beside what it saves.",
        by: [
            "cli/cost/prices.ts",
            "cli/cost/bill.ts",
            "cli/docs/cost.md",
            "examples/pettracker-notifications/README.md#what-it-costs",
        ],
    },
    "R-265": {
        what: "What costs money is a choice: data events, anomaly alarms, the period of data keys.",
        by: [
            "components/messaging-audit.ts",
            "components/audit/args.ts",
            "components/alarms/args.ts",
            "components/set/args.ts",
        ],
    },
    "R-266": {
        what: "A key costs a dollar a month and little for its use, which the bill shows.",
        by: [
            "cli/cost/prices.ts",
            "cli/cost/tables.ts",
            "cli/docs/cost.md",
            "examples/shoryuken-workers/README.md#what-it-costs",
        ],
    },
    "R-267": {
        what: "There is a list of what to do every month, quarter and year.",
        by: [
            "examples/atx-batch-jobs/README.md#ongoing",
            "examples/encrypt-existing-queues/README.md#new-queues",
        ],
    },
    "R-268": {
        what: "Dependencies are renewed, and advisories on them are noticed.",
        by: ["SECURITY.md#dependencies"],
        not: "Renovate has to be switched on where the repository is at home, and no run of CI asks for advisories",
    },
    "R-269": {
        what: "What is downloaded is pinned and checked by its hash.",
        by: [
            "package-lock.json",
            "sandbox/backend/requirements.txt",
            "sandbox/engine/go.sum",
            "examples/atx-batch-jobs/container/Dockerfile",
        ],
        not: "the Pulumi CLI, where it is downloaded, comes by its own installer and not by a hash of ours",
    },
    "R-270": {
        what: "The runtimes that examples name are looked over, and one that has ended is found.",
        by: [
            "policypack/model/runtimes.ts",
            "policypack/rules/support/lambda-runtime.ts",
            "examples/inventory-updates/README.md#deploy-it",
            "examples/atx-batch-jobs/README.md#ongoing",
        ],
    },
    "R-271": {
        what: "It is written down how to recover: a key, what waits among the dead letters, the state of a stack.",
        by: [
            "examples/shoryuken-workers/README.md#runbooks",
            "sandbox/FAULTS.md",
            "cli/commands/redrive.ts",
            "examples/atx-batch-jobs/README.md#recovery",
            "tests/deployed/key-incident.test.ts",
        ],
    },
};
