import { type Coverage } from ".";

export const network: Coverage = {
    "R-156": {
        what: "Workers in a VPC reach SQS by an interface endpoint, named for the region and partition.",
        by: [
            "components/messaging-endpoints.ts",
            "components/documents/endpoint-services.ts",
            "tests/components/documents/endpoint-services.test.ts",
        ],
    },
    "R-157": {
        what: "SNS has such an endpoint too.",
        by: [
            "components/messaging-endpoints.ts",
            "components/network/endpoint-checks.ts",
            "tests/components/messaging-endpoints.test.ts",
        ],
    },
    "R-158": {
        what: "The public name of the service leads to the endpoint, which the VPC has to allow.",
        by: [
            "components/network/endpoints.ts",
            "policypack/rules/vpc/endpoint-private-dns.ts",
            "policypack/remedies/private-dns.ts",
        ],
    },
    "R-159": {
        what: "An endpoint stands in two subnets or more.",
        by: ["components/network/endpoint-checks.ts", "tests/components/messaging-endpoints-refused.test.ts"],
    },
    "R-160": {
        what: "Endpoints have a security group of their own, which lets in workers on port 443 and nobody else.",
        by: [
            "components/messaging-endpoints.ts",
            "components/network/traffic.ts",
            "policypack/rules/vpc/endpoint-closed-groups.ts",
        ],
    },
    "R-161": {
        what: "The policy of an endpoint lets own principals through to own resources.",
        by: [
            "components/documents/endpoint-policy.ts",
            "policypack/rules/vpc/endpoint-scoped-policy.ts",
            "tests/components/documents/endpoint-policy.test.ts",
        ],
    },
    "R-162": {
        what: "A set can be closed to whoever comes from elsewhere, and says so where Lambda would be shut out.",
        by: [
            "components/documents/restrictions.ts",
            "components/set/checks.ts",
            "tests/components/set/restrictions.test.ts",
        ],
    },
    "R-163": {
        what: "It is said what an endpoint brings: no way over the internet, and no NAT gateway to pay.",
        by: [
            "components/messaging-endpoints.ts",
            "cli/cost/prices.ts",
            "cli/cost/tables.ts",
            "examples/shoryuken-workers/README.md#what-it-costs",
        ],
    },
    "R-164": {
        what: "Endpoints are a choice, which an organisation can make a duty.",
        by: ["policypack/rules/vpc/endpoint-required.ts", "policypack/README.md#settings"],
    },
    "R-165": {
        what: "A function in a VPC without internet sends through the endpoint.",
        by: [
            "components/messaging-endpoints.ts",
            "policypack/rules/vpc/endpoint-required.ts",
            "examples/pettracker-notifications/functions.ts",
            "examples/pettracker-notifications/network.ts",
        ],
    },
    "R-166": {
        what: "Workers connect to the endpoints and to what is named, and to nothing else.",
        by: [
            "components/worker-security-group.ts",
            "policypack/rules/compute/closed-egress.ts",
            "examples/atx-batch-jobs/network.ts",
            "tests/components/worker-security-group.test.ts",
        ],
    },
    "R-167": {
        what: "A rule names an interface endpoint by its security group, for it has no prefix list.",
        by: ["components/worker-security-group.ts", "components/network/traffic.ts"],
    },
    "R-168": {
        what: "Workers reach the database by its security group and port, and nothing else there.",
        by: ["components/worker-security-group.ts", "examples/shoryuken-workers/network.ts"],
    },
    "R-169": {
        what: "Workers run in private subnets, without a public address.",
        by: [
            "policypack/rules/compute/no-public-ip.ts",
            "policypack/model/worker-network.ts",
            "examples/shoryuken-workers/network.ts",
            "examples/shoryuken-workers/services.ts",
        ],
    },
    "R-170": {
        what: "The network of a task is given to its service, where ECS reads it.",
        by: ["examples/shoryuken-workers/services.ts"],
    },
    "R-171": {
        what: "Jobs that need the internet go out through a NAT gateway; a public address takes an exemption with a reason.",
        by: [
            "policypack/rules/compute/no-public-ip.ts",
            "policypack/exemptions.ts",
            "examples/atx-batch-jobs/network.ts",
        ],
    },
    "R-172": {
        what: "The traffic of a VPC with endpoints or workers is recorded.",
        by: [
            "policypack/rules/vpc/flow-logs.ts",
            "policypack/checks/flow-logs.ts",
            "examples/pettracker-notifications/network.ts",
            "examples/shoryuken-workers/logs.ts",
            "examples/atx-batch-jobs/logs.ts",
        ],
    },
    "R-173": {
        what: "Somebody watches the traffic of the network.",
        by: [
            "examples/shoryuken-workers/logs.ts",
            "examples/shoryuken-workers/README.md#somebody-knocks",
            "policypack/rules/vpc/flow-logs.ts",
        ],
    },
    "R-174": {
        what: "VPC, subnets and groups are given by their ids, plain or as outputs of a look-up.",
        by: [
            "components/network/endpoint-args.ts",
            "components/network/endpoints.ts",
            "tests/components/messaging-endpoints.test.ts",
        ],
    },
    "R-175": {
        what: "The other services that private workers need have endpoints as well; KMS needs none for encrypted queues.",
        by: [
            "components/documents/endpoint-services.ts",
            "components/messaging-endpoints.ts",
            "components/network/endpoint-checks.ts",
            "examples/shoryuken-workers/network.ts",
            "examples/atx-batch-jobs/network.ts",
        ],
    },
    "R-176": {
        what: "Clients use today's names of SQS: others pass the endpoint by.",
        by: [
            "components/messaging-endpoints.ts",
            "policypack/rules/workload/no-insecure-endpoint.ts",
            "policypack/checks/insecure-endpoints.ts",
        ],
    },
    "R-177": {
        what: "After a deployment one looks whether the name of the service leads to the endpoint.",
        by: ["examples/shoryuken-workers/README.md#deploy-it"],
        not: "the tool does not look it up, for it does not run within the VPC",
    },
    "R-178": {
        what: "Security groups of endpoints, workers and consumers are judged before they are deployed.",
        by: [
            "policypack/rules/vpc/endpoint-closed-groups.ts",
            "policypack/rules/compute/closed-egress.ts",
            "policypack/model/security-group-rules.ts",
        ],
    },
};
