import { unwatchedVpcs } from "../../checks/flow-logs";
import { fail, type StackRule } from "../../rule";

export const vpcFlowLogs: StackRule = {
    name: "vpc-flow-logs",
    description: "A VPC with endpoints for SQS or SNS, or with workers that use them, has a flow log.",
    why: "without one, nobody can tell afterwards who reached the endpoints and where messages went",
    fix: "add an aws.ec2.FlowLog with the VPC's id as its vpcId",
    severity: "low",
    level: "advisory",
    surroundings: true,
    frameworks: ["AWS Security Hub EC2.6", "CIS AWS 3.7", "NIST 800-53 AU-12"],
    sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],

    *checkStack(stack) {
        for (const vpc of unwatchedVpcs(stack))
            yield { ...fail("its traffic is recorded nowhere (no flow log names it)"), resource: vpc };
    },
};
