import assert from "node:assert/strict";

import { CreateQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { acceptedSet } from "../support/accepted-set";
import { allow, document, eventually, uniqueName } from "../support/aws";
import { Billing } from "../support/billing";
import { withoutChance } from "../support/chance";
import { toolIn } from "../support/cloud-tool";
import { countIn, receive, send } from "../support/messages";
import { holdsSample } from "../support/samples";

describe("redrive, of a deployed set", function () {
    this.timeout(120_000);
    const set = acceptedSet();
    const billing = new Billing(set);

    it("shows what is in a dead-letter queue, takes nothing away and tells no body", async () => {
        await billing.poisoned("secret one", "secret two");
        const { code, out, err } = await billing.toolAs("ops", "redrive", "inspect", billing.dead, "--json");
        const { counts, messages } = JSON.parse(out) as {
            counts: object;
            messages: {
                attributes: string[];
                from: string;
                bytes: number;
                receiveCount: number;
                body?: string;
            }[];
        };
        assert.deepEqual([code, counts], [0, { waiting: 2, inFlight: 0, delayed: 0 }]);
        assert.deepEqual(
            messages.map(({ attributes, bytes, from, body }) => ({ attributes, bytes, from, body })),
            [1, 2].map(() => ({
                attributes: ["kind"],
                bytes: 10,
                from: set().outputs.queueArns["billing"],
                body: undefined,
            })),
        );
        assert.doesNotMatch(out + err, /secret/);
        // The operator of a set may not give messages back: they come back by themselves.
        assert.match(err, /come back by themselves in 6 s/);
        assert.equal(await countIn(billing.root, billing.dead), 2);
    });

    it("gives what it looked at back at once where it may, and shows bodies when asked to", async () => {
        const [queue, plain] = await billing.queueInTheClear();
        await send(billing.root, queue, "in the open");
        await billing.failedOnce(queue);
        const { out, err } = await set().tool("redrive", "inspect", plain, "--show-bodies");
        assert.match(out, /1 waiting, 0 in flight/);
        assert.match(out, /in the open/);
        assert.match(err, /were given back; the receive count of each has grown by one/);
        const [again] = await receive(billing.root, plain);
        assert.equal(again?.Body, "in the open");
    });

    it("looks at no queue from which a look could move a message", async () => {
        const { code, err } = await set().tool("redrive", "inspect", billing.url);
        assert.equal(code, 3);
        assert.match(err, /has a dead-letter queue of its own/);
    });

    it("moves everything back, and tells counts before and after", async () => {
        const [queue, plain] = await billing.queueInTheClear();
        for (const body of ["1", "2", "3"]) await send(billing.root, queue, body);
        await billing.failedOnce(queue);
        const { code, out, err } = await set().tool("redrive", "start", plain, "--yes", "--json");
        const { task, before, after } = JSON.parse(out) as Record<string, Record<string, unknown>>;
        assert.deepEqual([code, err, task!["status"], task!["moved"]], [0, "", "COMPLETED", 3]);
        const [name, deadLetters] = [queue, plain].map((it) => it.split("/").pop()!);
        const [none, three] = [
            { waiting: 0, inFlight: 0, delayed: 0 },
            { waiting: 3, inFlight: 0, delayed: 0 },
        ];
        assert.deepEqual(before, { [deadLetters!]: three, [name!]: none });
        assert.deepEqual(after, { [deadLetters!]: none, [name!]: three });
    });

    it("prints the samples of the docs", async () => {
        await billing.poisoned("1", "2");
        const sampled = async (...words: string[]) => {
            const said = await billing.toolAs("ops", ...words);
            assert.equal(said.code, 0, said.err);
            holdsSample("redrive", withoutChance(words.join(" ")), withoutChance(said.out));
        };
        await sampled("redrive", "inspect", billing.deadName);
        // The operator of a set may not give back what was looked at.
        await eventually(async () => (await billing.inFlight()) === 0 || undefined, 10_000);
        await sampled("redrive", "start", billing.deadName, "--yes");
        await sampled("redrive", "list", billing.deadName);
    });

    it("is done by the operator of the set, who may count only the dead letters", async () => {
        await billing.poisoned("1");
        const { code, out } = await billing.toolAs("ops", "redrive", "start", billing.dead, "--yes");
        assert.equal(code, 0);
        assert.match(out, /^COMPLETED: 1 of about 1 moved$/m);
        assert.match(out, /before: 1 waiting, 0 in flight; after: 0 waiting, 0 in flight/);
        assert.match(out, /before: not readable by this caller/);
    });

    it("moves as fast as it is told, is watched and listed while it runs, and is cancelled", async () => {
        await billing.poisoned("1", "2", "3", "4", "5", "6");
        const started = await billing.toolAs(
            "ops",
            "redrive",
            "start",
            billing.dead,
            "--yes",
            "--no-wait",
            "--max-per-second",
            "1",
        );
        assert.deepEqual([started.code, started.err], [0, ""]);
        assert.match(started.out, /^started: /);
        const second = await billing.toolAs("ops", "redrive", "start", billing.dead, "--yes");
        assert.equal(second.code, 3);
        assert.match(
            second.err,
            /A task moves messages out of .* already, since 20.*redrive watch.*redrive cancel/,
        );

        const stop = new AbortController();
        setTimeout(() => stop.abort(), 300);
        const { credentials } = set().operations;
        const watched = await toolIn(set().account.backend, ["redrive", "watch", billing.dead], {
            credentials,
            interrupted: stop.signal,
        });
        assert.equal(watched.code, 130);
        assert.match(watched.err, /The task goes on \(\d of about 6 moved\)/);
        const listed = await set().tool("redrive", "list", billing.dead);
        assert.match(listed.out, /RUNNING: \d of about 6 moved, at most 1 a second/);

        const cancelled = await set().tool("redrive", "cancel", billing.dead);
        assert.match(cancelled.out, /^Cancelled: \d moved/);
        await eventually(async () =>
            (await set().tool("redrive", "watch", billing.dead)).out.startsWith("CANCELLED")
                ? true
                : undefined,
        );
        const again = await set().tool("redrive", "cancel", billing.dead);
        assert.deepEqual(
            [again.code, again.out],
            [0, `No task moves messages out of ${billing.deadName} now.\n`],
        );
    });

    it("moves to another queue on request", async () => {
        const [queue, plain] = await billing.queueInTheClear();
        const other = await set().account.queue();
        await send(billing.root, queue, "elsewhere");
        await billing.failedOnce(queue);
        const { code, out } = await set().tool("redrive", "start", plain, "--to", other.arn, "--yes");
        assert.equal(code, 0);
        assert.match(out, new RegExp(`COMPLETED: 1 of about 1 moved, to ${other.arn}`));
        assert.equal((await receive(billing.root, other.url))[0]?.Body, "elsewhere");
    });

    it("begins nothing without an answer", async () => {
        const { code, err } = await billing.toolAs("ops", "redrive", "start", billing.dead);
        assert.equal(code, 2);
        assert.match(err, /give --yes/);
    });

    it("tells why a task failed where nothing could be known before", async () => {
        await billing.poisoned("1");
        const key = await set().account.key();
        const name = uniqueName("closed");
        await billing.root.sqs.send(
            new CreateQueueCommand({ QueueName: name, Attributes: { KmsMasterKeyId: key } }),
        );
        const Policy = document(
            allow(["sqs:SendMessage"], set().account.arn("sqs", name), {
                Principal: { AWS: set().outputs.roleArns["ops"] },
            }),
        );
        const QueueUrl = billing.dead.replace(/[^/]*$/, name);
        await billing.root.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
        const { code, out } = await billing.toolAs(
            "ops",
            "redrive",
            "start",
            billing.dead,
            "--to",
            name,
            "--yes",
        );
        assert.equal(code, 1, out);
        assert.match(out, /FAILED: 0 of about 1 moved.*KmsAccessDenied: who started it may not use the key/);
        assert.equal(await countIn(billing.root, billing.dead), 1);
    });
});
