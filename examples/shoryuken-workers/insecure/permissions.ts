// Roles, users and keys.
import * as aws from "@pulumi/aws";

import { allow, arn, document } from "../../account";
import { variant } from "../../variants";
import { queues, receive, taskRole } from "./parts";

// IAM knows no such action: the worker deletes nothing, and finds out at night.
variant("batch-action-in-role", ["policy-valid-actions"], (name) => {
    taskRole(name, allow(["sqs:ReceiveMessage", "sqs:DeleteMessageBatch"], arn("sqs", "elsewhere")));
});

// Any queue of this prefix, in any region and in any account that lets this one in.
variant("any-account", ["iam-scoped-messaging-resource"], (name) => {
    taskRole(name, allow(receive, "arn:aws:sqs:*:*:myapp-*"));
});

// The prefix of the queue is the prefix of its dead-letter queue as well.
variant("prefix", ["iam-dlq-operators-only"], (name) => {
    queues(name);
    taskRole(name, allow(receive, arn("sqs", `${name}*`)));
});

// Web application and worker in one role: who takes over the one reads the messages of all.
variant("one-role-for-both", ["iam-role-split"], (name) => {
    const queue = arn("sqs", "elsewhere");
    taskRole(name, allow("sqs:SendMessage", queue), allow(receive, queue));
});

// Every key of the account, and every one that other accounts open to it.
variant("every-key", ["iam-kms-scoped"], (name) => {
    taskRole(name, allow(["kms:Decrypt", "kms:GenerateDataKey"], "*"));
});

// A user of the old days, who sends with a key that never ends.
variant("user", ["iam-no-user-messaging"], (name) => {
    const user = new aws.iam.User(`${name}-sender`);
    const policy = document(allow("sqs:SendMessage", arn("sqs", "elsewhere")));
    new aws.iam.UserPolicy(`${name}-sender`, { user: user.name, policy });
});
variant("access-key", ["iam-no-access-keys"], (name) => {
    const user = new aws.iam.User(`${name}-sender`);
    new aws.iam.AccessKey(`${name}-sender`, { user: user.name });
});
