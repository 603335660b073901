import { deepStrictEqual, ok, strictEqual } from "node:assert";

import { threeLines, preview } from "../support/messaging-sets";
import { type Recording } from "../support/mocks";

describe("the order of a set", () => {
    /** Everything that a resource waits for, directly or not. */
    function before({ all }: Recording, title: string, seen = new Set<string>()): Set<string> {
        const registration = all.find(({ type, name }) => `${type} ${name}` === title);
        for (const dependency of registration?.dependencies ?? []) {
            if (seen.has(dependency)) continue;
            seen.add(dependency);
            before({ all } as Recording, dependency, seen);
        }
        return seen;
    }

    it("has no cycle", async () => {
        const recording = await preview(threeLines);
        for (const { type, name } of recording.all) {
            strictEqual(
                before(recording, `${type} ${name}`).has(`${type} ${name}`),
                false,
                `${type} ${name}`,
            );
        }
    });

    it("makes roles before the key policy that names them", async () => {
        const recording = await preview(threeLines);
        const { dependencies } = recording.one("aws:kms/keyPolicy:KeyPolicy", "orders-key-policy");
        deepStrictEqual(dependencies, [
            "aws:iam/role:Role orders-api-role",
            "aws:iam/role:Role orders-ops-role",
            "aws:iam/role:Role orders-worker-role",
            "aws:kms/alias:Alias orders-key",
            "aws:kms/key:Key orders-key",
            "aws:sns/topic:Topic orders-topic",
        ]);
    });

    it("makes every policy before the subscription", async () => {
        const recording = await preview(threeLines);
        const first = before(
            recording,
            "aws:sns/topicSubscription:TopicSubscription orders-main-subscription",
        );
        const policies = [
            "aws:kms/keyPolicy:KeyPolicy orders-key-policy",
            "aws:sns/topicPolicy:TopicPolicy orders-topic-policy",
            "aws:sqs/queuePolicy:QueuePolicy orders-main-queue-policy",
            "aws:sqs/queuePolicy:QueuePolicy orders-main-subscription-dlq-policy",
        ];
        deepStrictEqual(
            policies.filter((title) => !first.has(title)),
            [],
        );
    });

    it("replaces queue policies by deleting the old one first", async () => {
        const policies = (await preview(threeLines)).ofType("aws:sqs/queuePolicy:QueuePolicy");
        strictEqual(policies.length, 3);
        ok(policies.every((it) => it.deleteBeforeReplace));
    });
});
