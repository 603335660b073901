// A system as it was made years ago, to be taken over. It is what the policy pack blocks.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// Another program takes them over: when this one goes, they stay.
const handedOver = { retainOnDelete: true };

const document = (...Statement: aws.types.input.iam.PolicyStatement[]) =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement });

/** Orders lie in the clear, and so do those that failed. */
const ordersFailed = new aws.sqs.Queue("orders-failed", { sqsManagedSseEnabled: false }, handedOver);
const orders = new aws.sqs.Queue(
    "orders",
    {
        sqsManagedSseEnabled: false,
        visibilityTimeoutSeconds: 120,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: ordersFailed.arn, maxReceiveCount: 3 }),
        tags: { DataClassification: "pii" },
    },
    handedOver,
);

/** Invoices lie under keys of SQS: whoever may receive may read. */
const invoices = new aws.sqs.Queue("invoices", { sqsManagedSseEnabled: true }, handedOver);

/** Shipments lie under the key of AWS, whose policy nobody can change. */
const shipments = new aws.sqs.Queue("shipments", { kmsMasterKeyId: "alias/aws/sqs" }, handedOver);

/** What happens to orders is published in the clear. */
const orderEvents = new aws.sns.Topic("order-events", {}, handedOver);
new aws.sqs.QueuePolicy(
    "orders",
    {
        queueUrl: orders.url,
        policy: document({
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: orders.arn,
            Condition: { ArnEquals: { "aws:SourceArn": orderEvents.arn } },
        }),
    },
    handedOver,
);
new aws.sns.TopicSubscription("orders", {
    topic: orderEvents.arn,
    protocol: "sqs",
    endpoint: orders.arn,
    rawMessageDelivery: true,
});

/** A role of tasks that may do this with the queues. */
function roleOf(name: string, Action: string[], Resource: pulumi.Input<string>[]): aws.iam.Role {
    const role = new aws.iam.Role(name, {
        assumeRolePolicy: document({
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
        }),
    });
    new aws.iam.RolePolicy(name, {
        role: role.name,
        policy: document({ Effect: "Allow", Action, Resource }),
    });
    return role;
}

const queueArns = [orders.arn, invoices.arn, shipments.arn];
const checkout = roleOf(
    "checkout",
    ["sqs:SendMessage", "sns:Publish", "kms:GenerateDataKey", "kms:Decrypt"],
    ["*"],
);
const warehouse = roleOf("warehouse", ["sqs:ReceiveMessage", "sqs:DeleteMessage"], queueArns);
/** Somebody who was once let look at everything, and whom nobody remembers. */
const intern = roleOf("intern", ["sqs:*", "kms:*"], ["*"]);

// In the words of the configuration of the program that takes over.
export const ordersUrl = orders.url;
export const ordersFailedUrl = ordersFailed.url;
export const invoicesUrl = invoices.url;
export const shipmentsUrl = shipments.url;
export const orderEventsArn = orderEvents.arn;
export const checkoutRoleArn = checkout.arn;
export const warehouseRoleArn = warehouse.arn;
export const internRoleArn = intern.arn;
