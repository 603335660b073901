import assert from "node:assert/strict";

import {
    CancelMessageMoveTaskCommand,
    ListMessageMoveTasksCommand,
    StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";

import { errorOf, eventually } from "../support/aws";
import type { Caller } from "../support/callers";
import { deployedSets, type DeployedSets } from "../support/deployed-sets";
import { countIn, fail, receive, send, take } from "../support/messages";

/** As often as the set lets a message of this queue be received before it goes to the dead letters. */
const tries = 3;

async function taskOf(operator: Caller, SourceArn: string) {
    const { Results = [] } = await operator.sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
    return Results[0];
}

describe("the dead letters of a deployed set", function () {
    const sets = deployedSets();
    const billing = ({ orders }: DeployedSets) => ({
        url: orders.queueUrls["billing"]!,
        deadLetterUrl: orders.deadLetterQueueUrls["billing"]!,
        SourceArn: orders.deadLetterQueueArns["billing"]!,
        callers: orders.callers,
    });

    it("are messages that were received as often as the set allows", async () => {
        const { url, deadLetterUrl, callers } = billing(sets());
        await send(callers.producer, url, "poison");
        await fail(callers.consumer, url, tries);
        const [message] = await receive(callers.operator, deadLetterUrl);
        assert.equal(message?.Body, "poison");
        assert.equal(message?.Attributes?.DeadLetterQueueSourceArn, sets().orders.queueArns["billing"]);
    });

    it("are moved back by the operator who has looked at them, and are processed then", async () => {
        const { url, deadLetterUrl, SourceArn, callers } = billing(sets());
        await send(callers.producer, url, "poison");
        await fail(callers.consumer, url, tries);
        const [message] = await receive(callers.operator, deadLetterUrl, { VisibilityTimeout: 0 });
        assert.equal(message?.Body, "poison");
        await callers.operator.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
        await eventually(
            async () => (await taskOf(callers.operator, SourceArn))?.Status === "COMPLETED" || undefined,
        );
        assert.equal((await taskOf(callers.operator, SourceArn))?.ApproximateNumberOfMessagesMoved, 1);
        assert.equal(await countIn(callers.operator, deadLetterUrl), 0);
        const [again] = await receive(callers.consumer, url);
        assert.equal(again?.Body, "poison");
        assert.equal(again?.Attributes?.ApproximateReceiveCount, "1", "it has all its tries again");
    });

    it("are moved as fast as the operator says, and no more once the operator stops it", async () => {
        const { url, deadLetterUrl, SourceArn, callers } = billing(sets());
        const bodies = Array.from({ length: 10 }, (_, index) => `poison ${index}`);
        for (const body of bodies) await send(callers.producer, url, body);
        await fail(callers.consumer, url, tries);
        const slowly = new StartMessageMoveTaskCommand({ SourceArn, MaxNumberOfMessagesPerSecond: 1 });
        const { TaskHandle } = await callers.operator.sqs.send(slowly);
        await eventually(async () => ((await countIn(callers.consumer, url)) > 0 ? true : undefined));
        await callers.operator.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
        await eventually(
            async () => (await taskOf(callers.operator, SourceArn))?.Status === "CANCELLED" || undefined,
        );
        const back = await countIn(callers.consumer, url);
        const left = await countIn(callers.operator, deadLetterUrl);
        assert.ok(back > 0 && left > 0, `${back} moved, ${left} left`);
        const found = [
            ...(await take(callers.consumer, url, back)),
            ...(await take(callers.operator, deadLetterUrl, left)),
        ];
        assert.deepEqual(found.sort(), bodies);
    });

    it("are moved by nobody but the operator", async () => {
        const { SourceArn, callers } = billing(sets());
        const start = new StartMessageMoveTaskCommand({ SourceArn });
        for (const name of ["producer", "consumer", "publisher", "auditor", "administrator"] as const)
            assert.equal(await errorOf(callers[name].sqs.send(start)), "AccessDenied", name);
    });

    it("come from no queue but the one of the set", async () => {
        const { SourceArn } = billing(sets());
        const { account } = sets();
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
        assert.equal(await errorOf(account.queue({ RedrivePolicy })), "InvalidParameterValue");
    });
});
