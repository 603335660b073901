import { Access, EncryptedTopic, MessagingKey, MessagingRole } from "pulumi-secure-messaging";

import { existing } from "./existing";
import { queues } from "./queues";

/** The same for the topic that delivers to orders: key and grants, and then the switch. Its subscriptions stay as they are. */
function encrypt(arn: string): void {
    const checkout = queues.role("checkout").roleArn;
    const key = new MessagingKey("order-events", {
        users: [{ roleArn: checkout, access: Access.Publisher }],
    });
    const role = new MessagingRole("order-events-checkout", {
        access: Access.Publisher,
        existingRoleArn: checkout,
        topicArns: [arn],
    });
    new EncryptedTopic("order-events", { importArn: arn, kmsKeyArn: key.keyArn }, { dependsOn: [key, role] });
}

const orderEventsArn = existing("orderEventsArn");
if (orderEventsArn !== undefined) encrypt(orderEventsArn);
