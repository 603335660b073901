import { deepStrictEqual, strictEqual } from "node:assert";

import { LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import {
    CreateGrantCommand,
    EncryptCommand,
    GenerateDataKeyCommand,
    PutKeyPolicyCommand,
    ReEncryptCommand,
} from "@aws-sdk/client-kms";
import { CreateFunctionCommand } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3";
import { PublishCommand, SetTopicAttributesCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

import { limits } from "../../../sandbox/backend/limits";
import { zip } from "../../../sandbox/provider/resources/zip";
import { type Account, allow, Clients, errorOf, region, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

type LimitName = keyof typeof limits;

/** What cannot be asked from outside: nothing in the backend has an effect that could be seen. */
const unseen: LimitName[] = [
    "endpointPolicies",
    "securityGroups",
    "encryptionAtRest",
    "otherSubscriptions",
    "containers",
];

describe("the backend's limits", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    const encrypt = ["kms:GenerateDataKey", "kms:Decrypt"];

    const functionBy = ({ lambda }: Clients, Role: string) =>
        lambda.send(
            new CreateFunctionCommand({
                FunctionName: uniqueName("function"),
                Runtime: "nodejs20.x",
                Handler: "index.handler",
                Role,
                Code: { ZipFile: zip(new Map([["index.js", Buffer.from("")]])) },
            }),
        );

    /** Whether the backend does what AWS does. */
    const models: Partial<Record<LimitName, () => Promise<boolean>>> = {
        sourceVpc: async () => {
            const queue = await account.queue();
            await account.queuePolicy(queue, {
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:SendMessage",
                Condition: { Null: { "aws:SourceVpce": "true", "aws:SourceVpc": "true" } },
            });
            return (await errorOf(account.send(queue))) === undefined;
        },
        organizations: async () => {
            const queue = await account.queue();
            const role = await account.role([
                allow("sqs:*", "*", { Condition: { Null: { "aws:PrincipalOrgID": "false" } } }),
            ]);
            return (await errorOf(account.send(queue, "x", role.clients))) === undefined;
        },
        foreignKeys: async () => {
            const foreign = "444455556666";
            const KeyId = await account.key({
                Principal: { AWS: `arn:aws:iam::${foreign}:root` },
                Action: encrypt,
            });
            const { kms } = new Clients(account.backend, { accessKeyId: foreign });
            const used = kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
            return (await errorOf(used)) === undefined;
        },
        anonymous: async () => {
            const queue = await account.queue();
            await account.queuePolicy(queue, {
                Effect: "Allow",
                Principal: "*",
                Action: "sqs:SendMessage",
            });
            const unsigned = new SQSClient({
                endpoint: account.backend.endpoint,
                region,
                requestHandler: account.root.sqs.config.requestHandler,
                credentials: { accessKeyId: "none", secretAccessKey: "none" },
                signer: { sign: (request) => Promise.resolve(request) },
            });
            const send = new SendMessageCommand({ QueueUrl: queue.url, MessageBody: "x" });
            return (await errorOf(unsigned.send(send))) === undefined;
        },
        reEncrypt: async () => {
            const { kms } = account.root;
            const KeyId = await account.key({ Principal: { AWS: account.rootArn }, Action: "kms:*" });
            const { CiphertextBlob } = await kms.send(
                new EncryptCommand({ KeyId, Plaintext: Buffer.from("x") }),
            );
            const reEncrypt = new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: KeyId });
            return (await errorOf(kms.send(reEncrypt))) === undefined;
        },
        passRole: async () => {
            const deployer = await account.role([allow("lambda:*", "*")]);
            return (await errorOf(functionBy(deployer.clients, deployer.arn))) !== undefined;
        },
        functionPermissions: async () => {
            const Bucket = uniqueName("bucket");
            await account.root.s3.send(new CreateBucketCommand({ Bucket }));
            const { arn } = await account.role([]);
            const { FunctionArn } = await functionBy(account.root, arn);
            const notified = { LambdaFunctionArn: FunctionArn!, Events: ["s3:ObjectCreated:*" as const] };
            const taken = account.root.s3.send(
                new PutBucketNotificationConfigurationCommand({
                    Bucket,
                    NotificationConfiguration: { LambdaFunctionConfigurations: [notified] },
                }),
            );
            return (await errorOf(taken)) !== undefined;
        },
        grants: async () => {
            const role = await account.role();
            const KeyId = await account.key({
                Principal: { AWS: account.rootArn },
                Action: "kms:CreateGrant",
            });
            await account.root.kms.send(
                new CreateGrantCommand({
                    KeyId,
                    GranteePrincipal: role.arn,
                    Operations: ["GenerateDataKey"],
                }),
            );
            const used = role.clients.kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
            return (await errorOf(used)) === undefined;
        },
        dataKeyReuse: async () => {
            const user = await account.role([allow("sqs:*", "*")]);
            const KeyId = await account.key({ Principal: { AWS: user.arn }, Action: encrypt });
            const queue = await account.queue({ KmsMasterKeyId: KeyId });
            await account.send(queue, "x", user.clients);
            const Policy = account.keyPolicy();
            await account.root.kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy }));
            return (await errorOf(account.send(queue, "y", user.clients))) === undefined;
        },
        emptyReceive: async () => {
            const queue = await account.queue({ KmsMasterKeyId: await account.key() });
            return (await errorOf(account.bodies(queue))) === undefined;
        },
        consistency: async () => {
            const queue = await account.queue();
            const role = await account.role([allow("sqs:*", "*")]);
            return (await errorOf(account.send(queue, "x", role.clients))) !== undefined;
        },
        deletedNames: async () => {
            const QueueName = uniqueName("queue");
            const make = () => account.root.sqs.send(new CreateQueueCommand({ QueueName }));
            await account.root.sqs.send(new DeleteQueueCommand({ QueueUrl: (await make()).QueueUrl }));
            return (await errorOf(make())) === "QueueDeletedRecently";
        },
        metrics: async () => {
            await account.send(await account.queue());
            const { Metrics } = await account.root.cloudwatch.send(
                new ListMetricsCommand({ Namespace: "AWS/SQS" }),
            );
            return (Metrics ?? []).length > 0;
        },
        trailRecords: async () => {
            const { Events } = await account.root.cloudtrail.send(new LookupEventsCommand({}));
            return (Events ?? []).length > 0;
        },
        archive: async () => {
            const topic = await account.topic({ FifoTopic: "true" }, ".fifo");
            const archive = {
                AttributeName: "ArchivePolicy",
                AttributeValue: '{"MessageRetentionPeriod":"1"}',
            };
            await account.root.sns.send(new SetTopicAttributesCommand({ TopicArn: topic, ...archive }));
            const message = { Message: "x", MessageGroupId: "g", MessageDeduplicationId: "1" };
            await account.root.sns.send(new PublishCommand({ TopicArn: topic, ...message }));
            const queue = await account.queue({ FifoQueue: "true" }, ".fifo");
            await account.queuePolicy(queue, {
                Effect: "Allow",
                Principal: { Service: "sns.amazonaws.com" },
                Action: "sqs:SendMessage",
            });
            const point = { PointType: "Timestamp", StartingPoint: "2020-01-01T00:00:00.000Z" };
            await account.root.sns.send(
                new SubscribeCommand({
                    TopicArn: topic,
                    Protocol: "sqs",
                    Endpoint: queue.arn,
                    Attributes: { ReplayPolicy: JSON.stringify(point) },
                }),
            );
            return (await account.bodies(queue)).length > 0;
        },
    };

    it("are each looked at, or nowhere to be seen", () => {
        deepStrictEqual([...Object.keys(models), ...unseen].sort(), Object.keys(limits).sort());
    });

    for (const [name, ask] of Object.entries(models))
        it(`${name}: ${limits[name as LimitName].here}`, async () => {
            strictEqual(await ask(), false);
        });

    it("end where a key of another account is used through SQS: both accounts have to allow it", async () => {
        const foreign = "444455556666";
        const AWS = `arn:aws:iam::${foreign}:root`;
        const sender = new Clients(account.backend, { accessKeyId: foreign });
        const send = ({ url: QueueUrl }: { url: string }) =>
            errorOf(sender.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" })));
        const queue = await account.queue();
        await account.queuePolicy(queue, {
            Effect: "Allow",
            Principal: { AWS },
            Action: "sqs:SendMessage",
        });
        strictEqual(await send(queue), undefined);
        for (const [KmsMasterKeyId, error] of [
            [await account.key(), "KmsAccessDenied"],
            [await account.key({ Principal: { AWS }, Action: encrypt }), undefined],
        ] as const) {
            await account.encrypt(queue, KmsMasterKeyId);
            strictEqual(await send(queue), error);
        }
    });
});
