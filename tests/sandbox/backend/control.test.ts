import { deepStrictEqual, match, ok, strictEqual } from "node:assert";

import {
    CreateAliasCommand,
    DescribeKeyCommand,
    GetKeyRotationStatusCommand,
    ListKeysCommand,
} from "@aws-sdk/client-kms";
import { CreateQueueCommand, GetQueueUrlCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs";

import type { JournalEntry } from "../../../sandbox/backend/control";
import { Account, allow, errorOf, uniqueName } from "../../support/aws";
import { withOwnAccount } from "../../support/backend";

describe("the backend's control", () => {
    let account: Account;
    before(withOwnAccount((it) => (account = it)));
    beforeEach(() => account.control.clearJournal());

    const create = (QueueName: string, clients = account.root) =>
        clients.sqs.send(new CreateQueueCommand({ QueueName }));
    const exists = async (QueueName: string) =>
        (await errorOf(account.root.sqs.send(new GetQueueUrlCommand({ QueueName })))) === undefined;
    const facts = ({ n, service, action, status, executed, mutating, error }: JournalEntry) =>
        [n, service, action, status, executed, mutating, error].filter((fact) => fact !== undefined);

    describe("journal", () => {
        it("tells each call in order, by whom, on what and how it ended", async () => {
            const role = await account.role([allow("sqs:SendMessage", "*")]);
            const queue = await account.queue();
            await account.control.clearJournal();
            await errorOf(account.bodies(queue, role.clients));
            await account.root.kms.send(new ListKeysCommand({}));
            await role.clients.sqs.send(
                new SendMessageBatchCommand({
                    QueueUrl: queue.url,
                    Entries: [{ Id: "1", MessageBody: "x" }],
                }),
            );
            await account.topic();
            const journal = await account.control.journal();
            deepStrictEqual(journal.map(facts), [
                [1, "sqs", "ReceiveMessage", 403, false, false, "AccessDeniedException"],
                [2, "kms", "ListKeys", 200, true, false],
                [3, "sqs", "SendMessageBatch", 200, true, false],
                [4, "sns", "CreateTopic", 200, true, true],
            ]);
            strictEqual(journal[0]!.resource, queue.arn);
            match(journal[0]!.principal, new RegExp(`:assumed-role/${role.name}/`));
            strictEqual(journal[1]!.principal, account.rootArn);
        });

        it("notes who may do what after each change, while snapshots are taken", async () => {
            const role = await account.role([allow("sqs:SendMessage", "*")]);
            const queue = await account.queue();
            await account.control.takeSnapshots(true);
            await account.control.clearJournal();
            const permission = { Effect: "Allow", Principal: { AWS: role.arn }, Action: "sqs:SendMessage" };
            await account.queuePolicy(queue, permission);
            await account.root.kms.send(new ListKeysCommand({}));
            const key = await account.key();
            await account.control.takeSnapshots(false);
            const [policy, list, created] = await account.control.journal();
            const name = queue.arn.split(":").pop()!;
            match(policy!.state!.queues[name]!.attributes["Policy"]!, new RegExp(role.arn));
            deepStrictEqual(Object.keys(policy!.state!.roles[role.name]!.policies), ["permissions"]);
            ok(!(key in policy!.state!.keys));
            strictEqual(list!.state, undefined);
            deepStrictEqual(
                [created!.state!.keys[key]!.enabled, created!.state!.keys[key]!.state],
                [true, "Enabled"],
            );
        });
    });

    it("goes back to a checkpoint, as often as wanted", async () => {
        const user = await account.role([allow("sqs:*", "*")]);
        const key = await account.key({
            Principal: { AWS: user.arn },
            Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        });
        const AliasName = `alias/${uniqueName("key")}`;
        await account.root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: key }));
        const queue = await account.queue({ KmsMasterKeyId: AliasName });
        await account.send(queue, "kept", user.clients);
        await account.control.takeCheckpoint("then");
        for (let time = 1; time <= 2; time += 1) {
            deepStrictEqual(await account.bodies(queue, user.clients), ["kept"]);
            const later = uniqueName("queue");
            await create(later);
            await account.control.goBackTo("then");
            strictEqual(await exists(later), false);
        }
        const { queues, keys } = await account.control.snapshot();
        ok(queue.arn.split(":").pop()! in queues && key in keys);
    });

    it("reset removes everything", async () => {
        const key = await account.key();
        const name = uniqueName("queue");
        await create(name);
        await account.control.reset();
        strictEqual(await exists(name), false);
        strictEqual(
            await errorOf(account.root.kms.send(new DescribeKeyCommand({ KeyId: key }))),
            "NotFoundException",
        );
        strictEqual(
            await errorOf(account.root.kms.send(new GetKeyRotationStatusCommand({ KeyId: key }))),
            "NotFoundException",
        );
    });
});
