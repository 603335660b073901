import { deny, queueArn, type Statement } from "../../support/documents";

/** The statement that the remedies add, for the queue `orders`. */
export const closed = (parts: Statement = {}) => ({
    Sid: "DenyPlainHttp",
    ...deny({
        Principal: "*",
        Action: "sqs:*",
        Resource: queueArn(),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...parts,
    }),
});
