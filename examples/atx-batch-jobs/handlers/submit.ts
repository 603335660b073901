import { KMSClient } from "@aws-sdk/client-kms";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { randomUUID } from "node:crypto";

import { auditLog, BadMessage, KmsMacs, type Macs, read, reasonOf, signed, written } from "../../messages";
import { call, purpose, request } from "./request";

/** A call as API Gateway hands it to a function. */
export interface ApiCall {
    body: string | null;
    isBase64Encoded?: boolean;
    requestContext: { requestId: string };
}

export interface Answer {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
}

export interface Surroundings {
    sqs: SQSClient;
    queueUrl: string;
    macs: Macs;
}

const answer = (statusCode: number, content: object): Answer => ({
    statusCode,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(content),
});

/** Takes a request into the queue, if it is one. API Gateway has asked IAM already who may call. */
export function submitHandler({ sqs, queueUrl: QueueUrl, macs }: Surroundings, log = auditLog) {
    const submitted = async (body: string): Promise<string> => {
        const asked = { id: randomUUID(), ...read(call, body, 4_096) };
        const message = await signed(macs, purpose, written(request, asked));
        const { MessageId } = await sqs.send(
            new SendMessageCommand({
                QueueUrl,
                MessageBody: message.body,
                MessageAttributes: message.attributes,
            }),
        );
        log("request_taken", { messageId: MessageId!, record: asked.id });
        return asked.id;
    };
    return async ({ body, isBase64Encoded }: ApiCall): Promise<Answer> => {
        const text = isBase64Encoded ? Buffer.from(body ?? "", "base64").toString("utf8") : (body ?? "");
        try {
            return answer(202, { id: await submitted(text) });
        } catch (error) {
            log("request_refused", { reason: reasonOf(error) });
            if (error instanceof BadMessage) return answer(400, { error: error.message });
            return answer(503, { error: "try again" });
        }
    };
}

export const handler = submitHandler({
    // AWS_ENDPOINT_URL counts, where it is set, and not the host in the queue's URL.
    sqs: new SQSClient({ useQueueUrlAsEndpoint: false }),
    queueUrl: process.env["QUEUE_URL"]!,
    macs: new KmsMacs(new KMSClient({}), process.env["SIGNING_KEY"]!),
});
