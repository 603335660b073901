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
            "aws:sns/topicPolicy:TopicPolicy orders-topic-policy",
        ]);
    });

    it("makes no queue before the policy of its key", async () => {
        const recording = await preview(threeLines);
        const queues = recording.ofType("aws:sqs/queue:Queue").map(({ name }) => name);
        strictEqual(queues.length, 3);
        // A child waits for its component.
        for (const component of ["EncryptedQueue", "QueueSubscription"]) {
            const first = before(recording, `pulumi-secure-messaging:index:${component} orders-main`);
            ok(first.has("aws:kms/keyPolicy:KeyPolicy orders-key-policy"), component);
        }
    });

    it("makes no queue for what is undelivered before the policy of the topic's key", async () => {
        const recording = await preview({ ...threeLines, encryption: { separateTopicKey: true } });
        const component = "pulumi-secure-messaging:index:QueueSubscription orders-main";
        ok(before(recording, component).has("aws:kms/keyPolicy:KeyPolicy orders-topic-key-policy"));
    });

    it("lets a role reach nothing that has no policy yet", async () => {
        const recording = await preview(threeLines);
        const reached: Record<string, string[]> = {
            api: ["aws:sns/topicPolicy:TopicPolicy orders-topic-policy"],
            worker: ["aws:sqs/queuePolicy:QueuePolicy orders-main-queue-policy"],
            ops: ["main-queue", "main-dlq", "main-subscription-dlq"].map(
                (queue) => `aws:sqs/queuePolicy:QueuePolicy orders-${queue}-policy`,
            ),
        };
        for (const [role, policies] of Object.entries(reached)) {
            const first = before(recording, `aws:iam/rolePolicy:RolePolicy orders-${role}-role-policy`);
            deepStrictEqual(
                policies.filter((title) => !first.has(title)),
                [],
                role,
            );
        }
    });

    it("admits publishers to the key of a topic that has its policy", async () => {
        const sseSqsReason = "Public data only, agreed with security in SEC-42";
        for (const [encryption, key] of [
            [{}, "orders"],
            [{ separateTopicKey: true }, "orders-topic"],
            [{ sseSqsReason }, "orders"],
        ] as const) {
            const recording = await preview({ ...threeLines, encryption });
            const first = before(recording, `aws:kms/keyPolicy:KeyPolicy ${key}-key-policy`);
            ok(first.has("aws:sns/topicPolicy:TopicPolicy orders-topic-policy"), JSON.stringify(encryption));
        }
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

    it("leaves queues and topic their policies as long as they are there", async () => {
        const recording = await preview(threeLines);
        const policies = ["aws:sqs/queuePolicy:QueuePolicy", "aws:sns/topicPolicy:TopicPolicy"].flatMap(
            (type) => recording.ofType(type),
        );
        strictEqual(policies.length, 4);
        ok(policies.every((it) => it.retainOnDelete && !it.deleteBeforeReplace));
    });
});
