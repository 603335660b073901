import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert";

import { DisableKeyCommand, EnableKeyCommand } from "@aws-sdk/client-kms";
import {
    CancelMessageMoveTaskCommand,
    ListDeadLetterSourceQueuesCommand,
    ListMessageMoveTasksCommand,
    type ListMessageMoveTasksResultEntry,
    ReceiveMessageCommand,
    SetQueueAttributesCommand,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import {
    type Account,
    allow,
    Clients,
    errorOf,
    eventually,
    type Queue,
    type Statement,
} from "../../support/aws";
import { withAccount } from "../../support/backend";

const onDeadLetterQueue = [
    "sqs:StartMessageMoveTask",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
];

describe("the backend: redrive of dead-letter queues", () => {
    let account: Account;
    before(withAccount((it) => (account = it)));

    /** A queue and its dead-letter queue, which holds these messages of the queue. */
    async function poisoned(
        bodies: string[],
        encryption: Record<string, string> = {},
        clients = account.root,
    ) {
        const dead = await account.queue(encryption);
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
        const queue = await account.queue({ VisibilityTimeout: "0", RedrivePolicy, ...encryption });
        for (const body of bodies) await account.send(queue, body, clients);
        await account.bodies(queue, clients);
        await account.root.sqs.send(
            new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { VisibilityTimeout: "30" } }),
        );
        return { queue, dead };
    }

    const start = (
        { arn: SourceArn }: Queue,
        clients = account.root,
        more: Partial<StartMessageMoveTaskCommand["input"]> = {},
    ) => clients.sqs.send(new StartMessageMoveTaskCommand({ SourceArn, ...more }));

    async function tasks({ arn: SourceArn }: Queue): Promise<ListMessageMoveTasksResultEntry[]> {
        const command = new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 });
        return (await account.root.sqs.send(command)).Results ?? [];
    }

    const ended = (dead: Queue) =>
        eventually(async () => {
            const [task] = await tasks(dead);
            return task?.Status === "RUNNING" || task?.Status === "CANCELLING" ? undefined : task;
        });

    it("moves each message back to where it was, as a new one", async () => {
        const { queue, dead } = await poisoned(["1", "2", "3"]);
        await start(dead);
        const task = await ended(dead);
        deepStrictEqual(
            [task.Status, task.ApproximateNumberOfMessagesMoved, task.TaskHandle, task.SourceArn],
            ["COMPLETED", 3, undefined, dead.arn],
        );
        const { Messages = [] } = await account.root.sqs.send(
            new ReceiveMessageCommand({
                QueueUrl: queue.url,
                MaxNumberOfMessages: 10,
                MessageSystemAttributeNames: ["All"],
            }),
        );
        deepStrictEqual(Messages.map(({ Body }) => Body).sort(), ["1", "2", "3"]);
        deepStrictEqual(
            Messages.map(({ Attributes }) => Attributes?.["ApproximateReceiveCount"]),
            ["1", "1", "1"],
        );
    });

    it("moves to another queue on request", async () => {
        const { queue, dead } = await poisoned(["1"]);
        const other = await account.queue();
        await start(dead, account.root, { DestinationArn: other.arn });
        await ended(dead);
        deepStrictEqual([await account.bodies(queue), await account.bodies(other)], [[], ["1"]]);
    });

    it("is refused for what is nobody's dead-letter queue, as one of a subscription", async () => {
        await rejects(start(await account.queue()), {
            name: "InvalidParameterValue",
            message: /must be configured as a Dead Letter Queue/,
        });
        const missing = { url: "", arn: account.arn("sqs", "missing") };
        strictEqual(await errorOf(start(missing)), "ResourceNotFoundException");
    });

    it("moves at the rate that is set, one task at a time, until it is cancelled", async () => {
        const { dead } = await poisoned(Array.from({ length: 8 }, (_, number) => String(number)));
        const { TaskHandle } = await start(dead, account.root, { MaxNumberOfMessagesPerSecond: 4 });
        strictEqual(await errorOf(start(dead)), "UnsupportedOperation");
        const running = (await tasks(dead))[0]!;
        deepStrictEqual(
            [running.Status, running.TaskHandle, running.MaxNumberOfMessagesPerSecond],
            ["RUNNING", TaskHandle, 4],
        );
        strictEqual(running.ApproximateNumberOfMessagesToMove, 8);
        await account.root.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
        const task = await ended(dead);
        strictEqual(task.Status, "CANCELLED");
        const moved = Number(task.ApproximateNumberOfMessagesMoved);
        ok(moved >= 1 && moved <= 3, `${moved} moved`);
        strictEqual((await account.bodies(dead)).length, 8 - moved);
        const again = account.root.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
        strictEqual(await errorOf(again), "UnsupportedOperation");
    });

    it("needs four permissions on the dead-letter queue and one on the queue", async () => {
        for (const lacking of onDeadLetterQueue) {
            const { queue, dead } = await poisoned(["1"]);
            const others = onDeadLetterQueue.filter((action) => action !== lacking);
            const role = await account.role([allow(others, dead.arn), allow("sqs:SendMessage", queue.arn)]);
            strictEqual(await errorOf(start(dead, role.clients)), "AccessDenied", lacking);
        }
        const { queue, dead } = await poisoned(["1"]);
        const role = await account.role([allow(onDeadLetterQueue, dead.arn)]);
        await start(dead, role.clients);
        const failed = await ended(dead);
        deepStrictEqual([failed.Status, failed.FailureReason], ["FAILED", "AccessDenied"]);
        deepStrictEqual([await account.bodies(queue), await account.bodies(dead)], [[], ["1"]]);
    });

    it("needs the keys of both", async () => {
        const everything = await account.role([allow("sqs:*", "*")]);
        const operator = await account.role([allow("sqs:*", "*")]);
        const use = (AWS: string[], Action: string[]): Statement => ({ Principal: { AWS }, Action });
        const all = ["kms:GenerateDataKey", "kms:Decrypt"];
        const only = await account.key(
            use([everything.arn], all),
            use([operator.arn], ["kms:GenerateDataKey"]),
        );
        const lacking = await poisoned(["1"], { KmsMasterKeyId: only }, everything.clients);
        await start(lacking.dead, operator.clients);
        strictEqual((await ended(lacking.dead)).FailureReason, "KmsAccessDenied");

        const key = await account.key(use([everything.arn, operator.arn], all));
        const { queue, dead } = await poisoned(["1"], { KmsMasterKeyId: key }, everything.clients);
        await account.root.kms.send(new DisableKeyCommand({ KeyId: key }));
        await start(dead, operator.clients);
        strictEqual((await ended(dead)).FailureReason, "KmsDisabled");
        await account.root.kms.send(new EnableKeyCommand({ KeyId: key }));
        await start(dead, operator.clients);
        strictEqual((await ended(dead)).Status, "COMPLETED");
        deepStrictEqual(await account.bodies(queue, everything.clients), ["1"]);
    });

    it("is listed and cancelled only by who may", async () => {
        const { dead } = await poisoned(["1", "2"]);
        const role = await account.role();
        const { TaskHandle } = await start(dead, account.root, { MaxNumberOfMessagesPerSecond: 1 });
        const list = new ListMessageMoveTasksCommand({ SourceArn: dead.arn });
        strictEqual(await errorOf(role.clients.sqs.send(list)), "AccessDenied");
        const cancel = new CancelMessageMoveTaskCommand({ TaskHandle });
        strictEqual(await errorOf(role.clients.sqs.send(cancel)), "AccessDenied");
        await account.permit(
            role.name,
            allow(["sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks"], dead.arn),
        );
        strictEqual(await errorOf(role.clients.sqs.send(list)), undefined);
        strictEqual(await errorOf(role.clients.sqs.send(cancel)), undefined);
    });

    it("tells which queues use a dead-letter queue", async () => {
        const { queue, dead } = await poisoned([]);
        const list = (clients: Clients) =>
            clients.sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead.url }));
        deepStrictEqual((await list(account.root)).queueUrls, [queue.url]);
        strictEqual(await errorOf(list((await account.role()).clients)), "AccessDenied");
    });
});
