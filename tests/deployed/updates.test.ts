import assert from "node:assert/strict";

import { PutKeyPolicyCommand } from "@aws-sdk/client-kms";

import { Access, KeyPolicyMode, type MessagingSetArgs } from "../../components";
import { Backlog } from "../support/backlog";
import { base, type DeployedSet, main, oneSet, roles, trust, withSet } from "../support/one-set";

const keysOfSqs: MessagingSetArgs = { ...base, encryption: { sseSqsReason: "Public data, says SEC-42" } };

/** Changes that a set takes and takes back. */
const changes: Record<string, MessagingSetArgs> = {
    "another queue and another role": {
        ...base,
        queues: { main, audit: main },
        roles: { ...roles, night: { access: Access.Consumer, trust } },
    },
    "no subscription": { ...base, queues: { main: { ...main, subscribe: false } } },
    "the use of its key left to IAM": { ...base, encryption: { mode: KeyPolicyMode.DelegateToIam } },
    "everybody else shut out": { ...base, exclusive: { enabled: true } },
    "other settings of every part": {
        ...base,
        encryption: { rotationPeriodInDays: 180, deletionWindowInDays: 7, dataKeyReusePeriodSeconds: 60 },
        topic: { displayName: "Orders", deliveryLogging: { retentionDays: 7, successSampleRate: 100 } },
        queues: {
            main: {
                deadLetter: { maxReceiveCount: 9 },
                visibilityTimeoutSeconds: 60,
                filterPolicy: '{"type":["invoice"]}',
            },
        },
        roles: { ...roles, worker: { ...roles.worker, maxSessionDuration: 7200 } },
        alarms: { oldestMessageAgeSeconds: 60, dashboard: { enabled: true } },
        tags: { Team: "orders" },
    },
};

describe("a set that changes", function () {
    this.timeout(120_000);
    const set = oneSet("changes", { args: base });

    for (const [what, args] of Object.entries(changes))
        it(`keeps every message, when it gets ${what} and loses it again`, async () => {
            await becomes(set(), { args });
            await becomes(set(), { args: base });
        });

    it("keeps every message, when its key gets administrators and loses them again", async () => {
        const { arn } = await set().account.role();
        await becomes(set(), { args: { ...base, encryption: { administratorArns: [arn] } } });
        await becomes(set(), { args: base });
    });

    it("keeps every message, when a key takes the place of keys of SQS", async () => {
        await set().become({ args: keysOfSqs });
        await becomes(set(), { args: base });
    });

    it("keeps every message, when its topic gets a key of its own", () =>
        becomes(set(), { args: { ...base, encryption: { separateTopicKey: true, protect: false } } }));

    it("keeps every message under another logical name, if it tells its former one", async () => {
        const before = Object.values(set().carriers).sort();
        const backlog = await Backlog.leave(set());
        await set().become({ args: base, name: "sales", formerName: "orders" });
        assert.deepEqual(Object.values(set().carriers).sort(), before);
        await backlog.isReadable();
        await set().become({ args: base, formerName: "sales" });
    });
});

describe("a set on a key of somebody else", function () {
    this.timeout(120_000);

    for (const mode of Object.values(KeyPolicyMode))
        it(`keeps every message, when the next key takes its place (${mode})`, () =>
            withSet("keys", async (set) => {
                const [first, next] = [await set.account.key(), await set.account.key()];
                await set.become({ args: { ...base, encryption: { kmsKeyArn: first, mode } } });
                await admit(set, first);
                const backlog = await Backlog.leave(set);
                const encryption = { kmsKeyArn: next, previousKeyArns: [first], mode };
                await set.become({ args: { ...base, encryption } });
                await admit(set, next);
                await backlog.isReadable();
                await (await Backlog.leave(set)).isReadable();
            }));
});

/** Deploys a change: no queue, topic or key that stays is another, and every message in the queues is readable. */
async function becomes(set: DeployedSet, next: { args: MessagingSetArgs }): Promise<void> {
    const before = set.carriers;
    const backlog = await Backlog.leave(set);
    await set.become(next);
    const after = set.carriers;
    const others = Object.keys(before).filter((name) => name in after && after[name] !== before[name]);
    assert.deepEqual(others, []);
    await backlog.isReadable();
}

/** The owner of a key adds to its policy what the set asks for. */
async function admit({ account, outputs }: DeployedSet, key: string): Promise<void> {
    const { Statement } = JSON.parse(outputs.keyPolicyStatements!) as { Statement: object[] };
    const Policy = account.keyPolicy(...(Statement as Record<string, unknown>[]));
    await account.root.kms.send(new PutKeyPolicyCommand({ KeyId: key, Policy }));
}
