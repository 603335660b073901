import { deepStrictEqual, strictEqual } from "node:assert";

import { DisableKeyCommand, EnableKeyCommand } from "@aws-sdk/client-kms";
import { PublishBatchCommand, PublishCommand, SubscribeCommand } from "@aws-sdk/client-sns";

import { type Account, allow, errorOf, region, type Role, type Statement } from "../../support/aws";
import { withAccount } from "../../support/backend";
import { encryptingBy, sendingBy } from "../../support/statements-of-services";

const encrypt = ["kms:GenerateDataKey", "kms:Decrypt"];
const viaSqs = { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } };
const viaSns = { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } };

describe("the backend: encrypted topics", () => {
    let account: Account;
    let publisher: Role;
    before(withAccount((it) => (account = it)));
    before(async () => {
        publisher = await account.role([allow("sns:Publish", "*")]);
    });

    const forPublisher = (Condition = {}) => ({
        Principal: { AWS: publisher.arn },
        Action: encrypt,
        Condition,
    });
    const publish = (TopicArn: string) =>
        publisher.clients.sns.send(new PublishCommand({ TopicArn, Message: "news" }));

    it("are published to only by who may use the key through SNS", async () => {
        for (const [key, error] of [
            [await account.key(forPublisher(viaSns)), undefined],
            [await account.key(forPublisher(viaSqs)), "KMSAccessDeniedException"],
            [await account.key(), "KMSAccessDeniedException"],
        ] as const)
            strictEqual(await errorOf(publish(await account.topic({ KmsMasterKeyId: key }))), error);
    });

    it("tell KMS the topic", async () => {
        const KmsMasterKeyId = await account.key(
            forPublisher({
                StringLike: { "kms:EncryptionContext:aws:sns:topicArn": account.arn("sns", "topic-*") },
            }),
        );
        strictEqual(await errorOf(publish(await account.topic({ KmsMasterKeyId }))), undefined);
    });

    it("are closed while the key is disabled", async () => {
        const KmsMasterKeyId = await account.key(forPublisher());
        const topic = await account.topic({ KmsMasterKeyId });
        await account.root.kms.send(new DisableKeyCommand({ KeyId: KmsMasterKeyId }));
        strictEqual(await errorOf(publish(topic)), "KMSDisabledException");
        const batch = new PublishBatchCommand({
            TopicArn: topic,
            PublishBatchRequestEntries: [{ Id: "1", Message: "x" }],
        });
        strictEqual(await errorOf(publisher.clients.sns.send(batch)), "KMSDisabledException");
        await account.root.kms.send(new EnableKeyCommand({ KeyId: KmsMasterKeyId }));
        strictEqual(await errorOf(publish(topic)), undefined);
    });
});

describe("the backend: deliveries to encrypted queues", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    /** Whether a message of a topic arrives in a queue, the policy of whose key has this condition. */
    async function arrives(condition: (topic: string) => Statement | undefined): Promise<boolean> {
        const topic = await account.topic();
        const Condition = condition(topic);
        const reader = await account.role([allow("sqs:ReceiveMessage", "*")]);
        const KmsMasterKeyId = await account.key(
            { Principal: { AWS: reader.arn }, Action: "kms:Decrypt" },
            ...(Condition ? [encryptingBy("sns", Condition)] : []),
        );
        const queue = await account.queue({ KmsMasterKeyId });
        await account.queuePolicy(queue, sendingBy("sns"));
        await account.root.sns.send(
            new SubscribeCommand({ TopicArn: topic, Protocol: "sqs", Endpoint: queue.arn }),
        );
        await account.root.sns.send(new PublishCommand({ TopicArn: topic, Message: "news" }));
        return (await account.bodies(queue, reader.clients)).length === 1;
    }

    it("need the key policy to admit SNS, for this topic and account", async () => {
        const { account: id } = account.backend;
        strictEqual(await arrives(() => undefined), false);
        strictEqual(await arrives(() => ({})), true);
        const both = (arn: string, of: string) => ({
            ArnEquals: { "aws:SourceArn": arn },
            StringEquals: { "aws:SourceAccount": of },
        });
        strictEqual(await arrives((topic) => both(topic, id)), true);
        strictEqual(await arrives((topic) => both(`${topic}-other`, id)), false);
        strictEqual(await arrives((topic) => both(topic, "444455556666")), false);
        strictEqual(await arrives(() => ({ Bool: { "aws:PrincipalIsAWSService": "true" } })), true);
        strictEqual(await arrives(() => ({ Null: { "aws:PrincipalArn": "true" } })), true);
    });

    it("do not get through the key that AWS manages", async () => {
        const topic = await account.topic();
        const queue = await account.queue({ KmsMasterKeyId: "alias/aws/sqs" });
        await account.queuePolicy(queue, sendingBy("sns"));
        await account.root.sns.send(
            new SubscribeCommand({ TopicArn: topic, Protocol: "sqs", Endpoint: queue.arn }),
        );
        await account.root.sns.send(new PublishCommand({ TopicArn: topic, Message: "news" }));
        deepStrictEqual(await account.bodies(queue), []);
    });
});
