import { deepStrictEqual, strictEqual, throws } from "node:assert";

import * as pulumi from "@pulumi/pulumi";

import { Access, MessagingSet, type MessagingSetArgs } from "../../../components";
import { runProgram } from "../../support/mocks";

const args: MessagingSetArgs = {
    name: "orders",
    queues: { main: {}, audit: { subscribe: false } },
    roles: {
        worker: { access: Access.Consumer, trust: { ecsTask: {} } },
        legacy: { access: Access.Producer, existingRoleArn: "arn:aws:iam::111122223333:role/legacy" },
    },
    alarms: { notificationTopic: { enabled: true } },
};
const arnOf = (service: string, name: string) => `arn:aws:${service}:eu-west-1:111122223333:${name}`;

/** What outputs of a set are, in a preview. */
async function known(of: (set: MessagingSet) => pulumi.Input<unknown>[]): Promise<unknown[]> {
    const found: unknown[] = [];
    await runProgram(() => {
        pulumi.all(of(new MessagingSet("orders", args))).apply((values) => found.push(...values));
    });
    return found;
}

/** What a set says of a part that it does not have. */
async function told(of: (set: MessagingSet) => unknown, own = args): Promise<string> {
    let said = "";
    await runProgram(() => {
        const set = new MessagingSet("orders", own);
        throws(
            () => of(set),
            ({ message }: Error) => (said = message) !== "",
        );
    });
    return said;
}

describe("a part of a set by its name", () => {
    it("is the component that the set made", async () => {
        const found = await known((set) => [
            set.queue("audit").queueArn,
            set.queue("main").deadLetterQueueArn,
            set.role("worker").roleArn,
            set.role("legacy").roleArn,
            set.topic().topicArn,
        ]);
        deepStrictEqual(found, [
            arnOf("sqs", "orders-audit"),
            arnOf("sqs", "orders-main-dlq"),
            "arn:aws:iam::111122223333:role/orders-worker",
            "arn:aws:iam::111122223333:role/legacy",
            arnOf("sns", "orders"),
        ]);
    });

    it("is refused where the set has none of that name", async () => {
        strictEqual(
            await told((set) => set.queue("mian")),
            'MessagingSet "orders": there is no queue mian; the set has main, audit; name one that it has, or add it.',
        );
        strictEqual(
            await told((set) => set.role("constructor")),
            'MessagingSet "orders": there is no role constructor; the set has worker, legacy; name one that it has, or add it.',
        );
        strictEqual(
            await told((set) => set.role("worker"), {}),
            'MessagingSet "orders": there is no role worker; the set has no role at all; name one that it has, or add it.',
        );
        strictEqual(
            await told((set) => set.topic(), { topic: { enabled: false } }),
            'MessagingSet "orders": there is no topic; topic.enabled is false; leave it out where you need the topic.',
        );
    });
});

describe("a method that was taken off its set", () => {
    it("says that it belongs to one", async () => {
        const said = await told((set) => (0, set.queue)("main"));
        strictEqual(said, "queue, role and topic belong to a set: call them on it, as in set.queue(name).");
    });
});

describe("what a trail has to watch of a set", () => {
    it("is every queue and topic, known in a preview", async () => {
        const [queues, topics] = await known((set) => [set.allQueueArns, set.allTopicArns]);
        const names = ["main", "audit", "main-dlq", "audit-dlq", "main-subscription-dlq"];
        deepStrictEqual(
            queues,
            names.map((name) => arnOf("sqs", `orders-${name}`)),
        );
        deepStrictEqual(
            topics,
            ["orders", "orders-notifications-topic-0a1b2c3"].map((name) => arnOf("sns", name)),
        );
    });
});
