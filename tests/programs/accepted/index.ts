import * as pulumi from "@pulumi/pulumi";
import { Access, MessagingAudit, MessagingSet } from "pulumi-secure-messaging";

const config = new pulumi.Config();
/** Who takes the roles that somebody may take: a role that was there before. */
const trust = { account: { principalArns: [config.require("operations")], externalId: "accepted-2026" } };

const orders = new MessagingSet("orders", {
    queues: {
        billing: { deadLetter: { maxReceiveCount: 5 } },
        search: {
            deadLetter: { maxReceiveCount: 2 },
            filterPolicy: JSON.stringify({ type: ["invoice"] }),
        },
    },
    roles: {
        api: { access: Access.Publisher, trust },
        web: { access: Access.Producer, trust },
        worker: { access: Access.Consumer, trust },
        ops: { access: Access.Operator, trust },
        // What nobody but a service can take is judged by its policies.
        batch: { access: Access.Consumer, trust: { ec2: {} } },
    },
});

new MessagingAudit("audit", {
    queueArns: orders.queueArns.apply(Object.values<string>),
    topicArns: [orders.topicArn.apply((arn) => arn!)],
});

export const { keyArn, topicArn, queueUrls, queueArns, deadLetterQueueUrls, deadLetterQueueArns } = orders;
export const { subscriptionDeadLetterQueueUrls, subscriptionDeadLetterQueueArns, roleArns } = orders;
