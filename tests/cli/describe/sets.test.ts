import assert from "node:assert";

import { Access, MessagingSet } from "../../../components";
import { described, type Described } from "../../../cli/describe/sets";
import { type Held } from "../../../cli/source/resource";
import * as raw from "../../../examples/reference-set/raw";
import { heldOf } from "../../support/held-programs";

const program = () =>
    new MessagingSet("orders", {
        queues: { billing: {} },
        roles: {
            api: { access: Access.Publisher, trust: { ecsTask: {} } },
            worker: { access: Access.Consumer, trust: { ec2: {} } },
        },
    });

/** What is told of the resources of a program. */
function setsOf(resources: Held[]): Described[] {
    return described({ words: "a state", resources, missing: [] }).sets;
}

describe("the description of a set", () => {
    let set: Described;

    before(async () => {
        const sets = setsOf(await heldOf(program));
        assert.strictEqual(sets.length, 1);
        set = sets[0]!;
    });

    const row = (table: string, head: string, name: string) =>
        set.tables[table]!.find((it) => it[head] === name);

    it("bears the name of its component", () => {
        assert.strictEqual(set.name, "orders (MessagingSet)");
        assert.deepStrictEqual(Object.keys(set.tables), [
            "queues",
            "topics",
            "keys",
            "roles",
            "sources",
            "alarms",
        ]);
    });

    it("tells of a queue its key, dead-letter queue, retention and receives", () => {
        assert.deepStrictEqual(row("queues", "queue", "orders-billing-queue"), {
            queue: "orders-billing-queue",
            FIFO: "no",
            encryption: "orders-key",
            "dead-letter queue": "orders-billing-dlq",
            "max receives": "5",
            "dead letters of": "",
            retention: "4 days",
            "hidden for": "30 seconds",
        });
        assert.strictEqual(
            row("queues", "queue", "orders-billing-dlq")?.["dead letters of"],
            "orders-billing-queue",
        );
    });

    it("tells of a topic to what it delivers, and of a key its rotation and what it encrypts", () => {
        assert.strictEqual(row("topics", "topic", "orders-topic")?.["delivers to"], "orders-billing-queue");
        const key = row("keys", "key", "orders-key");
        assert.deepStrictEqual(
            [key?.["rotation"], key?.["deleted after"], key?.["encrypts"]?.split(", ").length],
            ["every 365 days", "30 days", 4],
        );
    });

    it("tells of a role what it may do, and who assumes it", () => {
        assert.deepStrictEqual(
            ["orders-api-role", "orders-worker-role"].map((name) => {
                const role = row("roles", "role", name);
                return [role?.["may"], role?.["assumed by"]];
            }),
            [
                ["orders-topic: publish", "ecs-tasks.amazonaws.com under conditions"],
                ["orders-billing-queue: receive and delete, hide, read settings (some)", "ec2.amazonaws.com"],
            ],
        );
    });

    it("tells of a source where it sends, and of an alarm what it watches", () => {
        assert.deepStrictEqual(
            set.tables["sources"]!.map((source) => [
                source["source"],
                source["sends to"],
                source["dead letters to"],
            ]),
            [["orders-billing-subscription", "orders-billing-queue", "orders-billing-subscription-dlq"]],
        );
        const alarm = row("alarms", "alarm", "orders-billing-dlq-alarm");
        assert.deepStrictEqual(
            [alarm?.["watches"], alarm?.["goes off"]],
            ["ApproximateNumberOfMessagesVisible", "at or above 1"],
        );
    });
});

describe("the description of other resources", () => {
    it("tells the same of a program written raw, beside the components", async () => {
        const [own] = setsOf(await heldOf(() => raw.referenceSet("orders")));
        assert.strictEqual(own?.name, "beside the components");
        assert.strictEqual(
            own.tables["queues"]!.find((it) => it["queue"] === "orders-main-queue")?.["max receives"],
            "5",
        );
    });

    it("says of a preview what it does not know yet", async () => {
        const [own] = setsOf(await heldOf(() => raw.referenceSet("orders"), { preview: true }));
        const queue = own?.tables["queues"]!.find((it) => it["queue"] === "orders-main-queue");
        assert.deepStrictEqual(
            [queue?.["encryption"], queue?.["max receives"]],
            ["orders-key", "not known yet"],
        );
    });
});
