// Rights beyond what sending and receiving take.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, arn, document, region } from "../../account";
import { variant } from "../../variants";

const someKey = pulumi.interpolate`arn:aws:kms:${region}:${account}:key/0f1e2d3c-1111-2222-3333-444455556666`;

/** The rights of a role that sends to orders, with these on a key. */
function sender(name: string, Action: string[], Resource: pulumi.Input<string>): void {
    new aws.iam.RolePolicy(`${name}-policy`, {
        role: "checkout",
        policy: document(
            { Effect: "Allow", Action: "sqs:SendMessage", Resource: arn("sqs", "orders") },
            { Effect: "Allow", Action, Resource },
        ),
    });
}

const use = ["kms:GenerateDataKey", "kms:Decrypt"];

// Queues encrypt with data keys: nobody who sends needs more.
variant("encrypts", ["kms-minimal-actions"], (name) =>
    sender(name, [...use, "kms:Encrypt", "kms:ReEncrypt*"], someKey),
);

// The right that is missing on the day of the switch, given on every key of the account.
variant("any-key", ["iam-kms-scoped"], (name) => sender(name, use, "*"));

// A person with the rights of a program: the keys of a person get lost.
variant("person", ["iam-no-user-messaging"], (name) => {
    new aws.iam.UserPolicy(`${name}-policy`, {
        user: "engineer",
        policy: document({ Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: arn("sqs", "orders") }),
    });
});
