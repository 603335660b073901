import type { PolicyStatement } from "../../iam";
import { topicActions } from "./access";

export interface TopicPolicyFacts {
    topicArn: string;
}

/** Nobody reaches the topic without TLS; who may publish is said in the identity policies of roles. */
export function topicPolicy({ topicArn }: TopicPolicyFacts): PolicyStatement[] {
    return [
        {
            Sid: "DenyPlainHttp",
            Effect: "Deny",
            Principal: "*",
            Action: [...topicActions],
            Resource: topicArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ];
}
