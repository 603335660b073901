import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateEventSourceMappingCommand, CreateFunctionCommand } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3";

import { zip } from "../../sandbox/provider/resources/zip";
import { type Account, allow, document, type Queue, uniqueName } from "./aws";

/** A bucket "uploads" notifies the queue. */
export async function notified(account: Account, { arn }: Queue): Promise<void> {
    await account.root.s3.send(new CreateBucketCommand({ Bucket: "uploads" }));
    const QueueConfigurations = [{ QueueArn: arn, Events: ["s3:ObjectCreated:*" as const] }];
    await account.root.s3.send(
        new PutBucketNotificationConfigurationCommand({
            Bucket: "uploads",
            NotificationConfiguration: { QueueConfigurations },
        }),
    );
}

/** A rule "nightly" sends to the queue. */
export async function scheduled(account: Account, { arn }: Queue): Promise<void> {
    await account.root.events.send(
        new PutRuleCommand({ Name: "nightly", ScheduleExpression: "rate(1 day)" }),
    );
    await account.root.events.send(
        new PutTargetsCommand({ Rule: "nightly", Targets: [{ Id: "1", Arn: arn }] }),
    );
}

/** A function that reads the queue; its role is given back. */
export async function consumed(account: Account, { arn }: Queue): Promise<string> {
    const RoleName = uniqueName("worker");
    const trust = allow("sts:AssumeRole", [], { Principal: { Service: "lambda.amazonaws.com" } });
    delete trust["Resource"];
    const { Role } = await account.root.iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }),
    );
    await account.permit(
        RoleName,
        allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], arn),
    );
    const code = "exports.handler = async () => ({ batchItemFailures: [] });";
    await account.root.lambda.send(
        new CreateFunctionCommand({
            FunctionName: RoleName,
            Runtime: "nodejs20.x",
            Handler: "index.handler",
            Role: Role!.Arn!,
            Timeout: 10,
            Code: { ZipFile: zip(new Map([["index.js", Buffer.from(code)]])) },
        }),
    );
    await account.root.lambda.send(
        new CreateEventSourceMappingCommand({ FunctionName: RoleName, EventSourceArn: arn }),
    );
    return Role!.Arn!;
}
