import { messagingWorkers } from "../../model/messaging-workers";
import { messagingEndpoints } from "../../model/vpc-endpoints";
import { vpcKeyOf } from "../../model/vpcs";
import { vpcsOf } from "../../model/worker-network";
import { fail, type StackRule } from "../../rule";

export const vpcEndpointRequired: StackRule = {
    name: "vpc-endpoint-required",
    description:
        "A workload in a VPC reaches SQS and SNS through an endpoint of that VPC, where this is asked for.",
    why: "without one its messages leave the VPC for public addresses, and no endpoint policy says which account they may go to",
    fix: "add an interface endpoint for com.amazonaws.<region>.sqs or .sns to the VPC (aws.ec2.VpcEndpoint)",
    severity: "medium",
    level: "mandatory",
    frameworks: ["NIST 800-53 AC-4", "NIST 800-53 SC-7"],
    sources: [
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html",
    ],
    parameters: ["requireEndpoints"],

    *checkStack(stack, { requireEndpoints }) {
        if (!requireEndpoints) return;
        const served = new Set(messagingEndpoints(stack).map((endpoint) => vpcKeyOf(stack, endpoint)));
        for (const worker of messagingWorkers(stack))
            if (vpcsOf(stack, worker).some((vpc) => !served.has(vpc)))
                yield { ...fail("no endpoint for SQS or SNS is in its VPC"), resource: worker.resource };
    },
};
