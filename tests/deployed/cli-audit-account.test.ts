import assert from "node:assert/strict";
import path from "node:path";

import { CreateAliasCommand, CreateKeyCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { SubscribeCommand } from "@aws-sdk/client-sns";

import { type Audit } from "../../cli/audit/facts";
import { actions } from "../../cli/source/account";
import { type Account, allow, type Queue, uniqueName } from "../support/aws";
import { withOwnAccount } from "../support/backend";
import { toolIn } from "../support/cloud-tool";
import { consumed, notified, scheduled } from "../support/queue-callers";
import { folderWith } from "../support/sandbox";

describe("secure-messaging audit, of an account", function () {
    this.timeout(120_000);
    let account: Account;
    let queue: Queue;
    let topic: string;
    let worker: string;

    before(withOwnAccount((it) => (account = it)));
    before("a queue with every kind of caller", async () => {
        queue = await account.queue();
        topic = await account.topic();
        const from = (service: string, arn: string) =>
            allow("sqs:SendMessage", queue.arn, {
                Principal: { Service: `${service}.amazonaws.com` },
                Condition: { ArnEquals: { "aws:SourceArn": arn } },
            });
        await account.queuePolicy(
            queue,
            from("sns", topic),
            from("s3", "arn:aws:s3:::uploads"),
            from("events", account.arn("events", "rule/nightly")),
        );
        await account.root.sns.send(
            new SubscribeCommand({ TopicArn: topic, Protocol: "sqs", Endpoint: queue.arn }),
        );
        await notified(account, queue);
        await scheduled(account, queue);
        worker = await consumed(account, queue);
    });
    const audit = async (words: readonly string[] = [], statements?: Parameters<Account["role"]>[0]) => {
        const credentials = statements && (await account.role(statements)).credentials;
        const given = credentials === undefined ? {} : { credentials };
        return toolIn(account.backend, ["audit", "--json", "--fail-on", "never", ...words], given);
    };
    const told = ({ out }: { out: string }) => JSON.parse(out) as Audit & { partial: boolean };
    const nameOf = ({ arn }: Queue) => arn.split(":").pop()!;

    it("finds the callers in policy, subscription, notification, rule and mapping", async () => {
        const item = told(await audit()).items.find(({ arn }) => arn === queue.arn)!;
        const found = item.callers.map(({ who, by }) => `${who} by ${by.replace(/"[^"]*"/, "...")}`);
        for (const caller of [
            "sns.amazonaws.com by statement 1 of its policy",
            "sns.amazonaws.com by the subscription ...",
            "s3.amazonaws.com by the bucket notification ...",
            "events.amazonaws.com by the event target ...",
            `${worker} by event source mapping ...`,
        ])
            assert.ok(found.includes(caller), found.join("\n"));
    });

    it("makes no call but those that it names, and none that changes anything", async () => {
        await account.control.clearJournal();
        await audit(["--all-regions", "--only", "queues"]);
        await audit();
        const made = await account.control.journal();
        const named = new Set(actions.map(({ action }) => action));
        const found = new Set(made.map(({ service, action }) => `${service}:${action}`));
        assert.deepEqual(
            [...found].filter((action) => !named.has(action)),
            [],
        );
        assert.deepEqual(
            made.filter(({ mutating }) => mutating),
            [],
        );
        assert.ok(new Set(made.map(({ action }) => action)).size >= 15);
    });

    it("needs no more rights than the policy that it prints", async () => {
        const { out } = await toolIn(account.backend, ["audit", "--policy"]);
        const { Statement } = JSON.parse(out) as { Statement: Record<string, unknown>[] };
        const limited = await audit([], Statement);
        assert.deepEqual([limited.code, limited.err], [0, ""]);
        assert.equal(limited.out, (await audit()).out);
    });

    it("tells what it may see where some calls are denied, and marks it as partial", async () => {
        const rights = actions.map(({ action }) => action);
        const denied = ["sqs:ListQueueTags", "lambda:ListEventSourceMappings"];
        const { code, out, err } = await audit(
            [],
            [
                allow(
                    rights.filter((action) => !denied.includes(action)),
                    "*",
                ),
            ],
        );
        assert.equal(code, 5);
        for (const action of denied)
            assert.match(err, new RegExp(`^Not read: us-east-1: ${action} was refused`, "m"));
        const { items, partial, missing } = told({ out });
        assert.deepEqual([partial, missing.length], [true, 2]);
        const item = items.find(({ arn }) => arn === queue.arn)!;
        assert.deepEqual([item.encryption, item.unknown], ["SSE-SQS", ["tags"]]);
    });

    it("marks it as partial whatever single call is denied, and tells the rest", async () => {
        const tags = { Principal: { AWS: account.rootArn }, Action: "kms:List*" };
        await account.encrypt(await account.queue(), await account.key(tags));
        // The regions are asked for with --all-regions alone, and who one is nobody can be denied.
        const asked = actions.filter(({ action }) => !/^(ec2|sts):/.test(action));
        for (const { action: denied } of asked) {
            const rights = actions.map(({ action }) => action).filter((action) => action !== denied);
            const { code, out, err } = await audit([], [allow(rights, "*")]);
            assert.equal(code, 5, `${denied}: ${err}`);
            assert.match(err, new RegExp(`^Not read: us-east-1: ${denied} was refused`, "m"));
            assert.ok(told({ out }).items.length > 0, denied);
        }
    });

    it("reads again what was denied, when it goes on with more rights", async () => {
        const { folder, remove } = folderWith({});
        const resume = ["--resume", path.join(folder, "audit.jsonl")];
        const denied = ["kms:DescribeKey", "s3:GetBucketNotification", "sqs:ListQueueTags"];
        const rights = actions.map(({ action }) => action).filter((action) => !denied.includes(action));
        assert.equal((await audit(resume, [allow(rights, "*")])).code, 5);
        const { code, out } = await audit(resume);
        remove();
        assert.deepEqual([code, out], [0, (await audit()).out]);
    });

    it("knows no encryption of a queue whose settings it may not see", async () => {
        const rights = actions
            .map(({ action }) => action)
            .filter((action) => action !== "sqs:GetQueueAttributes");
        const { code, out } = await audit([], [allow(rights, "*")]);
        assert.equal(code, 5);
        assert.equal(told({ out }).items.find(({ name }) => name === nameOf(queue))?.encryption, "unknown");
    });

    it("says in one line that nothing may be seen", async () => {
        const { code, out, err } = await audit([], []);
        assert.deepEqual([code, out], [4, ""]);
        assert.match(err, /^Nothing could be read\. us-east-1: sqs:ListQueues was refused: [^\n]+\n$/);
    });

    it("finds the key behind an alias, and that one waits for its deletion", async () => {
        const key = async () => (await account.root.kms.send(new CreateKeyCommand({}))).KeyMetadata!.KeyId!;
        const [lasting, doomed] = [await key(), await key()];
        const AliasName = `alias/${uniqueName("orders")}`;
        await account.root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: lasting }));
        const [named, lost] = [await account.queue(), await account.queue()];
        await account.encrypt(named, AliasName);
        await account.encrypt(lost, doomed);
        await account.root.kms.send(new ScheduleKeyDeletionCommand({ KeyId: doomed }));
        const { items } = told(await audit());
        const rules = ({ arn: own }: Queue) =>
            items.find(({ arn }) => arn === own)!.findings.map(({ rule, at, what }) => ({ rule, at, what }));
        assert.deepEqual(rules(named).find(({ rule }) => rule === "kms-rotation")?.at, lasting);
        assert.equal(
            rules(lost).find(({ rule }) => rule === "kms-key-usable")?.what,
            `its key "${doomed} (pending deletion)" is disabled (isEnabled is false)`,
        );
    });

    it("says what to do when the user stops it", async () => {
        const interrupted = AbortSignal.abort();
        const { code, out, err } = await toolIn(account.backend, ["audit"], { interrupted });
        assert.deepEqual(
            { code, out, err },
            {
                code: 130,
                out: "",
                err: "Stopped. With --resume FILE the next run goes on where this one ends.\n",
            },
        );
    });

    it("refuses a journal of another account, in one line", async () => {
        const { folder, remove } = folderWith({});
        try {
            const resume = ["--resume", path.join(folder, "audit.jsonl")];
            assert.equal((await audit(resume)).code, 0);
            const other = { accessKeyId: "444455556666", secretAccessKey: "test", sessionToken: "" };
            const { code, err } = await toolIn(account.backend, ["audit", ...resume], { credentials: other });
            assert.equal(code, 3);
            assert.match(
                err,
                /^\S+ is a journal of account \d+, and these credentials are of 444455556666: [^\n]+\n$/,
            );
        } finally {
            remove();
        }
    });
});
