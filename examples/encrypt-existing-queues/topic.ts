import * as pulumi from "@pulumi/pulumi";
import { Access, EncryptedTopic, MessagingKey, MessagingRole } from "pulumi-secure-messaging";

import { existing } from "./existing";
import { queues } from "./queues";

/** Makes the topic of the component one that is there already. */
function adopting(arn: string): pulumi.ResourceTransform {
    return ({ type, props, opts }) =>
        type === "aws:sns/topic:Topic" ? { props, opts: { ...opts, import: arn } } : undefined;
}

/** The same for the topic that delivers to orders: key and grants, and then the switch. Its subscriptions stay as they are. */
function encrypt(arn: string): void {
    const name = arn.split(":").at(-1)!;
    const checkout = queues.roleArns.apply((arns) => arns["checkout"]!);
    const key = new MessagingKey("order-events", {
        users: [{ roleArn: checkout, access: Access.Publisher }],
    });
    const role = new MessagingRole("order-events-checkout", {
        access: Access.Publisher,
        existingRoleArn: checkout,
        topicArns: [arn],
    });
    new EncryptedTopic(
        "order-events",
        { name, kmsKeyArn: key.keyArn },
        { dependsOn: [key, role], transforms: [adopting(arn)] },
    );
}

const orderEventsArn = existing("orderEventsArn");
if (orderEventsArn !== undefined) encrypt(orderEventsArn);
