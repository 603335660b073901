import { PurgeQueueCommand } from "@aws-sdk/client-sqs";

import { repositoryRoot } from "../../sandbox";
import { type Backend, startBackend } from "../../sandbox/backend";
import { Account, allow } from "./aws";
import { type Caller, withRole } from "./callers";
import { Deployment } from "./deployment";
import { withEngine } from "./sandbox";

type ByName = Record<string, string>;

/** What the program tests/programs/flows tells of a set. */
interface SetOutputs {
    keyArn: string;
    topicKeyArn: string;
    topicArn: string;
    topicName: string;
    queueUrls: ByName;
    queueArns: ByName;
    deadLetterQueueUrls: ByName;
    deadLetterQueueArns: ByName;
    subscriptionArns: ByName;
    subscriptionDeadLetterQueueUrls: ByName;
    subscriptionDeadLetterQueueArns: ByName;
    roleArns: ByName;
}

/** A set that is deployed, and who has its roles. */
export interface DeployedSet<Name extends string = string> extends SetOutputs {
    callers: Record<Name, Caller>;
}

export type OrdersRole =
    "producer" | "consumer" | "operator" | "publisher" | "subscriber" | "auditor" | "administrator";
export type JobsRole = "producer" | "consumer" | "operator" | "publisher";

/** The program tests/programs/flows in a local AWS of its own, so that no other test's reset or fault reaches it. */
export interface DeployedSets {
    backend: Backend;
    account: Account;
    /** The root user of the account of the sets. */
    root: Caller;
    /** Who may take the roles of the sets. */
    operations: Caller;
    /** A role of another account that is a sender of `orders`. */
    partner: Caller;
    /** The standard set: a key, a topic and the queues `billing` and `search`, of which the second filters. */
    orders: DeployedSet<OrdersRole>;
    /** The FIFO set: a key for the topic, another for the queue `main`. */
    jobs: DeployedSet<JobsRole>;
}

/** What the trust of the roles demands of who takes them. */
export const externalId = "flows-2026";
export const partnerAccount = "444455556666";
/** What a role may be allowed in its own account without thereby reaching the messages of a set. */
export const everyMessage = ["sqs:*", "sns:*", "kms:*"];

let shared: Promise<{ sets: DeployedSets; close: () => Promise<void> }> | undefined;

after(async () => {
    await (await shared?.catch(() => undefined))?.close();
});

/** The sets, deployed once in a process; in a suite, with empty queues before each of its tests. */
export function deployedSets(): () => DeployedSets {
    let sets: DeployedSets | undefined;
    before(withEngine);
    before(async function () {
        this.timeout(120_000);
        shared ??= deploy();
        ({ sets } = await shared);
    });
    beforeEach(() => emptied(sets!));
    return () => sets!;
}

async function deploy() {
    const backend = await startBackend();
    const account = new Account(backend);
    const operations = await account.role();
    const partner = await new Account({ ...backend, account: partnerAccount }).role([
        allow(everyMessage, "*"),
    ]);
    const config = { "flows:operations": operations.arn, "flows:partner": partner.arn };
    const request = { program: "tests/programs/flows", folder: repositoryRoot, config };
    const deployment = await Deployment.of(request, backend);
    const close = () => {
        deployment.close();
        return backend.stop();
    };
    try {
        await deployment.up();
        const outputs = await deployment.outputs<{ standard: SetOutputs; fifo: SetOutputs }>();
        const orders = await withCallers<OrdersRole>(operations.clients, outputs.standard);
        const jobs = await withCallers<JobsRole>(operations.clients, outputs.fifo);
        const { root } = account;
        const sets = { backend, account, root, operations: operations.clients, partner: partner.clients };
        return { sets: { ...sets, orders, jobs }, close };
    } catch (error) {
        await close();
        throw error;
    }
}

async function withCallers<Name extends string>(operations: Caller, set: SetOutputs) {
    const callers = await Promise.all(
        Object.entries(set.roleArns).map(async ([name, arn]) => [
            name,
            await withRole(operations, arn, externalId),
        ]),
    );
    return { ...set, callers: Object.fromEntries(callers) as Record<Name, Caller> };
}

/** The URLs of every queue of a set. */
export function queuesOf(set: DeployedSet): string[] {
    const { queueUrls, deadLetterQueueUrls, subscriptionDeadLetterQueueUrls } = set;
    return [queueUrls, deadLetterQueueUrls, subscriptionDeadLetterQueueUrls].flatMap((urls) =>
        Object.values(urls),
    );
}

async function emptied({ root, orders, jobs }: DeployedSets): Promise<void> {
    const urls = [...queuesOf(orders), ...queuesOf(jobs)];
    await Promise.all(urls.map((QueueUrl) => root.sqs.send(new PurgeQueueCommand({ QueueUrl }))));
}
