import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";

import { CreateVpcCommand } from "@aws-sdk/client-ec2";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { ListKeysCommand } from "@aws-sdk/client-kms";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, GetQueueUrlCommand, ListQueuesCommand } from "@aws-sdk/client-sqs";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";

import type { FaultKind, JournalEntry } from "../../../sandbox/backend/control";
import { Account, Clients, errorOf, uniqueName } from "../../support/aws";
import { withOwnAccount } from "../../support/backend";

describe("the backend's faults", () => {
    let account: Account;
    before(withOwnAccount((it) => (account = it)));
    beforeEach(() => account.control.clearJournal());
    afterEach(() => account.control.clearFault());

    const create = (QueueName: string, clients = account.root) =>
        clients.sqs.send(new CreateQueueCommand({ QueueName }));
    const exists = async (QueueName: string) =>
        (await errorOf(account.root.sqs.send(new GetQueueUrlCommand({ QueueName })))) === undefined;

    async function meeting(kind: FaultKind): Promise<{ name: string; entry: JournalEntry; error: Error }> {
        const name = uniqueName("queue");
        await account.control.setFault({ kind, call: 1 });
        const error = await create(name).then(
            () => undefined,
            (thrown: Error) => thrown,
        );
        await account.control.clearFault();
        ok(error, "the call succeeds");
        return { name, entry: (await account.control.journal())[0]!, error };
    }

    it("refused: the call is denied and not carried out", async () => {
        const { name, entry, error } = await meeting("refused");
        strictEqual(error.name, "AccessDenied");
        deepStrictEqual([entry.status, entry.executed, entry.error], [403, false, "AccessDeniedException"]);
        strictEqual(await exists(name), false);
    });

    it("throttled: the call is not carried out, and to be tried again", async () => {
        const { name, error } = await meeting("throttled");
        strictEqual(error.name, "RequestThrottled");
        strictEqual(await exists(name), false);
    });

    it("lost: the call is carried out and the connection ends", async () => {
        const { name, entry, error } = await meeting("lost");
        match(error.message, /socket hang up|ECONNRESET|aborted/);
        deepStrictEqual([entry.status, entry.executed, entry.fault], [200, true, "lost"]);
        strictEqual(await exists(name), true);
    });

    it("silent: the call is carried out and no answer comes", async () => {
        const name = uniqueName("queue");
        await account.control.setFault({ kind: "silent", call: 1 });
        const abort = AbortSignal.timeout(300);
        await rejects(
            account.root.sqs.send(new CreateQueueCommand({ QueueName: name }), { abortSignal: abort }),
            { name: "AbortError" },
        );
        await account.control.clearFault();
        strictEqual(await exists(name), true);
    });

    it("dead: nothing is carried out any more until it is cleared, and nothing is forgotten", async () => {
        const [before, during, after] = [uniqueName("queue"), uniqueName("queue"), uniqueName("queue")];
        await account.control.setFault({ kind: "dead", call: 2 });
        await create(before);
        ok(await errorOf(create(during)));
        ok(await errorOf(account.root.kms.send(new ListKeysCommand({}))));
        await account.control.clearFault();
        await create(after);
        deepStrictEqual(await Promise.all([before, during, after].map(exists)), [true, false, true]);
    });

    it("one call in each so many: who tries again comes through", async () => {
        await account.control.setFault({ kind: "throttled", every: 2 });
        const patient = new Clients(account.backend, {}, 5);
        const names = [uniqueName("queue"), uniqueName("queue")];
        for (const name of names) await create(name, patient);
        await account.control.clearFault();
        const journal = await account.control.journal();
        deepStrictEqual(
            journal.map(({ fault }) => fault),
            [undefined, "throttled", undefined],
        );
        deepStrictEqual(await Promise.all(names.map(exists)), [true, true]);
    });

    it("comes in the words of each service, and every SDK tries again when it is throttled", async () => {
        const patient = new Clients(account.backend, {}, 3);
        const calls: Record<string, (clients: Clients) => Promise<unknown>> = {
            sqs: ({ sqs }) => sqs.send(new ListQueuesCommand({})),
            sns: ({ sns }) => sns.send(new ListTopicsCommand({})),
            kms: ({ kms }) => kms.send(new ListKeysCommand({})),
            iam: ({ iam }) => iam.send(new GetRoleCommand({ RoleName: role.name })),
            ec2: ({ ec2 }) => ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" })),
            s3: ({ s3 }) => s3.send(new ListBucketsCommand({})),
            lambda: ({ lambda }) => lambda.send(new ListFunctionsCommand({})),
        };
        const role = await account.role();
        for (const [service, call] of Object.entries(calls)) {
            await account.control.clearJournal();
            await account.control.setFault({ kind: "throttled", call: 1 });
            await call(patient);
            strictEqual((await account.control.journal()).length, 2, service);
            await account.control.clearJournal();
            await account.control.setFault({ kind: "refused", call: 1 });
            match((await errorOf(call(account.root))) ?? "", /Denied|Unauthorized|Authorization/, service);
        }
    });

    it("is set only as it can be", async () => {
        const wrong = { kind: "slow", call: 1 } as unknown as Parameters<typeof account.control.setFault>[0];
        await rejects(account.control.setFault(wrong), /kind of refused, throttled/);
    });

    it("late: the call is carried out after what comes after it", async () => {
        const [late, next] = [uniqueName("queue"), uniqueName("queue")];
        await account.control.setFault({ kind: "late", call: 1 });
        const ends: string[] = [];
        const calls = [create(late).then(() => ends.push(late))];
        await sleep(100);
        calls.push(create(next).then(() => ends.push(next)));
        await Promise.all(calls);
        deepStrictEqual(ends, [next, late]);
    });

    it("of what fits a pattern: every one, or one of them, or only what is tried again", async () => {
        const on = "sqs:CreateQueue .*:queue-.*";
        const fit = async (more: object, clients = account.root) => {
            await account.control.setFault({ kind: "refused", on, ...more });
            await account.root.kms.send(new ListKeysCommand({}));
            const made: boolean[] = [];
            for (let number = 0; number < 3; number += 1)
                made.push((await errorOf(create(uniqueName("queue"), clients))) === undefined);
            return made;
        };
        deepStrictEqual(await fit({}), [false, false, false]);
        deepStrictEqual(await fit({ nth: 2 }), [true, false, true]);
        deepStrictEqual(await fit({ attempt: 2 }), [true, true, true]);
    });
});
