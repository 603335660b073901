import { Access, MessagingSet } from "pulumi-secure-messaging";

const orders = new MessagingSet("orders", {
    roles: {
        api: { access: Access.Publisher, trust: { ecsTask: {} } },
        importer: { access: Access.Producer, trust: { lambda: {} } },
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        ops: { access: Access.Operator, trust: { ec2: {} } },
    },
});

export const { keyArn, topicArn, queueUrls, deadLetterQueueUrls, roleArns } = orders;
