import { endpointLeaks } from "../../checks/endpoint-leaks";
import { endpointPolicies } from "../../model/vpc-endpoints";
import { type StackRule } from "../../rule";

export const vpcEndpointScopedPolicy: StackRule = {
    name: "vpc-endpoint-scoped-policy",
    description:
        "The endpoint of SQS, SNS or KMS lets only your own callers, or only requests to your own resources, through.",
    why: "with keys of its own, a compromised workload carries your data through it into another account",
    fix:
        "give the endpoint a policy that names your roles as principals and the queues and topics as resources, or " +
        "bind it by aws:PrincipalOrgID or aws:ResourceOrgID",
    severity: "high",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-4", "NIST 800-53 SC-7"],
    sources: ["https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"],

    *checkStack(stack) {
        for (const policy of endpointPolicies(stack))
            for (const problem of endpointLeaks(policy)) yield { ...problem, resource: policy.resource };
    },
};
