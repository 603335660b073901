import type { PolicyStatement } from "../../iam";
import { accountOf } from "./arns";

/** What X-Ray lets SNS do for one topic. "*" is all there is: X-Ray names no traces. */
export function tracingPolicy(topicArn: string): PolicyStatement[] {
    return [
        {
            Sid: "TopicTraces",
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTraceSegments"],
            Resource: "*",
            Condition: {
                ArnEquals: { "aws:SourceArn": topicArn },
                StringEquals: { "aws:SourceAccount": accountOf(topicArn) },
            },
        },
    ];
}
