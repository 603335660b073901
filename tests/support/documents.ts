/** The world of the cases: one account of our own, and one that is somebody else's. */
export const own = "111122223333";
export const foreign = "444455556666";
export const organisation = "o-a1b2c3d4e5";

export const role = `arn:aws:iam::${own}:role/orders-worker`;
export const queueArn = (name = "orders", partition = "aws") =>
    `arn:${partition}:sqs:eu-west-1:${own}:${name}`;
export const queueUrl = (name = "orders") => `https://sqs.eu-west-1.amazonaws.com/${own}/${name}`;
export const topicArn = (name = "events", account = own) => `arn:aws:sns:eu-west-1:${account}:${name}`;

export type Statement = Record<string, unknown>;

/** A policy document as an object, in which parts may be unknown. */
export function document(...statements: Statement[]): { Version: string; Statement: Statement[] } {
    return { Version: "2012-10-17", Statement: statements };
}

/** A policy document as most programs hand it over. */
export function text(...statements: Statement[]): string {
    return JSON.stringify(document(...statements));
}

export const allow = (parts: Statement): Statement => ({ Effect: "Allow", ...parts });
export const deny = (parts: Statement): Statement => ({ Effect: "Deny", ...parts });
