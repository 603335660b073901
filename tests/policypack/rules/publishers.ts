import { allow, own, queueArn, topicArn } from "../../support/documents";
import { type Member } from "../../support/rule-run";

/** A key, a topic and what publishes, in the one account of the cases. */
export const keyId = "0f1e2d3c-1111-2222-3333-444455556666";
export const keyArn = `arn:aws:kms:eu-west-1:${own}:key/${keyId}`;

export const owner = allow({
    Sid: "Owner",
    Principal: { AWS: `arn:aws:iam::${own}:root` },
    Action: "kms:*",
    Resource: "*",
});

export const topic = (name: string, props: Record<string, unknown> = {}): Member => ({
    type: "aws:sns/topic:Topic",
    name,
    props: { name, arn: topicArn(name), policy: "", ...props },
});

export const subscription = (props: Record<string, unknown> = {}, parts: Partial<Member> = {}): Member => ({
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "subscription",
    ...parts,
    props: { topic: topicArn(), protocol: "sqs", endpoint: queueArn(), ...props },
});

const member =
    (type: string, name: string) =>
    (props: Record<string, unknown>, parts: Partial<Member> = {}): Member => ({
        type,
        name,
        ...parts,
        props,
    });

export const notification = member("aws:s3/bucketNotification:BucketNotification", "notification");
export const target = member("aws:cloudwatch/eventTarget:EventTarget", "target");
export const alarm = member("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm");
