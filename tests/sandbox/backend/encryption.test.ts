import { deepStrictEqual, strictEqual } from "node:assert";

import {
    CreateAliasCommand,
    DecryptCommand,
    DisableKeyCommand,
    EnableKeyCommand,
    GenerateDataKeyCommand,
    PutKeyPolicyCommand,
    ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { SendMessageBatchCommand } from "@aws-sdk/client-sqs";

import { type Account, allow, errorOf, region, type Role, uniqueName } from "../../support/aws";
import { withAccount } from "../../support/backend";

const encrypt = ["kms:GenerateDataKey", "kms:Decrypt"];
const viaSqs = { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } };
const viaSns = { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } };

describe("the backend: encrypted queues", () => {
    let account: Account;
    let anybody: Role;
    let user: Role;
    before(withAccount((it) => (account = it)));
    before(async () => {
        anybody = await account.role([allow("sqs:*", "*")]);
        user = await account.role([allow("sqs:*", "*")]);
    });

    const forUser = (Action: string[], more = {}) => ({ Principal: { AWS: user.arn }, Action, ...more });

    it("take and give messages only by who may use the key", async () => {
        const queue = await account.queue({ KmsMasterKeyId: await account.key(forUser(encrypt)) });
        strictEqual(await errorOf(account.send(queue, "a", anybody.clients)), "KmsAccessDenied");
        await account.send(queue, "b", user.clients);
        strictEqual(await errorOf(account.bodies(queue, anybody.clients)), "KmsAccessDenied");
        deepStrictEqual(await account.bodies(queue, user.clients), ["b"]);
    });

    it("ask for both actions to send and for one to receive", async () => {
        for (const [actions, sending] of [
            [["kms:GenerateDataKey"], "KmsAccessDenied"],
            [["kms:Decrypt"], "KmsAccessDenied"],
            [encrypt, undefined],
        ] as const) {
            const queue = await account.queue({ KmsMasterKeyId: await account.key(forUser([...actions])) });
            strictEqual(await errorOf(account.send(queue, "x", user.clients)), sending, actions.join());
            const receiving =
                actions.length === 1 && actions[0] !== "kms:Decrypt" ? "KmsAccessDenied" : undefined;
            strictEqual(await errorOf(account.bodies(queue, user.clients)), receiving, actions.join());
        }
    });

    it("tell KMS the service, the queue and the account", async () => {
        const queue = await account.queue();
        const context = { "kms:EncryptionContext:aws:sqs:arn": queue.arn };
        for (const [Condition, error] of [
            [viaSqs, undefined],
            [viaSns, "KmsAccessDenied"],
            [{ StringEquals: context }, undefined],
            [{ StringEquals: { "kms:EncryptionContext:aws:sqs:arn": `${queue.arn}2` } }, "KmsAccessDenied"],
            [{ StringEquals: { "kms:CallerAccount": account.backend.account } }, undefined],
            [{ StringEquals: { "kms:CallerAccount": "444455556666" } }, "KmsAccessDenied"],
            [{ Bool: { "aws:ViaAWSService": "true" } }, undefined],
        ] as const) {
            const KmsMasterKeyId = await account.key(forUser(encrypt, { Condition }));
            await account.encrypt(queue, KmsMasterKeyId);
            const sent = account.send(queue, "x", user.clients);
            strictEqual(await errorOf(sent), error, JSON.stringify(Condition));
        }
    });

    it("do not let who may use the key through SQS use it directly", async () => {
        const key = await account.key(forUser(encrypt, { Condition: viaSqs }));
        const call = user.clients.kms.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: "AES_256" }));
        strictEqual(await errorOf(call), "AccessDeniedException");
    });

    it("use the key by identity policies where the key policy leaves it to them", async () => {
        const key = await account.key({ Principal: { AWS: account.rootArn }, Action: encrypt });
        const queue = await account.queue({ KmsMasterKeyId: key });
        strictEqual(await errorOf(account.send(queue, "x", user.clients)), "KmsAccessDenied");
        const permitted = await account.role([
            allow("sqs:*", "*"),
            allow(encrypt, key, { Condition: viaSqs }),
        ]);
        strictEqual(await errorOf(account.send(queue, "x", permitted.clients)), undefined);
    });

    it("know keys by their aliases", async () => {
        const AliasName = `alias/${uniqueName("key")}`;
        const key = await account.key({ Principal: { AWS: account.rootArn }, Action: encrypt });
        await account.root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: key }));
        const queue = await account.queue({ KmsMasterKeyId: AliasName });
        const byAlias = (alias: string) =>
            allow(encrypt, account.arn("kms", "key/*"), {
                Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [alias] } },
            });
        const permitted = await account.role([allow("sqs:*", "*"), byAlias(AliasName)]);
        const other = await account.role([allow("sqs:*", "*"), byAlias("alias/other")]);
        strictEqual(await errorOf(account.send(queue, "x", permitted.clients)), undefined);
        strictEqual(await errorOf(account.send(queue, "x", other.clients)), "KmsAccessDenied");
    });

    it("bind the root user to the key policy too", async () => {
        const queue = await account.queue({ KmsMasterKeyId: await account.key() });
        strictEqual(await errorOf(account.send(queue)), "KmsAccessDenied");
    });

    it("refuse both ends while the key is disabled, and lose nothing", async () => {
        const key = await account.key(forUser(encrypt));
        const queue = await account.queue({ KmsMasterKeyId: key });
        await account.send(queue, "kept", user.clients);
        await account.root.kms.send(new DisableKeyCommand({ KeyId: key }));
        strictEqual(await errorOf(account.send(queue, "x", user.clients)), "KmsDisabled");
        strictEqual(await errorOf(account.bodies(queue, user.clients)), "KmsDisabled");
        await account.root.kms.send(new EnableKeyCommand({ KeyId: key }));
        await account.send(queue, "more", user.clients);
        deepStrictEqual(await account.bodies(queue, user.clients), ["kept", "more"]);
    });

    it("tell a key that is to be deleted and one that is not there", async () => {
        const key = await account.key(forUser(encrypt));
        const queue = await account.queue({ KmsMasterKeyId: key });
        await account.root.kms.send(new ScheduleKeyDeletionCommand({ KeyId: key, PendingWindowInDays: 7 }));
        strictEqual(await errorOf(account.send(queue, "x", user.clients)), "KmsInvalidState");
        const lost = await account.queue({ KmsMasterKeyId: "00000000-0000-0000-0000-000000000000" });
        strictEqual(await errorOf(account.send(lost, "x", user.clients)), "KmsNotFound");
    });

    it("keep each message under the key with which it was sent", async () => {
        const before = await account.key(forUser(encrypt));
        const queue = await account.queue({ KmsMasterKeyId: before });
        await account.send(queue, "old", user.clients);
        const KmsMasterKeyId = await account.key(forUser(encrypt));
        await account.encrypt(queue, KmsMasterKeyId);
        await account.root.kms.send(
            new PutKeyPolicyCommand({ KeyId: before, PolicyName: "default", Policy: account.keyPolicy() }),
        );
        strictEqual(await errorOf(account.bodies(queue, user.clients)), "KmsAccessDenied");
    });

    it("admit everybody of the account to the key that AWS manages", async () => {
        const queue = await account.queue({ KmsMasterKeyId: "alias/aws/sqs" });
        strictEqual(await errorOf(account.send(queue, "x", anybody.clients)), undefined);
    });

    it("ask for the key of a batch as of a message, and for no other permission", async () => {
        const sender = await account.role([allow("sqs:SendMessage", "*")]);
        const batch = (QueueUrl: string) =>
            sender.clients.sqs.send(
                new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "1", MessageBody: "x" }] }),
            );
        const closed = await account.queue({ KmsMasterKeyId: await account.key() });
        strictEqual(await errorOf(batch(closed.url)), "KmsAccessDenied");
        strictEqual(await errorOf(batch((await account.queue()).url)), undefined);
    });
});

describe("the backend: direct use of keys", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    it("reads the encryption context of a call", async () => {
        const user = await account.role();
        const key = await account.key({
            Principal: { AWS: user.arn },
            Action: encrypt,
            Condition: { StringEquals: { "kms:EncryptionContext:for": "orders" } },
        });
        const context = (EncryptionContext: Record<string, string>) =>
            user.clients.kms.send(
                new GenerateDataKeyCommand({ KeyId: key, KeySpec: "AES_256", EncryptionContext }),
            );
        strictEqual(await errorOf(context({ for: "others" })), "AccessDeniedException");
        const { CiphertextBlob } = await context({ for: "orders" });
        const decrypted = user.clients.kms.send(
            new DecryptCommand({ CiphertextBlob, EncryptionContext: { for: "orders" } }),
        );
        strictEqual(await errorOf(decrypted), undefined);
    });
});
