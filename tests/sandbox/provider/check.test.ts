import assert from "node:assert/strict";

import { check } from "../../../sandbox/provider/check";
import type { NamingRequest } from "../../../sandbox/provider/naming";
import { settingsFrom } from "../../../sandbox/provider/settings";
import { unknown, type Values } from "../../../sandbox/provider/values";

const queue = "aws:sqs/queue:Queue";
const topic = "aws:sns/topic:Topic";
const alias = "aws:kms/alias:Alias";
const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

const queueDefaults = {
    contentBasedDeduplication: false,
    delaySeconds: 0,
    fifoQueue: false,
    maxMessageSize: 262144,
    messageRetentionSeconds: 345600,
    receiveWaitTimeSeconds: 0,
    region: "us-east-1",
    visibilityTimeoutSeconds: 30,
};

function checked(type: string, news: Values, rest: Partial<NamingRequest> = {}, config: Values = {}) {
    const seed = new Uint8Array([1, 2, 3]);
    return check({ type, logicalName: "orders", news, olds: {}, seed, ...rest }, settingsFrom(config, {}));
}

const nameOf = (type: string, news: Values, rest?: Partial<NamingRequest>) =>
    checked(type, news, rest).inputs["name"];
const failuresOf = (type: string, news: Values, rest?: Partial<NamingRequest>) =>
    checked(type, news, rest).failures.map(({ reason }) => reason);

describe("the stand-in provider's Check", () => {
    it("fills in the defaults and the name of a queue, and lists them", () => {
        assert.deepEqual(checked(queue, {}), {
            inputs: {
                ...queueDefaults,
                name: "orders-039058c",
                __defaults: [
                    "contentBasedDeduplication",
                    "delaySeconds",
                    "fifoQueue",
                    "maxMessageSize",
                    "messageRetentionSeconds",
                    "name",
                    "receiveWaitTimeSeconds",
                    "visibilityTimeoutSeconds",
                ],
            },
            failures: [],
        });
    });

    it("keeps what the program sets", () => {
        const { inputs } = checked(queue, { name: "mine", delaySeconds: 5, region: "eu-west-1" });
        assert.deepEqual(
            [inputs["name"], inputs["delaySeconds"], inputs["region"]],
            ["mine", 5, "eu-west-1"],
        );
    });

    it("names by seven hexadecimal characters, the same for the same seed and others without one", () => {
        const random = () => nameOf(queue, {}, { seed: new Uint8Array() });
        assert.equal(nameOf(queue, {}), nameOf(queue, {}));
        assert.match(String(random()), /^orders-[0-9a-f]{7}$/);
        assert.notEqual(random(), random());
    });

    it("ends the name of a FIFO queue and of a FIFO topic with .fifo", () => {
        assert.equal(nameOf(queue, { fifoQueue: true }), "orders-039058c.fifo");
        assert.equal(nameOf(topic, { fifoTopic: true }), "orders-039058c.fifo");
        assert.equal(nameOf(queue, { fifoQueue: false }), "orders-039058c");
    });

    it("does not guess at a FIFO flag that is unknown", () => {
        assert.equal(nameOf(queue, { fifoQueue: unknown }), "orders-039058c");
    });

    it("begins the name of an alias with alias/, once", () => {
        assert.equal(nameOf(alias, {}), "alias/orders-039058c");
        assert.equal(nameOf(alias, {}, { logicalName: "alias/orders" }), "alias/orders-039058c");
    });

    it("names every type that has a name, and none that has not", () => {
        assert.equal(nameOf(rolePolicy, {}), "orders-039058c");
        assert.equal(nameOf("aws:kms/key:Key", {}), undefined);
        assert.equal(
            checked("aws:s3/bucket:Bucket", {}, { logicalName: "Orders" }).inputs["bucket"],
            "orders-039058c",
        );
    });

    it("leaves the name to a name prefix", () => {
        assert.equal(nameOf(queue, { namePrefix: "orders-" }), undefined);
        assert.equal(nameOf(queue, { namePrefix: unknown }), undefined);
    });

    it("keeps an automatic name on an update, but not one that the program has taken away", () => {
        const olds = { name: "orders-1234567", __defaults: ["name"] };
        assert.equal(nameOf(queue, {}, { olds }), "orders-1234567");
        assert.equal(nameOf(queue, {}, { olds: { name: "mine", __defaults: [] } }), "orders-039058c");
    });

    it("follows the stack's naming configuration", () => {
        assert.equal(nameOf(queue, {}, { chosen: { name: "chosen", exact: true } }), "chosen");
        assert.equal(nameOf(queue, { fifoQueue: true }, { chosen: { name: "x", exact: false } }), "x.fifo");
        assert.equal(nameOf(queue, {}, { chosen: "none" }), undefined);
    });

    it("refuses a logical name that leaves no room for the random part", () => {
        const logicalName = "r".repeat(57);
        assert.deepEqual(failuresOf(role, {}, { logicalName }), [
            `name '${logicalName}-' plus 7 random chars is longer than maximum length 64`,
        ]);
        assert.deepEqual(failuresOf(role, {}, { logicalName: "r".repeat(56) }), []);
        assert.deepEqual(failuresOf(queue, {}, { logicalName: "q".repeat(72) }), []);
        assert.equal(failuresOf(queue, {}, { logicalName: "q".repeat(73) }).length, 1);
    });

    it("writes documents given as objects as text with sorted keys", () => {
        const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:*" }] };
        const text = '{"Statement":[{"Action":"sqs:*","Effect":"Allow"}],"Version":"2012-10-17"}';
        assert.equal(checked(rolePolicy, { policy }).inputs["policy"], text);
        assert.equal(checked(rolePolicy, { policy: text }).inputs["policy"], text);
        assert.equal(checked(rolePolicy, { policy: { Resource: unknown } }).inputs["policy"], unknown);
    });

    it("keeps a secret a secret", () => {
        const secret = (value: string | Values) => ({
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            value,
        });
        const { inputs, failures } = checked(rolePolicy, { policy: secret({ Version: "1" }) });
        assert.deepEqual([inputs["policy"], failures], [secret('{"Version":"1"}'), []]);
    });

    it("adds the provider's default tags below the resource's own", () => {
        const config = { defaultTags: '{"tags":{"team":"a","stage":"dev"}}' };
        const { inputs } = checked(queue, { tags: { team: "b" } }, {}, config);
        assert.deepEqual(inputs["tags"], { team: "b", stage: "dev" });
    });

    it("says what the real provider says of wrong inputs", () => {
        assert.deepEqual(failuresOf(queue, { kmsMasterKeyId: unknown, sqsManagedSseEnabled: true }), [
            'Conflicting configuration arguments: "kms_master_key_id": conflicts with sqs_managed_sse_enabled. ' +
                "Examine values at 'orders.kmsMasterKeyId'.",
        ]);
        assert.deepEqual(failuresOf(queue, { delaySeconds: 901 }), [
            "expected delay_seconds to be in the range (0 - 900), got 901. Examine values at 'orders.delaySeconds'.",
        ]);
        assert.deepEqual(failuresOf(queue, { name: "a b" }), [
            "invalid queue name: a b. Examine values at 'orders.name'.",
        ]);
        assert.deepEqual(failuresOf(queue, { name: "plain", fifoQueue: true }), [
            "invalid queue name: plain. Examine values at 'orders.name'.",
        ]);
        assert.deepEqual(failuresOf(topic, { contentBasedDeduplication: true }), [
            "content-based deduplication can only be set for FIFO topics. " +
                "Examine values at 'orders.contentBasedDeduplication'.",
        ]);
        assert.match(
            failuresOf(rolePolicy, { policy: "{" })[0] ?? "",
            /^"policy" contains an invalid JSON: /,
        );
    });

    it("lets unknown inputs pass", () => {
        const unknowns = { delaySeconds: unknown, name: unknown, policy: unknown, fifoQueue: unknown };
        assert.deepEqual(failuresOf(queue, unknowns), []);
    });
});
