import type { Resource } from "../../tests/support/analyzer";

const account = "111122223333";
const region = "eu-west-1";
const kmsMasterKeyId = `arn:aws:kms:${region}:${account}:key/12345678-1234-1234-1234-123456789012`;

/** So many resources of a secure stack: queues and topics, each followed by its policy. */
export function syntheticResources(count: number): Resource[] {
    return Array.from({ length: count }, (_, index) => {
        const service = index % 4 < 2 ? "sqs" : "sns";
        const name = `orders-${Math.floor(index / 2)}`;
        const arn = `arn:aws:${service}:${region}:${account}:${name}`;
        if (index % 2 === 1) return policy(service, name, arn);
        const type = service === "sqs" ? "aws:sqs/queue:Queue" : "aws:sns/topic:Topic";
        return {
            type,
            name,
            props: {
                name,
                arn,
                kmsMasterKeyId,
                ...(service === "sns" ? { signatureVersion: 2 } : {}),
                tags: { team: "orders" },
            },
        };
    });
}

function policy(service: "sqs" | "sns", name: string, arn: string): Resource {
    const text = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "DenyPlainHttp",
                Effect: "Deny",
                Principal: "*",
                Action: `${service}:*`,
                Resource: arn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
            {
                Sid: "Producer",
                Effect: "Allow",
                Principal: { AWS: `arn:aws:iam::${account}:role/${name}-producer` },
                Action: service === "sqs" ? ["sqs:SendMessage", "sqs:GetQueueUrl"] : "sns:Publish",
                Resource: arn,
            },
        ],
    });
    if (service === "sns")
        return { type: "aws:sns/topicPolicy:TopicPolicy", name, props: { arn, policy: text } };
    const queueUrl = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
    return { type: "aws:sqs/queuePolicy:QueuePolicy", name, props: { queueUrl, policy: text } };
}
