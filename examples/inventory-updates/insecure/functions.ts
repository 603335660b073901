// The functions and their roles.
import * as aws from "@pulumi/aws";

import { allow, arn } from "../../account";
import { variant } from "../../variants";
import { functionOf, functionRole, queues, receive } from "./parts";

// A message comes back while the function may still be at work on it, or at its second try.
variant("comes-back-early", ["lambda-visibility-timeout"], (name) => {
    const queue = queues(name, { queue: { visibilityTimeoutSeconds: 30 } });
    const consumer = functionOf(name, functionRole(name, allow(receive, arn("sqs", name))));
    new aws.lambda.EventSourceMapping(`${name}-mapping`, {
        eventSourceArn: queue.arn,
        functionName: consumer.name,
        functionResponseTypes: ["ReportBatchItemFailures"],
    });
});

// The function that cuts files into messages may also read, purge and delete the queue.
variant("all-of-sqs", ["iam-no-wildcard-messaging-action"], (name) => {
    functionRole(name, allow("sqs:*", arn("sqs", "elsewhere")));
});

// Who takes over the function that reads files from outside reads the messages of everybody.
variant("sends-and-receives", ["iam-role-split"], (name) => {
    functionRole(name, allow(["sqs:SendMessage", ...receive], arn("sqs", "elsewhere")));
});

// S3 acts for every customer: anybody's bucket can feed the function.
variant("any-bucket", ["lambda-permission-source"], (name) => {
    const csv = functionOf(name, functionRole(name, allow("sqs:SendMessage", arn("sqs", "elsewhere"))));
    new aws.lambda.Permission(`${name}-invoke`, {
        action: "lambda:InvokeFunction",
        function: csv.name,
        principal: "s3.amazonaws.com",
    });
});

// All actions on all queues of the account.
variant("full-access", ["iam-no-broad-managed-policy"], (name) => {
    new aws.iam.RolePolicyAttachment(`${name}-attachment`, {
        role: functionRole(name).name,
        policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
    });
});
