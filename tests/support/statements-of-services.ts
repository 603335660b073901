import type { Statement } from "./aws";

/** What a service of AWS, such as `sns`, may do under a condition. */
function serviceMay(service: string, Action: string | string[], Condition: Statement = {}): Statement {
    return { Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` }, Action, Condition };
}

/** For the policy of a queue: the service sends to it. */
export const sendingBy = (service: string, condition?: Statement) =>
    serviceMay(service, "sqs:SendMessage", condition);

/** For the policy of a topic: the service publishes to it. */
export const publishingBy = (service: string, condition?: Statement) =>
    serviceMay(service, "sns:Publish", condition);

/** For the policy of a key: the service encrypts what it sends. */
export const encryptingBy = (service: string, condition?: Statement) =>
    serviceMay(service, ["kms:GenerateDataKey*", "kms:Decrypt"], condition);

/** The condition that a service acts for the thing of this ARN. */
export const fromSource = (arn: string) => ({ ArnEquals: { "aws:SourceArn": arn } });
