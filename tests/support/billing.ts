import assert from "node:assert/strict";

import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";

import { type AcceptedSet, externalId } from "./accepted-set";
import { type Caller, root, withRole } from "./callers";
import { toolIn } from "./cloud-tool";
import { fail, receive, send } from "./messages";
import type { Said } from "./tool";

/** As often as the accepted set lets a message of the queue `billing` be received. */
const tries = 5;

/** The queue `billing` of the accepted set with its dead letters, and whoever acts on them. */
export class Billing {
    constructor(private readonly set: () => AcceptedSet) {}

    get url(): string {
        return this.set().outputs.queueUrls["billing"]!;
    }

    get dead(): string {
        return this.set().outputs.deadLetterQueueUrls["billing"]!;
    }

    get deadArn(): string {
        return this.set().outputs.deadLetterQueueArns["billing"]!;
    }

    get deadName(): string {
        return this.deadArn.split(":").pop()!;
    }

    /** The root user, who has no use of the key of the set. */
    get root(): Caller {
        return root(this.set().account.backend);
    }

    as(role: string): Promise<Caller> {
        return withRole(this.set().operations.clients, this.set().outputs.roleArns[role]!, externalId);
    }

    /** Runs the tool as a role of the set, which may read no policies. */
    async toolAs(role: string, ...words: string[]): Promise<Said> {
        const { sqs } = await this.as(role);
        const { accessKeyId, secretAccessKey, sessionToken } = await sqs.config.credentials();
        const credentials = { accessKeyId, secretAccessKey, sessionToken: sessionToken! };
        return toolIn(this.set().account.backend, words, { credentials });
    }

    /** Puts messages among the dead letters, as the roles of the set do. */
    async poisoned(...bodies: string[]): Promise<void> {
        const web = await this.as("web");
        const MessageAttributes = { kind: { DataType: "String", StringValue: "order" } };
        for (const body of bodies) await send(web, this.url, body, { MessageAttributes });
        await fail(await this.as("worker"), this.url, tries);
    }

    /** How many dead letters somebody hides while looking at them. */
    async inFlight(): Promise<number> {
        const name = "ApproximateNumberOfMessagesNotVisible";
        const asked = new GetQueueAttributesCommand({ QueueUrl: this.dead, AttributeNames: [name] });
        return Number((await this.root.sqs.send(asked)).Attributes?.[name]);
    }

    /** A queue in the clear and its dead-letter queue, which is reached after one vain receive. */
    async queueInTheClear(suffix = ""): Promise<[queue: string, deadLetterQueue: string]> {
        const { account } = this.set();
        const attributes: Record<string, string> = suffix === "" ? {} : { FifoQueue: "true" };
        const dead = await account.queue(attributes, suffix);
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
        const queue = await account.queue({ ...attributes, RedrivePolicy }, suffix);
        return [queue.url, dead.url];
    }

    /** Receives in vain what goes to the dead letters after that. */
    async failedOnce(queue: string): Promise<void> {
        await receive(this.root, queue, { VisibilityTimeout: 0 });
        assert.deepEqual(await receive(this.root, queue), []);
    }
}
