import type { PolicyStatement } from "../../iam";

export interface QueuePolicyFacts {
    queueArn: string;
    /** Topics that deliver to this queue. */
    topicArns: readonly string[];
}

/** Nobody reaches the queue without TLS; of the services, only the named topics send to it. */
export function queuePolicy({ queueArn, topicArns }: QueuePolicyFacts): PolicyStatement[] {
    return [
        {
            Sid: "DenyPlainHttp",
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: queueArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        ...deliveryStatement(queueArn, topicArns),
    ];
}

function deliveryStatement(queueArn: string, topicArns: readonly string[]): PolicyStatement[] {
    if (topicArns.length === 0) return [];
    return [
        {
            Sid: "TopicsDeliver",
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queueArn,
            Condition: { ArnEquals: { "aws:SourceArn": [...topicArns] } },
        },
    ];
}
